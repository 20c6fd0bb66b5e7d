/**
 * A process that caches runs and tells what they add to its memory. Started by the bench with its plan in the
 * environment; answers with one line of JSON.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { eachBounded } from '../../client/engine/bounded.js';
import { benchBundle } from '../stage/bundles.js';
import { goOn } from '../toys/index.js';
import { halfWay } from './half-way.js';
import { PLAN_VARIABLE, planSchema, type MemoryUse } from './plan.js';

const { address, namespace, kind, runs } = planSchema.parse(JSON.parse(process.env[PLAN_VARIABLE] ?? '{}'));

const AT_ONCE = 20;
/** Runs before the first look: whatever grows once has grown by then. */
const WARM = Math.ceil(runs / 5);
const SETTLE_MS = 1_500;

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
});
const taskQueue = `memory-${kind}`;
const connection = await Connection.connect({ address });
const nativeConnection = await NativeConnection.connect({ address });
const client = new Client({ connection, namespace });
const worker = await Worker.create({
  connection: nativeConnection,
  namespace,
  taskQueue,
  workflowBundle: await benchBundle(kind === 'journey' ? 'journeys' : 'toys'),
  maxCachedWorkflows: runs + 10,
  // In this thread, so that its heap can be swept and measured.
  debugMode: true,
});

async function toy(workflowId: string): Promise<void> {
  const handle = await client.workflow.start('long', { workflowId, taskQueue });
  await handle.executeUpdate(goOn);
}

const journeys = halfWay(client);
const startOne = (id: string) => (kind === 'journey' ? journeys.start(id, taskQueue) : toy(id));

function start(first: number, last: number): Promise<void> {
  const ids = Array.from({ length: last - first }, (_, index) => `${kind}-${first + index}`);
  return eachBounded(ids, AT_ONCE, startOne);
}

async function memory(): Promise<{ heapUsed: number; rss: number }> {
  await pause(SETTLE_MS);
  global.gc?.();
  await pause(SETTLE_MS / 10);
  global.gc?.();
  return process.memoryUsage();
}

await worker.runUntil(async () => {
  await start(0, WARM);
  const before = await memory();
  await start(WARM, runs);
  const after = await memory();
  const answer: MemoryUse = {
    runs: runs - WARM,
    heap: after.heapUsed - before.heapUsed,
    resident: after.rss - before.rss,
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
await connection.close();
await nativeConnection.close();
