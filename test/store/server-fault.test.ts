/** What a real PostgreSQL says no to, told apart from one that is not there. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateStore, openStore, pingStore, type Store } from '../../store/database/database.js';
import { serverFault } from '../../store/database/server-fault.js';
import { emptyDatabase, freshStore } from '../support/postgres.js';

const store = await freshStore();
const empty = await emptyDatabase();
const role = `weak_${randomBytes(4).toString('hex')}`;

beforeAll(async () => {
  await sql`create role ${sql.raw(role)} login password 'weak'`.execute(store.db);
});
afterAll(async () => {
  await sql`drop role ${sql.raw(role)}`.execute(store.db);
});

const at = (
  url: string,
  change: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'search'>>,
): string => Object.assign(new URL(url), change).toString();

async function faultOf(url: string, work: (opened: Store) => Promise<void>): Promise<object | null> {
  const opened = openStore(url, { max: 1, patienceMs: 2_000 });
  try {
    await work(opened);
  } catch (error) {
    const fault = serverFault(error);
    return fault && { passing: fault.passing, why: fault.why };
  } finally {
    await opened.close();
  }
  throw new Error('nothing went wrong');
}

const weak = at(empty, { username: role, password: 'weak' });

it.each<[string, string, (opened: Store) => Promise<void>, RegExp]>([
  ['a wrong password', at(store.url, { password: 'wrong' }), pingStore, /refuses the user or the password/],
  ['no password', at(store.url, { password: '' }), pingStore, /asks for a password, and none is given/],
  ['an unknown database', at(store.url, { pathname: '/nowhere' }), pingStore, /has none of that name/],
  ['TLS where none is spoken', at(store.url, { search: '?sslmode=verify-full' }), pingStore, /speaks no TLS/],
  [
    'a certificate that is not there',
    at(store.url, { search: '?sslrootcert=/none.pem' }),
    pingStore,
    /sslrootcert/,
  ],
  ['a user who may not make tables', weak, migrateStore, /does not let its user/],
])('S7.3 %s stays, and is told so', async (_, url, work, why) => {
  expect(await faultOf(url, work)).toEqual({ passing: false, why: expect.stringMatching(why) as string });
});

it('S7.3 a copy that takes no writes passes: it may become the first', async () => {
  const opened = openStore(empty, { max: 1 });
  try {
    await sql`set default_transaction_read_only = on`.execute(opened.db);
    const fault = await migrateStore(opened).then(
      () => null,
      (error: unknown) => serverFault(error),
    );
    expect(fault).toMatchObject({ passing: true, why: expect.stringMatching(/takes no writes/) as string });
  } finally {
    await opened.close();
  }
});

it('S7.3 an error of the work is no fault of the server', async () => {
  const broken = await sql`select 1 / 0`.execute(store.db).catch((error: unknown) => error);
  expect(serverFault(broken)).toBeNull();
  expect(serverFault(new TypeError('a bug'))).toBeNull();
});
