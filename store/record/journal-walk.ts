/** Through every record there is, a few journeys at a time, each as it was at one moment. */
import type { Kysely } from 'kysely';
import type { Database, Store } from '../database/database.js';
import type { StoredStart } from './enrolments.js';
import type { JourneyRow } from '../read-model/journey-row.js';
import { storedColumns, type StoredEvent } from './journal-rows.js';

export interface StoredRecord {
  start: StoredStart;
  /** As they are in the table, by number. */
  events: StoredEvent[];
  row: JourneyRow | null;
}

/** How far a walk has come: journeys done, of how many. */
export type OnProgress = (done: number, of: number) => void;

/** Some 10,000 events in memory at once. */
const JOURNEYS_AT_ONCE = 50;

export async function* walk(store: Store, onProgress: OnProgress = () => undefined) {
  const { of } = await store.db
    .selectFrom('journeys')
    .select((eb) => eb.fn.countAll<number>().as('of'))
    .executeTakeFirstOrThrow();
  let done = 0;
  let after = '';
  for (;;) {
    const records = await recordsAfter(store, after);
    const last = records.at(-1);
    if (!last) return;
    yield records;
    after = last.start.id;
    done += records.length;
    onProgress(done, Math.max(of, done));
  }
}

const recordsAfter = (store: Store, after: string): Promise<StoredRecord[]> =>
  store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const query = db.selectFrom('journeys').selectAll().where('id', '>', after);
      const starts = await query.orderBy('id').limit(JOURNEYS_AT_ONCE).execute();
      return withEvents(db, starts);
    });

/** The events and rows of journeys; in a transaction that sees one moment, as they belong together. */
export async function withEvents(db: Kysely<Database>, starts: StoredStart[]): Promise<StoredRecord[]> {
  if (starts.length === 0) return [];
  const ids = starts.map((start) => start.id);
  const stored = await db
    .selectFrom('journal')
    .select(['journey', ...storedColumns])
    .where('journey', 'in', ids)
    .orderBy('journey')
    .orderBy('n')
    .execute();
  const rows = await db.selectFrom('journey_rows').selectAll().where('journey', 'in', ids).execute();
  const records = new Map<string, StoredRecord>();
  for (const start of starts) records.set(start.id, { start, events: [], row: null });
  for (const { journey, ...event } of stored) records.get(journey)?.events.push(event);
  for (const row of rows) {
    const record = records.get(row.journey);
    if (record) record.row = row;
  }
  return [...records.values()];
}
