/**
 * When something that was handed in began to arrive, by the clock of the door (S5.2, S5.3): bound to the id of its
 * command and to the hash of its bytes, so that whatever is sent again counts from its first try.
 */
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import { StoreError } from '../database/store-error.js';

export interface Arrival {
  journey: string;
  /** The id of the command with which it is handed in. */
  command: string;
  /** What it is for: an element, `case-study`, or a kind of evidence. */
  purpose: string;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
  /** Its first byte, UTC. */
  at: Instant;
}

/** An id stands for one document and one purpose, whatever happens to the try. */
export class ArrivalOfOtherDocument extends StoreError {
  constructor(command: string) {
    super(
      'arrival-of-other-document',
      `Another document, or one for another purpose, has arrived under the id ${command} already, and its arrival stands. Give this one an id of its own: it counts from now.`,
    );
  }
}

/** @throws ArrivalOfOtherDocument if the first is about something else than the second */
export function refuseOther(first: Arrival, second: Pick<Arrival, 'command' | 'sha256' | 'purpose'>): void {
  if (first.sha256 !== second.sha256 || first.purpose !== second.purpose) {
    throw new ArrivalOfOtherDocument(second.command);
  }
}

/**
 * Keeps an arrival, and answers with the one that stands: the earliest at any door.
 * @throws ArrivalOfOtherDocument
 */
export async function keepArrival(store: Store, arrival: Arrival): Promise<Arrival> {
  // Of two doors that could not see each other, the one that saw the first byte is right.
  const standing = await store.db
    .insertInto('arrivals')
    .values(arrival)
    .onConflict((conflict) =>
      conflict
        .columns(['journey', 'command'])
        .doUpdateSet((row) => ({ at: row.fn<Instant>('least', ['arrivals.at', 'excluded.at']) }))
        .whereRef('arrivals.sha256', '=', 'excluded.sha256')
        .whereRef('arrivals.purpose', '=', 'excluded.purpose'),
    )
    .returningAll()
    .executeTakeFirst();
  if (standing === undefined) throw new ArrivalOfOtherDocument(arrival.command);
  return standing;
}

/** The arrival of what is handed in with that command; null if nothing of it has arrived. */
export async function readArrival(store: Store, journey: string, command: string): Promise<Arrival | null> {
  const query = store.db.selectFrom('arrivals').selectAll().where('journey', '=', journey);
  return (await query.where('command', '=', command).executeTakeFirst()) ?? null;
}

/** Everything that has arrived for a journey, taken or not, oldest first. */
export function listArrivals(store: Store, journey: string): Promise<Arrival[]> {
  const query = store.db.selectFrom('arrivals').selectAll().where('journey', '=', journey);
  return query.orderBy('at').orderBy('command').execute();
}
