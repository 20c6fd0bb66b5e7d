/** The worker's process: what it says when something is missing, and how it ends. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { wholeStack } from '../support/whole.js';
import { startedFrom } from '../support/started.js';
import type { Environment } from '../support/worker-process.js';

const house = await wholeStack();
const start = startedFrom(house.environment);

/** A port on loopback at which nobody listens, or somebody does. */
async function port(taken: boolean): Promise<{ port: number; free: () => Promise<unknown> }> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const free = () => new Promise((resolve) => server.close(resolve));
  const { port: number } = server.address() as AddressInfo;
  if (!taken) await free();
  return { port: number, free };
}

test('S7.3 a worker waits for a Temporal server that is not there: alive, not ready, and it says so', async () => {
  const { port: nobody } = await port(false);
  const worker = start({ TEMPORAL_ADDRESS: `127.0.0.1:${nobody}` });
  await expect.poll(() => worker.ask('/readyz'), { timeout: 20_000 }).toMatchObject({ status: 503 });
  expect(await worker.ask('/healthz')).toMatchObject({ status: 200, text: 'alive\n' });
  await expect.poll(() => worker.log, { timeout: 30_000 }).toContain('waiting for the Temporal server');
  expect(await worker.end('SIGTERM')).toBe(0);
}, 60_000);

test('S7.1 a worker waits for a database that is not there', async () => {
  const { port: nobody } = await port(false);
  const worker = start({ DATABASE_URL: `postgresql://nobody:secret-word@127.0.0.1:${nobody}/none` });
  await expect.poll(() => worker.log, { timeout: 30_000 }).toContain('waiting for the database');
  expect(await worker.ask('/readyz')).toMatchObject({ status: 503 });
  expect(worker.log).not.toContain('secret-word');
  expect(await worker.end('SIGTERM')).toBe(0);
}, 60_000);

test('S7.3 a worker that is told to end while it waits for whoever listens and says nothing, ends soon', async () => {
  const silent = await port(true);
  const silences: Environment[] = [
    { DATABASE_URL: `postgresql://nobody:x@127.0.0.1:${silent.port}/none` },
    { TEMPORAL_ADDRESS: `127.0.0.1:${silent.port}` },
  ];
  for (const change of silences) {
    const worker = start({ ...change, LOG_LEVEL: 'info' });
    await expect.poll(() => worker.log, { timeout: 30_000 }).toContain('the workflow bundle is ready');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const began = performance.now();
    expect(await worker.end('SIGTERM'), worker.log).toBe(0);
    expect(performance.now() - began).toBeLessThan(6_000);
  }
  await silent.free();
}, 60_000);

test('S7.3 a broken configuration is refused with every fault named, and exit code 2', async () => {
  const worker = start({
    DATABASE_URL: 'mysql://x',
    SMTP_URL: 'mail',
    REHEARSAL_SMTP_URL: 'smtp://mail.example',
  });
  expect(await worker.ended).toBe(2);
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'REHEARSAL_SMTP_URL'])
    expect(worker.log).toContain(`  ${name}: `);
  expect(worker.log).not.toContain('    at ');
});

test('S5.2 a worker refuses to start in another time zone than UTC', async () => {
  const worker = start({ TZ: 'Europe/London' });
  expect(await worker.ended).toBe(2);
  expect(worker.log).toContain('TZ: must be UTC');
});

test('S7.3 a port in use is named, with what to do', async () => {
  const busy = await port(true);
  const worker = start({ HEALTH_PORT: String(busy.port) });
  expect(await worker.ended).toBe(1);
  expect(worker.log).toContain(`port ${busy.port} is in use: set HEALTH_PORT`);
  await busy.free();
});

test('S7.3 a worker that is told to end finishes what it has begun, and ends with 0', async () => {
  const worker = await start().ready();
  expect(await worker.end('SIGTERM')).toBe(0);
  expect(worker.log).toContain('drained');
}, 60_000);

test('S6.5 a worker without a mail server says once that the messages of live journeys wait', async () => {
  const worker = await start({ SMTP_URL: '' }).ready();
  await expect.poll(() => worker.log).toContain('messages of live journeys wait');
  expect(await worker.ask('/readyz')).toMatchObject({ status: 200 });
  expect(worker.log.match(/messages of live journeys wait/g)).toHaveLength(1);
}, 60_000);
