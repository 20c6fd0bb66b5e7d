/** Journeys stay with their build: where it has no workers any more they stand still, which somebody has to be told. */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { readReleases } from '../activities/releases/versions.js';

/** One look. */
export function absentBuildsOf(
  client: Client,
  deployment: string,
  log: Pick<Logger, 'error'>,
  registry: Registry,
): () => Promise<void> {
  const gauge = new Gauge({
    name: 'journeys_without_worker',
    help: 'Journeys that are with a build of which no worker runs, by build',
    labelNames: ['build'],
    registers: [registry],
  });
  return async () => {
    const releases = await readReleases(client, deployment);
    const absent = (releases?.versions ?? []).filter(
      ({ journeys, hasWorkers }) => journeys > 0 && !hasWorkers,
    );
    gauge.reset();
    for (const { build, journeys } of absent) {
      gauge.set({ build }, journeys);
      log.error(
        { buildId: build, journeys },
        'journeys wait for a worker of an earlier build: start one, or "journeys versions abandon" it',
      );
    }
  };
}
