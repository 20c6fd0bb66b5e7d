/** The worker's process when a server has answered with a no: it ends at once, and names the variable. */
import { openSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../dev/servers/ports.js';
import { wholeStack } from '../support/whole.js';
import { startedFrom } from '../support/started.js';

const house = await wholeStack();
const start = startedFrom(house.environment);

/** The store's address, changed in one part. */
function databaseUrl(change: Partial<Pick<URL, 'username' | 'password' | 'pathname'>>): string {
  return Object.assign(new URL(house.store.url), change).toString();
}

describe('S7.3 a server that has answered is not waited for', () => {
  test.each([
    ['a wrong password', { DATABASE_URL: databaseUrl({ password: 'secret-word' }) }, 'DATABASE_URL'],
    ['an unknown user', { DATABASE_URL: databaseUrl({ username: 'secret-word' }) }, 'DATABASE_URL'],
    ['an unknown database', { DATABASE_URL: databaseUrl({ pathname: '/secret-word' }) }, 'DATABASE_URL'],
    ['an unknown namespace', { TEMPORAL_NAMESPACE: 'secret-word' }, 'TEMPORAL_NAMESPACE'],
    ['TLS where none is spoken', { TEMPORAL_TLS: 'true' }, 'TEMPORAL_TLS'],
  ])(
    'S7.3 %s ends it with exit code 2, naming the variable and not its value',
    async (_, change, variable) => {
      const worker = start(change);
      expect(await worker.ended, worker.log).toBe(2);
      expect(worker.log).toMatch(
        new RegExp(`^The (database|Temporal server) .*: correct ${variable}\\.$`, 'm'),
      );
      expect(worker.log).not.toContain('secret-word');
      expect(worker.log).not.toContain('waiting for');
    },
  );

  test('S7.3 a folder of documents below a file is told with its variable, and exit code 2', async () => {
    const file = join(house.environment['DOCUMENTS_FOLDER']!, 'a-file');
    writeFileSync(file, 'in the way');
    const worker = start({ DOCUMENTS_FOLDER: join(file, 'documents') });
    expect(await worker.ended).toBe(2);
    expect(worker.log).toMatch(/DOCUMENTS_FOLDER.*a file is in the way.*ENOTDIR/);
    expect(worker.log).not.toContain('a-file');
  });
});

describe('S7.3 values of a .env that was written on Windows, or read with its quotes', () => {
  test('S7.3 mean what they say', async () => {
    const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = house.environment;
    const worker = start({
      DATABASE_URL: `"${DATABASE_URL}"\r`,
      TEMPORAL_ADDRESS: ` '${TEMPORAL_ADDRESS}' \r\n`,
      TEMPORAL_NAMESPACE: `${TEMPORAL_NAMESPACE}\r`,
      TZ: 'UTC\r',
      HEALTH_PORT: '"0"',
      TEMPORAL_API_KEY: '""\r',
    });
    await worker.ready();
    expect(await worker.end('SIGTERM')).toBe(0);
  }, 60_000);

  test('S7.3 that are broken in their midst are refused by name', async () => {
    const worker = start({
      TEMPORAL_ADDRESS: '127.0.0.1\r:7233',
      DATABASE_URL: 'postgresql://journeys:hush\r\nhush@127.0.0.1/journeys',
    });
    expect(await worker.ended).toBe(2);
    expect(worker.log).toContain('  TEMPORAL_ADDRESS: must be host:port');
    expect(worker.log).toContain('  DATABASE_URL: must look like postgresql://');
    expect(worker.log).not.toContain('hush');
  });
});

test('S7.3 a log that nobody can write to ends nothing', async () => {
  const full = openSync('/dev/full', 'w');
  const port = await freePort();
  const worker = start({ HEALTH_PORT: String(port) }, full);
  closeSync(full);
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status;
  await expect.poll(ready, { timeout: 40_000, interval: 200 }).toBe(200);
  expect(await worker.end('SIGTERM')).toBe(0);
}, 60_000);
