import pg from 'pg';
import { databaseUrlFault } from '../../environment/addresses.js';
import { serverFault } from '../../store/database/server-fault.js';
import type { RunningPostgres } from './running-postgres.js';
import { retry } from './ready.js';
import { ServerError, type Say } from './server-error.js';

const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 10_000;
const DUPLICATE_DATABASE = '42P04';

function inMaintenance(url: string): string {
  const changed = new URL(url);
  changed.pathname = '/postgres';
  return changed.toString();
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const limits = { connectionTimeoutMillis: CONNECT_LIMIT_MS, query_timeout: ANSWER_LIMIT_MS };
  const client = new pg.Client({ connectionString: url, ...limits });
  client.on('error', () => undefined); // a connection that breaks rejects the call under way
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks until the server answers. */
export async function waitForAnswer(url: string, signal: AbortSignal): Promise<void> {
  await retry({ what: 'Connecting to PostgreSQL', code: 'postgres-failed', limitMs: 30_000, signal }, () =>
    withClient(inMaintenance(url), (client) => client.query('select 1')),
  );
}

/** Creates the database that the URL names, unless it is there. */
export async function createDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await withClient(inMaintenance(url), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error;
    }
  });
}

/** The server named by DATABASE_URL: checked, never started or stopped by us. */
export async function externalDatabase(url: string, say: Say): Promise<RunningPostgres> {
  const fault = databaseUrlFault(url);
  if (fault !== null) {
    throw new ServerError('database-unreachable', `DATABASE_URL ${fault}: correct it.`);
  }
  const where = new URL(url);
  const named = `${where.hostname}:${where.port || '5432'}${where.pathname}`;
  try {
    await withClient(url, (client) => client.query('select 1'));
  } catch (cause) {
    const why = serverFault(cause)?.why ?? 'does not answer';
    throw new ServerError(
      'database-unreachable',
      `The database of DATABASE_URL (${named}) ${why}. Correct it, or unset it for the embedded one.`,
      { cause },
    );
  }
  say(`PostgreSQL: the server of DATABASE_URL (${named})`);
  return { url, port: Number(where.port || 5432), stop: () => Promise.resolve() };
}
