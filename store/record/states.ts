/** The newest states of many journeys, folded from the record page by page, for whoever asks more than the read model has. */
import { fold } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import { readEnrolment } from './enrolments.js';
import { eventOf } from './journal-rows.js';
import { withEvents } from './journal-walk.js';
import type { JourneyFilter } from '../read-model/journey-filter.js';
import { listJourneys, type JourneyRow, type Scope } from '../read-model/read-model.js';

export interface JourneyState {
  row: JourneyRow;
  state: Journey;
  /** Where the clock of a rehearsal was moved to, if it stands after the newest event. */
  clock: Instant | null;
}

/** Some 10,000 events in memory at once. */
const AT_ONCE = 50;

/** Journeys that go on, by reference. */
export async function* statesOf(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
): AsyncGenerator<JourneyState> {
  let after: string | undefined;
  do {
    const page = { size: AT_ONCE, ...(after === undefined ? {} : { after }) };
    const { rows, next } = await listJourneys(store, scope, filter, page);
    const going = rows.filter(({ status }) => status !== 'ended');
    yield* await folded(store, going);
    after = next ?? undefined;
  } while (after !== undefined);
}

async function folded(store: Store, rows: readonly JourneyRow[]): Promise<JourneyState[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ journey }) => journey);
  const starts = await store.db.selectFrom('journeys').selectAll().where('id', 'in', ids).execute();
  const records = await withEvents(store.db, starts);
  const clocks = await store.db
    .selectFrom('rehearsal_clocks')
    .selectAll()
    .where('journey', 'in', ids)
    .execute();
  const clockOf = new Map(clocks.map(({ journey, at }) => [journey, at]));
  const states = new Map<string, Journey>();
  for (const { start, events } of records)
    states.set(start.id, fold(await readEnrolment(store, start), events.map(eventOf)));
  return rows.flatMap((row) => {
    const state = states.get(row.journey);
    return state ? [{ row, state, clock: clockOf.get(row.journey) ?? null }] : [];
  });
}
