/**
 * The record (S7.1): append-only, gapless and hash-chained (see canonical), each event exactly once.
 * Record and read model are written by one statement, so that they never disagree.
 */
import type { Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { apply, evolve, fold } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { hashOfEnrolment } from './canonical.js';
import type { Store } from '../database/database.js';
import { readEnrolment } from './enrolments.js';
import { keepDefinitions, readDefinitions } from './definitions.js';
import { forgetFold, knownFold, rememberFold, type Fold } from './folds.js';
import { chained, eventOf, storedColumns } from './journal-rows.js';
import { JournalConflict, refuseGaps, unrecorded } from './journal-conflict.js';
import { begin, extend } from './journal-write.js';
import { foldBeforeEvent, keepFold, MANY_EVENTS } from './kept-folds.js';

export { JournalConflict } from './journal-conflict.js';

export interface JournalOnFile {
  enrolment: Enrolment;
  events: JourneyEvent[];
}

/** Each failed try means that another writer got further, which cannot go on for long. */
const MOST_TRIES = 20;

/**
 * Appends events and brings the row of the read model up to them, both or neither, in one round trip when
 * the journey was written here last. Events that are there already are passed over, so that a repeat,
 * or two writers at once, give one record.
 * @param enrolment needed with event 1 only
 * @throws JournalConflict on a gap, on another event at a known number, or another enrolment
 */
export async function appendEvents(
  store: Store,
  journey: string,
  enrolment: Enrolment | null,
  events: JourneyEvent[],
): Promise<void> {
  const [first] = events;
  if (!first) return;
  refuseGaps(journey, events);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const known = await foldBefore(store, journey, first.n);
    if (!known) {
      if (await beginRecord(store, journey, enrolment, events)) return;
      continue;
    }
    const fresh = await unrecorded(store, known, enrolment, events);
    if (fresh.length === 0) return;
    if (await extendRecord(store, known, fresh)) return;
    forgetFold(journey);
  }
  throw new Error(`the record of ${journey} was busy ${MOST_TRIES} times in a row`);
}

/** The whole record of a journey, oldest event first; null if there is none. */
export async function readJournal(store: Store, journey: string): Promise<JournalOnFile | null> {
  const start = await readStart(store, journey);
  return start && { enrolment: start.enrolment, events: await readEvents(store, journey, 0, start.n) };
}

/**
 * The events of a journey after event `n`, oldest first; for readers that hold those before already.
 * @param most at once; default: all
 */
export async function readEventsAfter(
  store: Store,
  journey: string,
  n: number,
  most: number | null = null,
): Promise<JourneyEvent[]> {
  let query = store.db.selectFrom('journal').select(storedColumns).where('journey', '=', journey);
  query = query.where('n', '>', n).orderBy('n');
  if (most !== null) query = query.limit(most);
  return (await query.execute()).map(eventOf);
}

/**
 * What was true after event `n`, or at an instant (UTC, its own second included): the fold of the events
 * up to there (S6.3). Null if the journey had not begun.
 */
export async function foldUpTo(
  store: Store,
  journey: string,
  until: number | Instant,
): Promise<Journey | null> {
  const start = await readStart(store, journey);
  if (!start) return null;
  const n = typeof until === 'number' ? Math.min(until, start.n) : await numberAt(store, journey, until);
  return n < 1 ? null : (await foldedTo(store, start.enrolment, n)).journey;
}

/** Where a journey stands by its record, and what it was begun with; null if it has none. */
export async function newestState(
  store: Store,
  journey: string,
): Promise<{ enrolment: Enrolment; journey: Journey } | null> {
  const start = await readStart(store, journey);
  if (!start) return null;
  const known = knownFold(journey);
  const isNewest = known?.journey.n === start.n && known.head.equals(start.head);
  return {
    enrolment: start.enrolment,
    journey: isNewest ? known.journey : (await readFoldOf(store, start)).journey,
  };
}

/** How many events a journey has in the record; 0 if it has none. */
export async function recordedEvents(store: Store, journey: string): Promise<number> {
  const row = await store.db.selectFrom('journeys').select('n').where('id', '=', journey).executeTakeFirst();
  return row?.n ?? 0;
}

/** The number of the last event that had happened at an instant. */
async function numberAt(store: Store, journey: string, until: Instant): Promise<number> {
  const { last } = await store.db
    .selectFrom('journal')
    .select((eb) => eb.fn.max('n').as('last'))
    .where('journey', '=', journey)
    .where('at', '<=', until)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

async function beginRecord(
  store: Store,
  journey: string,
  enrolment: Enrolment | null,
  events: JourneyEvent[],
): Promise<boolean> {
  if (events[0]?.n !== 1) throw new JournalConflict(journey, events[0]?.n ?? 0, 'gap', 0);
  if (enrolment === null) throw new JournalConflict(journey, 1, 'no-enrolment', 0);
  const hashes = await keepDefinitions(store, enrolment);
  const kept = { ...enrolment, ...(await readDefinitions(store, hashes)) };
  const { rows, head } = chained(
    journey,
    hashOfEnrolment(enrolment, hashes.programme, hashes.cohort),
    events,
  );
  const state = fold(kept, events);
  if (!(await begin(store, enrolment, hashes, head, rows, state))) return false;
  rememberFold({ journey: state, head });
  return true;
}

async function extendRecord(store: Store, known: Fold, events: JourneyEvent[]): Promise<boolean> {
  const { rows, head } = chained(known.journey.id, known.head, events);
  const state = events.reduce(evolve, known.journey);
  if (!(await extend(store, known, head, rows, state))) return false;
  rememberFold({ journey: state, head });
  return true;
}

/** From memory, unless that is too old to go on from; then from the record. */
async function foldBefore(store: Store, journey: string, n: number): Promise<Fold | null> {
  const known = knownFold(journey);
  return known && known.journey.n >= n - 1 ? known : readFold(store, journey);
}

/** The state of a journey as the record has it, and the hash to go on from. */
async function readFold(store: Store, journey: string): Promise<Fold | null> {
  const start = await readStart(store, journey);
  return start && readFoldOf(store, start);
}

async function readFoldOf(store: Store, { enrolment, n, head }: StartOnFile): Promise<Fold> {
  const { journey, took } = await foldedTo(store, enrolment, n);
  const read = { journey, head };
  rememberFold(read);
  if (took > MANY_EVENTS) await keepFold(store, read, enrolment);
  return read;
}

/** The state after event `n`, and how many events it took to fold. */
async function foldedTo(store: Store, enrolment: Enrolment, n: number) {
  const from = await foldBeforeEvent(store, enrolment, n);
  const events = await readEvents(store, enrolment.journey, from.n, n);
  return { journey: events.reduce(apply, from), took: events.length };
}

interface StartOnFile {
  enrolment: Enrolment;
  n: number;
  head: Buffer;
}

async function readStart(store: Store, journey: string): Promise<StartOnFile | null> {
  const row = await store.db.selectFrom('journeys').selectAll().where('id', '=', journey).executeTakeFirst();
  if (!row) return null;
  return { enrolment: await readEnrolment(store, row), n: row.n, head: row.head };
}

async function readEvents(
  store: Store,
  journey: string,
  after: number,
  upTo: number,
): Promise<JourneyEvent[]> {
  const query = store.db.selectFrom('journal').select(storedColumns).where('journey', '=', journey);
  return (await query.where('n', '>', after).where('n', '<=', upTo).orderBy('n').execute()).map(eventOf);
}
