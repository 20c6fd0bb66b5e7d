/** Health, readiness and figures: whoever asks, and whatever goes wrong in answering, the server stays and can be closed. */
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startHealth, type Health } from '../../worker/health.js';

const opened: Health[] = [];
const warned: unknown[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((health) => health.close()));
  warned.length = 0;
});

async function health(unready: () => Promise<string[]>, port = 0): Promise<Health> {
  const log = { warn: (fields: object) => void warned.push(fields) };
  const one = await startHealth({ host: '127.0.0.1', port, unready, sdkMetrics: '127.0.0.1:1', log });
  opened.push(one);
  return one;
}

const ask = async ({ port }: Health, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
};

test('S7.3 a question that cannot be answered is told and answered with 500, and the next is answered', async () => {
  const one = await health(() => Promise.reject(new Error('hush')));
  expect(await ask(one, '/readyz')).toEqual({ status: 500, text: 'internal error\n' });
  expect(warned).toHaveLength(1);
  expect(await ask(one, '/healthz')).toMatchObject({ status: 200 });
});

test('S7.3 our own figures are there where the SDK has none', async () => {
  const { status, text } = await ask(await health(() => Promise.resolve([])), '/metrics');
  expect(status).toBe(200);
  expect(text).toContain('journeys_worker_process_cpu_seconds_total');
  expect(text).toContain('# the figures of the SDK could not be had');
});

test('S7.3 nonsense on the line, and whoever leaves before the answer, end nothing', async () => {
  const one = await health(() => new Promise((resolve) => setTimeout(resolve, 50, [])));
  for (const nonsense of ['\r\n\r\n', 'GET // HTTP/1.1\r\n\r\n', 'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n']) {
    const socket = connect(one.port, '127.0.0.1');
    socket.on('error', () => undefined).write(nonsense, () => socket.destroy());
    await new Promise((resolve) => socket.once('close', resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await ask(one, '/healthz')).toMatchObject({ status: 200 });
});

test('S7.3 it is closed though somebody still waits for an answer', async () => {
  const one = await health(() => new Promise(() => undefined));
  const asked = ask(one, '/readyz').catch(() => 'cut off');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await one.close();
  expect(await asked).toBe('cut off');
});

test('S7.3 a port in use, and an address of another machine, are told by their variables', async () => {
  const { port } = await health(() => Promise.resolve([]));
  await expect(health(() => Promise.resolve([]), port)).rejects.toMatchObject({
    code: 'cannot-listen',
    message: expect.stringContaining('HEALTH_PORT') as string,
  });
  const log = { warn: () => undefined };
  const elsewhere = {
    host: '203.0.113.7',
    port: 0,
    unready: () => Promise.resolve([]),
    sdkMetrics: null,
    log,
  };
  await expect(startHealth(elsewhere)).rejects.toMatchObject({
    code: 'cannot-listen',
    message: expect.stringContaining('HEALTH_HOST') as string,
  });
});
