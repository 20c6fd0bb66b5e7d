/** A bug in the worker's process that nobody has listened to, provoked from outside by a signal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wholeStack } from '../support/whole.js';

const house = await wholeStack();

const folder = mkdtempSync(join(tmpdir(), 'journeys-bug-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** For NODE_OPTIONS: runs the code in the worker's process when it is sent SIGUSR2. */
function provoked(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, `process.on('SIGUSR2', () => { ${code} });`);
  return `--import=${file}`;
}

test('S7.3 a promise without a listener ends nothing: it is told by its code, counted, and work goes on', async () => {
  const worker = await house.worker({
    NODE_OPTIONS: provoked(
      'rejection.mjs',
      `Promise.reject(Object.assign(new Error('hush'), { code: 'E_PROVOKED' }))`,
    ),
  });
  worker.signal('SIGUSR2');
  await expect.poll(() => worker.log, { timeout: 10_000 }).toContain('"code":"E_PROVOKED"');
  const figures = (await worker.ask('/metrics'))?.text;
  expect(figures).toContain('journeys_unheard_errors_total{kind="rejection",code="E_PROVOKED"} 1');
  expect(await worker.ask('/readyz')).toMatchObject({ status: 200 });
  expect(await worker.end('SIGTERM')).toBe(0);
  expect(worker.log).not.toContain('hush');
}, 60_000);

test('S7.3 an exception without a listener drains the worker, which ends with 1 and a sentence', async () => {
  const worker = await house.worker({
    NODE_OPTIONS: provoked('exception.mjs', `throw new RangeError('hush')`),
  });
  worker.signal('SIGUSR2');
  expect(await worker.ended).toBe(1);
  expect(worker.log).toContain('"msg":"drained"');
  expect(worker.log).toContain('The worker ended: an error that nobody had listened to (RangeError)');
  expect(worker.log).not.toContain('hush');
}, 60_000);
