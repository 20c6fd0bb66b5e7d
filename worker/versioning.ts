/**
 * The worker as a version of a deployment (S7.3): journeys stay with the build that began their run, and the server
 * knows which build takes new ones. On a server that knows no versions the worker says so and goes on without (decision 026).
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { WorkerOptions as SdkWorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { readCurrent, useBuild } from '../activities/releases/versions.js';
import type { WorkerOptions } from './options.js';

type Versioned = Pick<SdkWorkerOptions, 'workerDeploymentOptions'>;

export async function versioning(
  client: Client,
  { WORKER_VERSIONING: mode, DEPLOYMENT_NAME: deploymentName }: WorkerOptions,
  buildId: string,
  log: Pick<Logger, 'warn'>,
): Promise<Versioned | null> {
  if (mode === 'off') return null;
  if ((await readCurrent(client, deploymentName)) === null) {
    log.warn(
      {},
      'this Temporal server knows no versions of workers: before a release, stop every worker of the old build',
    );
    return null;
  }
  return {
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName, buildId },
      // Said here and not by the workflow itself, whose tasks a server would refuse from a worker without versions.
      defaultVersioningBehavior: 'PINNED',
    },
  };
}

/** The server hears of a version when its workers first ask for work. */
const HEARD_OF_WITHIN_MS = 60_000;
const TRY_EVERY_MS = 250;

/**
 * Has the build take new journeys: the first one ever, so that an installation begins without a further step; any
 * later one only where that was asked for.
 */
export async function becomeCurrent(
  client: Client,
  { DEPLOYMENT_NAME: deployment, BECOME_CURRENT: when }: WorkerOptions,
  build: string,
  log: Pick<Logger, 'info' | 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  for (const end = Date.now() + HEARD_OF_WITHIN_MS; ; await pause(TRY_EVERY_MS, undefined, { signal })) {
    const current = (await readCurrent(client, deployment))?.build ?? null;
    if (current === build) return log.info({ buildId: build }, 'this build takes new journeys');
    if (when === 'never' || (when === 'first' && current !== null)) {
      return log.info(
        { buildId: build },
        'another build takes new journeys: "journeys versions use" changes that',
      );
    }
    try {
      await useBuild(client, deployment, build);
    } catch (error) {
      if (Date.now() < end) continue;
      return log.warn({ err: error, buildId: build }, 'this build could not be made the current one');
    }
  }
}
