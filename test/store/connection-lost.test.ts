/** A connection that breaks while somebody works on it: the work rejects, nothing ends, and the next work goes on. */
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Database } from '../../store/database/database.js';
import { compareReadModel } from '../../store/read-model/rebuild.js';
import { underLock } from '../../store/database/session-lock.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();
/** One connection, so that a broken one that is lent again shows. */
const narrow = openStore(store.url, { max: 1 });
const unheard: unknown[] = [];
const hear = (error: unknown): void => void unheard.push(error);

beforeAll(async () => {
  process.on('uncaughtException', hear).on('unhandledRejection', hear);
  await sql`create table kept (n int)`.execute(store.db);
});
afterAll(async () => {
  process.off('uncaughtException', hear).off('unhandledRejection', hear);
  await narrow.close();
});

const pidOf = async (db: Kysely<Database>): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid;
const end = (pid: number) => sql`select pg_terminate_backend(${pid}, 5000)`.execute(store.db);
const kept = async () => (await sql<{ n: number }>`select n from kept`.execute(store.db)).rows;
/** Long enough for what nobody listens to, to be thrown. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('S7.1 a connection that the server ends', () => {
  it('S7.1 between two statements rejects the transaction, and ends nothing', async () => {
    const broken = narrow.db.transaction().execute(async (db) => {
      await sql`insert into kept values (1)`.execute(db);
      await end(await pidOf(db));
      await aWhile();
      await sql`insert into kept values (2)`.execute(db);
    });
    await expect(broken).rejects.toMatchObject({ name: 'ConnectionLost', code: '08006' });
    expect(await kept()).toEqual([]);
    expect(unheard).toEqual([]);
    await narrow.db.transaction().execute((db) => sql`insert into kept values (3)`.execute(db));
    expect(await kept()).toEqual([{ n: 3 }]);
    await sql`delete from kept`.execute(store.db);
  });

  it('S7.1 before the commit rejects the transaction, which is undone', async () => {
    const broken = narrow.db.transaction().execute(async (db) => {
      await sql`insert into kept values (1)`.execute(db);
      await end(await pidOf(db));
      await aWhile();
    });
    await expect(broken).rejects.toMatchObject({ name: 'ConnectionLost' });
    expect(await kept()).toEqual([]);
    expect(unheard).toEqual([]);
  });

  it('S7.1 in the midst of a statement tells what the server said, not that a rollback failed', async () => {
    const broken = narrow.db.transaction().execute(async (db) => {
      const pid = await pidOf(db);
      const ended = sql`select pg_sleep(30)`.execute(db);
      setTimeout(() => void end(pid), 50);
      await ended;
    });
    await expect(broken).rejects.toMatchObject({ code: '57P01' });
    await aWhile();
    expect(await pidOf(narrow.db)).toBeGreaterThan(0);
    expect(unheard).toEqual([]);
  });

  it('S7.1 keeps the error of the work, also when the work failed for a reason of its own', async () => {
    const broken = narrow.db.transaction().execute(async (db) => {
      await end(await pidOf(db));
      await aWhile();
      throw new RangeError('its own');
    });
    await expect(broken).rejects.toThrow(RangeError);
    expect(await pidOf(narrow.db)).toBeGreaterThan(0);
  });

  it('S7.1 while it rests is replaced without a word', async () => {
    await end(await pidOf(narrow.db));
    await aWhile();
    expect(await pidOf(narrow.db)).toBeGreaterThan(0);
    expect(unheard).toEqual([]);
  });

  it('S7.1 under a lock tells the error of the work, and frees the lock for the next', async () => {
    const work = () =>
      narrow.db.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(4711)`.execute(connection);
        await underLock(connection, 4711, async () => {
          await end(await pidOf(connection));
          await aWhile();
          throw new RangeError('its own');
        });
      });
    await expect(work()).rejects.toThrow(RangeError);
    const free = await sql<{ free: boolean }>`select pg_try_advisory_lock(4711) as free`.execute(store.db);
    expect(free.rows).toEqual([{ free: true }]);
    expect(await compareReadModel(narrow)).toEqual({ journeys: 0, differing: [] });
    expect(unheard).toEqual([]);
  });
});

describe('S7.1 a connection that cannot be made', () => {
  it('S7.1 leaves no line open, which would keep the process and the server for a minute', async () => {
    const lines = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = lines();
    const without = openStore(Object.assign(new URL(store.url), { password: '' }).toString());
    await expect(pidOf(without.db)).rejects.toThrow(/password must be a string/);
    await without.close();
    await expect.poll(lines).toBeLessThanOrEqual(before);
  });

  it('S7.1 in time rejects with a code, as one that is refused does', async () => {
    const busy = openStore(store.url, { max: 1, patienceMs: 50 });
    const holder = busy.db.connection().execute(() => new Promise((resolve) => setTimeout(resolve, 400)));
    await aWhile();
    await expect(pidOf(busy.db)).rejects.toMatchObject({ name: 'ConnectionLost', code: '08001' });
    await holder;
    expect(await pidOf(busy.db)).toBeGreaterThan(0);
    await busy.close();
    const nobody = openStore('postgresql://journeys@127.0.0.1:1/journeys');
    await expect(pidOf(nobody.db)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await nobody.close();
  });
});
