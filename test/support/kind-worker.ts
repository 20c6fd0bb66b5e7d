/**
 * A worker process of a given build in a kind world: the real record, and beside it answers that depend on the journey
 * alone, so that the same commands give the same record whoever else is about. Ended by SIGKILL or SIGTERM.
 */
import { readFileSync } from 'node:fs';
import { NativeConnection, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { createRecord } from '../../activities/record.js';
import { createRestore } from '../../activities/restore.js';
import { openStore } from '../../store/database/database.js';
import { newestState } from '../../store/record/journal.js';
import { activitiesOf } from '../../worker/activities.js';
import type { EffectResult, Keyed, Occasion } from '../../workflows/activities.js';
import type { Arrangement } from '../../workflows/effects/effect.js';
import { JOURNEY_TASK_QUEUE } from '../../workflows/contract.js';
import '../../bench/stage/quiet.js';
import { kindWorld } from '../../lives/world.js';

const { ADDRESS, NAMESPACE, DATABASE_URL, BUNDLE, BUILD } = z
  .object({
    ADDRESS: z.string(),
    NAMESPACE: z.string(),
    DATABASE_URL: z.string(),
    BUNDLE: z.string(),
    BUILD: z.string(),
  })
  .parse(process.env);

const store = { ...openStore(DATABASE_URL, { max: 8 }), build: BUILD };

async function answers<T extends Arrangement['effect']>(
  { journey, at }: Occasion,
  effects: Keyed<T>[],
): Promise<EffectResult[]> {
  const { journey: state } = (await newestState(store, journey))!;
  return effects.map(({ key, effect }) => {
    const answer = kindWorld[effect.do] as
      ((...asked: [T, typeof state, string]) => EffectResult['facts']) | undefined;
    return { key, facts: answer?.(effect, state, at) ?? [] };
  });
}

const connection = await NativeConnection.connect({ address: ADDRESS });
const worker = await Worker.create({
  connection,
  namespace: NAMESPACE,
  taskQueue: JOURNEY_TASK_QUEUE,
  workflowBundle: { code: readFileSync(BUNDLE, 'utf8') },
  activities: activitiesOf({
    record: createRecord(store),
    restore: createRestore(store),
    arrangePlaces: answers,
    arrangeDiary: answers,
    arrangeMarking: answers,
    deliver: () => Promise.resolve([]),
  }),
  identity: `kind@${BUILD}`,
  stickyQueueScheduleToStartTimeout: '1 second',
  workerDeploymentOptions: {
    useWorkerVersioning: true,
    version: { deploymentName: 'journeys', buildId: BUILD },
    defaultVersioningBehavior: 'PINNED',
  },
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => worker.shutdown());
process.stdout.write('ready\n');
await worker.run();
await connection.close();
await store.close();
