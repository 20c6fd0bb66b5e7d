/** The one door to PostgreSQL: a pool, a typed query builder, and the migrations. */
import { Kysely, Migrator, sql } from 'kysely';
import { textTypes } from './column-types.js';
import { Dialect } from './connections.js';
import { migrations } from '../migrations/index.js';
import { underLock } from './session-lock.js';
import type { Database } from './tables.js';

export type { Database } from './tables.js';

export interface Store {
  db: Kysely<Database>;
  /** See kept-folds. */
  build?: string;
  /** Waits for what is under way and closes every connection. */
  close(): Promise<void>;
}

const CONNECT_LIMIT_MS = 10_000;
/** A server that has vanished without a word is noticed by the system's probes, which begin after so long. */
const SILENCE_MS = 10_000;
const IDLE_IN_TRANSACTION_LIMIT_MS = 60_000;
/** Any number that no other program takes; it keeps two processes from migrating at once. */
const MIGRATION_LOCK = 6_027_182_001;

/**
 * Opens a store (S7.1). Connections are made when they are needed, so a server that is not there yet is
 * heard of at the first query. Dates come back as `2026-10-20`, instants as `2026-10-20T08:00:00Z`.
 * @param url of PostgreSQL 14 or later, with the password: never to be printed
 * @param options.max connections at once; default: 10
 * @param options.patienceMs how long a connection may take to be had; default: 10 seconds
 * @param options.build of the code that folds, in a process that knows it
 */
export function openStore(
  url: string,
  options: { max?: number; patienceMs?: number; build?: string } = {},
): Store {
  const dialect = new Dialect({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.patienceMs ?? CONNECT_LIMIT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_LIMIT_MS,
    application_name: 'journeys',
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    types: textTypes,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_MS,
  });
  const db = new Kysely<Database>({ dialect });
  const { build } = options;
  return { db, ...(build === undefined ? {} : { build }), close: () => db.destroy() };
}

/** Whether the store answers; rejects with the driver's error if it does not. */
export async function pingStore(store: Store): Promise<void> {
  await sql`select 1`.execute(store.db);
}

/**
 * Brings the tables to the newest version; forward only, and nothing is done if they are. Several
 * processes may call it at once.
 * @throws the error of the migration that failed; what it had begun is undone
 */
export async function migrateStore(store: Store): Promise<void> {
  await store.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    await underLock(connection, MIGRATION_LOCK, async () => {
      const provider = { getMigrations: () => Promise.resolve(migrations) };
      const { error } = await new Migrator({ db: connection, provider }).migrateToLatest();
      if (error instanceof Error) throw error;
      if (error !== undefined) throw new Error('the store could not be migrated', { cause: error });
    });
  });
}
