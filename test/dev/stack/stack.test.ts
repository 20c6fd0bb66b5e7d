import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  identify,
  processIdentitySchema,
  waitUntilGone,
  type ProcessIdentity,
} from 'process-lock/process-identity';
import { removeCluster } from '../../../dev/servers/postgres-folder.js';
import { openDataFolder } from '../../../dev/stack/data-folder.js';
import { readStack, stackSchema } from '../../../dev/stack/stack-file.js';
import { startStack, type RunningStack } from '../../../dev/stack/stack.js';
import { askDatabase } from '../../support/ask-database.js';
import { cleaning } from './support/folders.js';

const cleanup = cleaning();
beforeEach(() => {
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE']) {
    vi.stubEnv(name, '');
  }
  return () => vi.unstubAllEnvs();
});

/** As root the database may lie outside the folder, so it is removed by its own rule. */
function home(): string {
  const folder = cleanup.folder();
  cleanup.after(() => removeCluster(join(folder, 'postgres')));
  return folder;
}

function childrenOf(folder: string): ProcessIdentity[] {
  const noted: unknown = JSON.parse(readFileSync(join(folder, 'children.json'), 'utf8'));
  return z.array(processIdentitySchema.strip()).parse(noted);
}

async function start(folder: string, fresh = false, said: string[] = []): Promise<RunningStack> {
  const stack = await startStack({ home: folder, fresh, say: (line) => said.push(line) });
  cleanup.after(() => stack.stop());
  return stack;
}

const count = async (url: string): Promise<number> =>
  (await askDatabase(url, "select 1 from pg_tables where tablename = 'kept'")).length;

const createTable = (url: string) => askDatabase(url, 'create table kept (n int)');

describe('S7.1 the embedded stack', { timeout: 120_000 }, () => {
  it('S7.1 comes up, tells other terminals, and comes back with its data on the same ports', async () => {
    const folder = home();
    const first = await start(folder);
    expect(readStack(folder)).toEqual(stackSchema.strip().parse(first));
    expect(statSync(join(folder, 'stack.json')).mode & 0o777).toBe(0o600);
    await createTable(first.databaseUrl);
    await createTransport(first.smtpUrl).sendMail({ from: 'a@b.test', to: 'c@d.test', text: 'x' });
    await first.stop();
    await first.stop();
    expect(readStack(folder)).toBeUndefined();
    const second = await start(folder);
    expect(await count(second.databaseUrl)).toBe(1);
    expect(second.mail.received()).toHaveLength(1);
    for (const key of ['databaseUrl', 'temporalAddress', 'smtpUrl', 'mailUrl', 'dfeUrl'] as const) {
      expect(second[key]).toBe(first[key]);
    }
  });

  it('S7.1 --fresh wipes the data and nothing else; remembered ports that are taken are replaced', async () => {
    const folder = home();
    const first = await start(folder);
    await createTable(first.databaseUrl);
    await first.stop();
    const blocker = createServer().listen(Number(new URL(first.smtpUrl).port), '127.0.0.1');
    await once(blocker, 'listening');
    cleanup.after(() => void blocker.close());
    const second = await start(folder);
    expect(second.smtpUrl).not.toBe(first.smtpUrl);
    expect(await count(second.databaseUrl)).toBe(1);
    await second.stop();
    const third = await start(folder, true);
    expect(await count(third.databaseUrl)).toBe(0);
  });

  it('S7.1 a second start on the same folder is refused naming the first, which goes on', async () => {
    const folder = home();
    const first = await start(folder);
    await expect(start(folder)).rejects.toMatchObject({
      code: 'folder-in-use',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    });
    expect(await count(first.databaseUrl)).toBe(0);
  });

  it('S7.1 a killed stack leaves no server running, and its folder can be had again', async () => {
    const folder = home();
    const script = fileURLToPath(new URL('./support/run-stack.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder]);
    cleanup.after(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const children = childrenOf(folder);
    expect(children).toHaveLength(2);
    child.kill('SIGKILL');
    for (const server of children) expect(await waitUntilGone(server, 15_000)).toBe(true);
    expect(existsSync(join(folder, 'stack.json'))).toBe(true);
    expect(readStack(folder)).toBeUndefined();
    const again = await start(folder);
    expect(await count(again.databaseUrl)).toBe(0);
  });

  it('S7.1 what one server cannot do stops the others and frees the folder', async () => {
    const folder = home();
    mkdirSync(join(folder, 'temporal'), { recursive: true });
    writeFileSync(join(folder, 'journeys-data-folder.txt'), '');
    const broken = join(folder, 'temporal', 'program.json');
    writeFileSync(broken, JSON.stringify({ kind: 'server', path: '/bin/false' }));
    await expect(start(folder)).rejects.toMatchObject({ code: 'temporal-failed' });
    writeFileSync(broken, 'not readable');
    await start(folder);
  });
});

describe('S7.1 the data folder', () => {
  it('S7.1 a folder with other files is refused and left as it is', async () => {
    const folder = cleanup.folder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.docx'), 'mine');
    const refusal = openDataFolder(folder, true, () => Promise.resolve());
    await expect(refusal).rejects.toMatchObject({ code: 'folder-not-ours' });
    expect(readdirSync(folder)).toEqual(['thesis.docx']);
  });

  it('S7.3 a folder that cannot be made, or is none, is told by its variable', async () => {
    const parent = cleanup.folder();
    mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, 'a-file'), 'in the way');
    for (const folder of [join(parent, 'a-file'), join(parent, 'a-file', 'data')]) {
      await expect(openDataFolder(folder, false, () => Promise.resolve())).rejects.toMatchObject({
        code: 'folder-unusable',
        message: expect.stringMatching(/JOURNEYS_HOME.*a file is in the way.*ENOTDIR/) as string,
      });
    }
  });

  it('S7.1 a lock whose holder is gone is taken over, even when its pid lives again', async () => {
    const folder = cleanup.folder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'journeys-data-folder.txt'), '');
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    const opened = await openDataFolder(folder, false, () => Promise.resolve());
    expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toEqual(identify(process.pid));
    opened.release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });
});
