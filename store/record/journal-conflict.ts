/** Telling a repeat from a contradiction (S7.1). */
import type { Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { hashOfEnrolment, hashOfEvent, hashOfValue } from './canonical.js';
import type { Store } from '../database/database.js';
import type { Fold } from './folds.js';
import { StoreError } from '../database/store-error.js';

const why = {
  gap: 'events before it are missing. Append those first.',
  'other-event': 'it has another event of that number. Read the record and go on from there.',
  'other-enrolment': 'the journey was begun with another enrolment.',
  'no-enrolment': 'the first event needs the enrolment.',
} as const;

export type Contradiction = keyof typeof why;

/** The record has something else at a number, or not yet what comes before it. Trying again does not help. */
export class JournalConflict extends StoreError {
  constructor(
    readonly journey: string,
    readonly n: number,
    readonly what: Contradiction,
    readonly recorded: number,
  ) {
    super(
      'journal-conflict',
      `The record of ${journey} has ${recorded} events and refuses event ${n}: ${why[what]}`,
    );
  }
}

/** Events of one batch follow each other without gaps. */
export function refuseGaps(journey: string, events: readonly JourneyEvent[]): void {
  const start = events[0]?.n ?? 1;
  const wrong = events.find((event, index) => event.n !== start + index);
  if (wrong) throw new JournalConflict(journey, wrong.n, 'gap', start - 1);
}

/**
 * The events that the record does not have yet; those it has are compared by hash.
 * @throws JournalConflict
 */
export async function unrecorded(
  store: Store,
  known: Fold,
  enrolment: Enrolment | null,
  events: JourneyEvent[],
): Promise<JourneyEvent[]> {
  const { id, n } = known.journey;
  const first = events[0]?.n ?? 1;
  if (first > n + 1) throw new JournalConflict(id, first, 'gap', n);
  if (first === n + 1) return events;
  const stored = await store.db
    .selectFrom('journal')
    .select(['n', 'previous_hash', 'hash'])
    .where('journey', '=', id)
    .where((eb) => eb.between('n', first, Math.min(n, first + events.length - 1)))
    .orderBy('n')
    .execute();
  for (const [index, row] of stored.entries()) {
    const event = events[index];
    if (event?.n === 1 && enrolment !== null && !startOf(enrolment).equals(row.previous_hash)) {
      throw new JournalConflict(id, 1, 'other-enrolment', n);
    }
    if (!event || !hashOfEvent(row.previous_hash, event).equals(row.hash)) {
      throw new JournalConflict(id, row.n, 'other-event', n);
    }
  }
  return events.slice(stored.length);
}

const startOf = (enrolment: Enrolment): Buffer =>
  hashOfEnrolment(enrolment, hashOfValue(enrolment.programme), hashOfValue(enrolment.cohort));
