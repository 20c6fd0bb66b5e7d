import pg from 'pg';
import type { RunningPostgres } from './postgres.js';
import { retry } from './ready.js';
import { ServerError, type Say } from './server-error.js';

const EXTERNAL_LIMIT_MS = 10_000;
const DUPLICATE_DATABASE = '42P04';

function inMaintenance(url: string): string {
  const changed = new URL(url);
  changed.pathname = '/postgres';
  return changed.toString();
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
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
  let where: URL;
  try {
    where = new URL(url);
  } catch {
    throw new ServerError(
      'database-unreachable',
      'DATABASE_URL is not an address such as postgresql://user:password@host:5432/database: correct it.',
    );
  }
  const named = `${where.hostname}:${where.port || '5432'}${where.pathname}`;
  try {
    await Promise.race([
      withClient(url, (client) => client.query('select 1')),
      new Promise((_, reject) =>
        setTimeout(reject, EXTERNAL_LIMIT_MS, new Error('no answer in time')).unref(),
      ),
    ]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new ServerError(
      'database-unreachable',
      `The database of DATABASE_URL (${named}) cannot be used: ${reason}. Correct it, or unset it for the embedded one.`,
      { cause },
    );
  }
  say(`PostgreSQL: the server of DATABASE_URL (${named})`);
  return { url, port: Number(where.port || 5432), stop: () => Promise.resolve() };
}
