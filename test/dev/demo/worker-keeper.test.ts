/** The worker of the stack ends by itself: it is started again, that is said, and not without end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { keepWorker, type DemoWorker, type Endurance } from '../../../dev/demo/worker-keeper.js';
import { removeCluster } from '../../../dev/servers/postgres-folder.js';
import { startStack } from '../../../dev/stack/stack.js';
import { cleaning } from '../stack/support/folders.js';

const cleanup = cleaning();
afterEach(() => void vi.unstubAllEnvs());

const quick: Endurance = { mostEnds: 2, soundMs: 60_000, firstPauseMs: 50 };
const nobody = new AbortController().signal;

async function stackWithWorker(endurance: Endurance = quick) {
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE']) {
    vi.stubEnv(name, '');
  }
  const home = cleanup.folder();
  cleanup.after(() => removeCluster(join(home, 'postgres')));
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const stack = await startStack({ home, say });
  cleanup.after(() => stack.stop());
  said.length = 0;
  const worker = await keepWorker(stack, say, nobody, endurance);
  cleanup.after(() => worker.stop());
  return { stack, worker, said, home };
}

const isReady = async ({ healthUrl }: DemoWorker): Promise<boolean> =>
  (await fetch(`${healthUrl}/readyz`).catch(() => null))?.ok ?? false;

test('S7.3 a worker that is ended from outside is started again, and takes journeys', async () => {
  const { worker, said } = await stackWithWorker();
  const { pid } = worker;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => said).toEqual(['the worker ended (signal SIGKILL): started again']);
  await expect.poll(() => worker.pid, { timeout: 10_000 }).not.toBe(pid);
  await expect.poll(() => isReady(worker), { timeout: 30_000 }).toBe(true);
  await worker.stop();
  expect(said).toHaveLength(1);
  expect(await isReady(worker)).toBe(false);
}, 90_000);

test('S7.3 one that cannot live is given up after some times, with the end of its log', async () => {
  const { worker, said } = await stackWithWorker();
  vi.stubEnv('WAIT_SECONDS', 'soon');
  process.kill(worker.pid, 'SIGKILL');
  await expect.poll(() => said.at(-1), { timeout: 40_000 }).toContain('WAIT_SECONDS: ');
  expect(said.slice(0, -1)).toEqual([
    'the worker ended (signal SIGKILL): started again',
    'the worker ended (exit code 2): started again',
    'the worker ended (exit code 2), 3 times in a row, and is not started again. Its log ends with:',
  ]);
}, 90_000);

test('S7.3 one that is stopped while it waits for its next start is not started again', async () => {
  const { worker, said } = await stackWithWorker({ ...quick, firstPauseMs: 60_000 });
  process.kill(worker.pid, 'SIGKILL');
  await expect.poll(() => said).toHaveLength(1);
  await worker.stop();
  expect(await isReady(worker)).toBe(false);
  expect(said).toHaveLength(1);
}, 90_000);

test('S7.3 a server of the stack that ends by itself is told, with what to do; one that is stopped is not', async () => {
  const { stack, said, home, worker } = await stackWithWorker();
  await worker.stop();
  const children = z
    .array(z.object({ name: z.string(), pid: z.number() }))
    .parse(JSON.parse(readFileSync(join(home, 'children.json'), 'utf8')));
  process.kill(children.find(({ name }) => name === 'PostgreSQL')?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toMatch(/^PostgreSQL ended \(signal SIGKILL\): stop with Ctrl-C and start again\./);
  await stack.stop();
  expect(said).toHaveLength(1);
}, 90_000);
