/** The read model made again from the record alone, beside the one in use (S7.1). */
import { sql, type Kysely } from 'kysely';
import { fold } from '../../workflows/journey/evolve.js';
import type { Database, Store } from '../database/database.js';
import { readEnrolment } from '../record/enrolments.js';
import { rowOf, type JourneyRow } from './journey-row.js';
import { eventOf } from '../record/journal-rows.js';
import { walk, withEvents, type OnProgress, type StoredRecord } from '../record/journal-walk.js';
import { rowColumns, writeRows } from './row-write.js';
import { underLock } from '../database/session-lock.js';
import { StoreError } from '../database/store-error.js';

export interface Rebuilt {
  /** Rows of the new read model. */
  journeys: number;
  /** Journeys whose row is not the same in both, or is in one only; by id. */
  differing: string[];
}

const FRESH = 'journey_rows_rebuilt';
/** Any number that no other program takes; it keeps two rebuilds apart. */
const REBUILD_LOCK = 6_027_182_002;

/**
 * Makes every row again and puts the new rows in the place of the old in one transaction. Readers and writers
 * go on meanwhile; writers wait for the moment of the change.
 * @throws StoreError `rebuild-under-way` if another process is at it
 */
export const rebuildReadModel = (store: Store, onProgress?: OnProgress): Promise<Rebuilt> =>
  beside(store, onProgress, async (db) => {
    await sql`drop table journey_rows`.execute(db);
    await sql`alter table ${sql.table(FRESH)} rename to journey_rows`.execute(db);
  });

/**
 * Proves that the read model is what the record says: every row made again and held against the one in use.
 * Changes nothing.
 * @throws StoreError `rebuild-under-way`
 */
export const compareReadModel = (store: Store, onProgress?: OnProgress): Promise<Rebuilt> =>
  beside(store, onProgress, async (db) => {
    await sql`drop table ${sql.table(FRESH)}`.execute(db);
  });

async function beside(
  store: Store,
  onProgress: OnProgress | undefined,
  finish: (db: Kysely<Database>) => Promise<void>,
): Promise<Rebuilt> {
  return store.db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(${REBUILD_LOCK}) as mine`.execute(connection);
    if (!rows[0]?.mine) {
      throw new StoreError(
        'rebuild-under-way',
        'The read model is being rebuilt already. Wait until that is done.',
      );
    }
    return underLock(connection, REBUILD_LOCK, async () => {
      await sql`drop table if exists ${sql.table(FRESH)}`.execute(connection);
      await sql`create table ${sql.table(FRESH)} (like journey_rows including all)`.execute(connection);
      for await (const records of walk(on(connection), onProgress)) await insert(connection, records);
      return await connection.transaction().execute(async (db) => {
        await catchUp(db);
        const result = await compare(db);
        await finish(db);
        return result;
      });
    });
  });
}

/** All on one connection, so that a pool of any size will do. */
const on = (db: Kysely<Database>): Store => ({ db, close: () => Promise.resolve() });

/** Holds up writers, then folds again what they wrote since it was folded. */
async function catchUp(db: Kysely<Database>): Promise<void> {
  await sql`lock table journeys in share row exclusive mode`.execute(db);
  const behind = await db
    .selectFrom('journeys')
    .selectAll()
    .where(
      sql<boolean>`not exists (select from ${sql.table(FRESH)} as fresh
      where fresh.journey = journeys.id and fresh.n = journeys.n)`,
    )
    .execute();
  await insert(db, await withEvents(db, behind));
}

async function insert(db: Kysely<Database>, records: StoredRecord[]): Promise<void> {
  const rows: JourneyRow[] = [];
  for (const { start, events } of records) {
    rows.push(rowOf(fold(await readEnrolment(on(db), start), events.map(eventOf))));
  }
  await writeRows(FRESH, rows).execute(db);
}

async function compare(db: Kysely<Database>): Promise<Rebuilt> {
  const all = sql.join(rowColumns.map((column) => sql.ref(column)));
  const { rows } = await sql<{ journey: string }>`
    select distinct journey from (
      (select ${all} from journey_rows except select ${all} from ${sql.table(FRESH)})
      union all
      (select ${all} from ${sql.table(FRESH)} except select ${all} from journey_rows)
    ) as differing order by journey`.execute(db);
  const { rows: counted } = await sql<{ journeys: number }>`
    select count(*) as journeys from ${sql.table(FRESH)}`.execute(db);
  return { journeys: counted[0]?.journeys ?? 0, differing: rows.map((row) => row.journey) };
}
