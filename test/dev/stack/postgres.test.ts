import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { identify, waitUntilGone } from 'process-lock/process-identity';
import { freePort } from '../../../dev/servers/ports.js';
import { clusterFolder } from '../../../dev/servers/postgres-folder.js';
import { startPostgres } from '../../../dev/servers/postgres.js';
import type { RunningPostgres } from '../../../dev/servers/running-postgres.js';
import { askDatabase } from '../../support/ask-database.js';
import { cleaning, takenPort } from './support/folders.js';

const cleanup = cleaning();
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '');
  return () => vi.unstubAllEnvs();
});

async function start(dataFolder: string, port?: number, said: string[] = []): Promise<RunningPostgres> {
  const running = await startPostgres({
    dataFolder,
    say: (line) => said.push(line),
    ...(port === undefined ? {} : { port }),
  });
  cleanup.after(() => running.stop());
  return running;
}

const query = (url: string, sql: string) => askDatabase<Record<string, string>>(url, sql);

describe('S7.1 the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('S7.1 starts on a path with spaces, is durable and private, and keeps its data over stop and start', async () => {
    const folder = cleanup.folder();
    const first = await start(folder);
    await query(
      first.url,
      'create extension btree_gist; create table kept (n int); insert into kept values (7)',
    );
    const [settings] = await query(
      first.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') commits,
        current_setting('listen_addresses') listens, current_setting('max_connections') connections,
        current_setting('shared_buffers') buffers, current_setting('timezone') zone,
        current_setting('server_encoding') encoding`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      commits: 'on',
      listens: '127.0.0.1',
      connections: '100',
      buffers: '256MB',
      zone: 'UTC',
      encoding: 'UTF8',
    });
    await first.stop();
    const second = await start(folder);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(second.url).toMatch(/^postgresql:\/\/journeys:[\w-]{32}@127\.0\.0\.1:\d+\/journeys$/);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(new URL(first.url).password);
  });

  it('S7.1 the password is asked for', async () => {
    const { url } = await start(cleanup.folder());
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.toString(), 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('S7.1 what was committed is there after a SIGKILL of the server', async () => {
    const folder = cleanup.folder();
    const first = await start(folder);
    await query(first.url, 'create table kept (n int); insert into kept values (1)');
    const identity = identify(first.pid ?? 0);
    process.kill(first.pid ?? 0, 'SIGKILL');
    expect(identity !== undefined && (await waitUntilGone(identity, 5_000))).toBe(true);
    await first.stop();
    const second = await start(folder);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('S7.1 a stale postmaster.pid whose number now belongs to another process does no harm', async () => {
    const folder = cleanup.folder();
    await (await start(folder)).stop();
    const note = join(clusterFolder(folder), 'postmaster.pid');
    writeFileSync(note, `${process.pid}\n${clusterFolder(folder)}\n`);
    const again = await start(folder);
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('S7.1 a second start on the same folder is refused and names the process', async () => {
    const folder = cleanup.folder();
    await start(folder);
    await expect(start(folder)).rejects.toMatchObject({
      code: 'folder-in-use',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    });
  });

  it('S7.1 a port in use is refused by name', async () => {
    const port = await takenPort(cleanup);
    await expect(start(cleanup.folder(), port)).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`Port ${port}`) as string,
    });
  });

  it.runIf(process.getuid?.() === 0)(
    'S7.1 as root, on a path that only root can reach, the data is put elsewhere and found again',
    async () => {
      const folder = cleanup.folder();
      mkdirSync(folder, { recursive: true });
      chmodSync(dirname(folder), 0o700);
      const said: string[] = [];
      const first = await start(folder, undefined, said);
      await query(first.url, 'create table kept (n int)');
      expect(said.join()).toContain(clusterFolder(folder));
      expect(clusterFolder(folder).startsWith(folder)).toBe(false);
      await first.stop();
      expect(await query((await start(folder)).url, 'select * from kept')).toEqual([]);
    },
  );
});

describe('S7.1 any PostgreSQL by DATABASE_URL', { timeout: 60_000 }, () => {
  it('S7.1 is used as it is, and left running', async () => {
    const { url } = await start(cleanup.folder());
    vi.stubEnv('DATABASE_URL', url);
    const external = await start(cleanup.folder());
    expect(external).toMatchObject({ url });
    expect(external.pid).toBeUndefined();
    await external.stop();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('S7.1 is named without its password when it does not answer', async () => {
    const port = await freePort();
    vi.stubEnv('DATABASE_URL', `postgresql://someone:s3cret@127.0.0.1:${port}/npq`);
    const failure = await start(cleanup.folder()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'database-unreachable' });
    expect(String(failure)).toContain(`127.0.0.1:${port}/npq`);
    expect(String(failure)).not.toContain('s3cret');
  });

  it('S7.1 is refused when it is no address', async () => {
    vi.stubEnv('DATABASE_URL', 'my database');
    await expect(start(cleanup.folder())).rejects.toThrow('postgresql://user:password@host:5432/database');
  });
});
