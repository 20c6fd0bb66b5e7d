/** The three workers whose throughput is compared, in this process, tuned the same, over the same store. */
import type { Worker } from '@temporalio/worker';
import { activitiesOf, createActivities } from '../../worker/activities.js';
import { workflowBundle } from '../../worker/bundle.js';
import { createJourneyWorker } from '../../worker/worker.js';
import { JOURNEY_TASK_QUEUE } from '../../workflows/contract.js';
import { Watcher } from '../standard/watcher.js';
// Installs a runtime that speaks of errors only, once for the process.
import './shell.js';
import { naiveWay, ourWay, type Way } from '../standard/ways.js';
import { benchBundle } from './bundles.js';
import type { BenchContext } from './throw-away.js';

export const TRIVIAL_QUEUE = 'toys';
const NAIVE_QUEUE = 'naive';

export interface Workers {
  ours: Way;
  naive: Way;
  watcher: Watcher;
}

/** Runs them while `work` goes on, and drains them. */
export async function withWorkers<T>(
  context: BenchContext,
  work: (workers: Workers) => Promise<T>,
): Promise<T> {
  const { connections, store, options } = context;
  const watcher = new Watcher();
  const parts = createActivities(store, connections.client, options);
  const duties = watcher.watch(parts.duties);
  const bundle = await workflowBundle();
  const create = async (overrides: Parameters<typeof createJourneyWorker>[4]): Promise<Worker> =>
    (await createJourneyWorker(connections, store, bundle, options, overrides)).worker;
  const workers = [
    await create({ activities: activitiesOf(duties) }),
    await create({
      taskQueue: NAIVE_QUEUE,
      activities: { ...duties },
      workflowBundle: await benchBundle('naive'),
    }),
    await create({ taskQueue: TRIVIAL_QUEUE, workflowBundle: await benchBundle('toys') }),
  ];
  const ours = ourWay(connections.client, JOURNEY_TASK_QUEUE);
  const naive = naiveWay(connections.client, NAIVE_QUEUE, watcher);
  let running = () => work({ ours, naive, watcher });
  for (const worker of workers) {
    const inner = running;
    running = () => worker.runUntil(inner);
  }
  try {
    return await running();
  } finally {
    parts.close();
  }
}
