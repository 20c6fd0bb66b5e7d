/** A worker at work until the signal: it takes journeys, and what comes round beside them is done. */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { sweepMarking } from '../activities/marking-sweep.js';
import { engineOf } from '../activities/reconcile/engine.js';
import type { Store } from '../store/database/database.js';
import type { WorkerActivities } from './activities.js';
import { instantOfMillis } from '../workflows/journey/calendar.js';
import { failingRunsOf } from './failing-runs.js';
import { absentBuildsOf } from './absent-builds.js';
import { nightOf, untilTime } from './nightly/nightly.js';
import type { WorkerOptions } from './options.js';
import { notifier } from './notifier.js';
import { reconciler } from './reconcile.js';
import { atOnceThenEvery, goRound, type PeriodicTask } from './rounds.js';
import { becomeCurrent } from './versioning.js';
import type { JourneyWorker } from './worker.js';

const OFFERS_EVERY_MS = 60_000;
const MARKING_SWEPT_EVERY_MS = 60_000;
const DIGESTS_SWEPT_EVERY_MS = 60_000;
const RECONCILED_EVERY_MS = 120_000;
const FAILING_SOUGHT_EVERY_MS = 15_000;
const PAPERS_LOOKED_FOR_EVERY_MS = 600_000;
const BUILDS_LOOKED_AT_EVERY_MS = 300_000;

export interface WorkerContext {
  options: WorkerOptions;
  environment: NodeJS.ProcessEnv;
  log: Logger;
  registry: Registry;
  /** From then on nothing new is taken, and what has begun is finished. */
  signal: AbortSignal;
  store: Store;
  client: Client;
  build: string;
  isVersioned: boolean;
}

/** Resolves once it has drained. */
export async function carryJourneys({ worker, parts }: JourneyWorker, around: WorkerContext): Promise<void> {
  const { options, log, signal } = around;
  signal.addEventListener('abort', () => {
    log.info({ seconds: options.DRAIN_SECONDS }, 'draining: finishing what has begun');
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  log.info({ address: options.TEMPORAL_ADDRESS }, 'the worker takes journeys');
  if (!options.SMTP_URL) log.warn('there is no SMTP_URL: messages of live journeys wait until one is set');
  const ending = new AbortController();
  const over = AbortSignal.any([signal, ending.signal]);
  for (const round of roundsOf(around, parts)) void goRound(round, log, over);
  void takeNew(around, over);
  try {
    if (!signal.aborted) await worker.run();
  } finally {
    ending.abort();
    parts.close();
  }
}

function roundsOf(
  { options, environment, log, registry, store, client, isVersioned }: WorkerContext,
  { places, sweepDigests, warnOfPapers }: WorkerActivities,
): PeriodicTask[] {
  const engine = engineOf(client);
  const reconcile = reconciler({ store, engine, log, registry });
  const night = nightOf(environment, log, registry);
  const { NIGHTLY_CHECK: time } = options;
  const rounds: PeriodicTask[] = [
    {
      // Places that became free while the journey concerned could not be told (S2.6).
      what: 'offers of places could not be passed on',
      next: atOnceThenEvery(OFFERS_EVERY_MS),
      work: async () => {
        const count = await places.deliverPendingOffers();
        if (count > 0) log.info({ offers: count }, 'offers of places were passed on');
      },
    },
    {
      what: 'scripts that wait could not be looked through',
      next: atOnceThenEvery(MARKING_SWEPT_EVERY_MS),
      work: async () => {
        const swept = await sweepMarking(store, notifier(client, 'marking'), Date.now());
        if (swept.free + swept.conflicts > 0) log.info(swept, 'scripts were given to other assessors');
      },
    },
    {
      what: 'digests could not be sent to coaches',
      next: atOnceThenEvery(DIGESTS_SWEPT_EVERY_MS),
      work: async () => {
        const count = await sweepDigests(Date.now());
        if (count > 0) log.info({ count }, 'digests were sent to coaches');
      },
    },
    {
      what: 'record and engine could not be compared',
      next: atOnceThenEvery(RECONCILED_EVERY_MS),
      work: reconcile,
    },
    {
      what: 'journeys whose tasks fail could not be looked for',
      next: atOnceThenEvery(FAILING_SOUGHT_EVERY_MS),
      work: failingRunsOf({ store, engine, log, registry }),
    },
  ];
  rounds.push({
    what: 'papers that are missing could not be looked for',
    next: atOnceThenEvery(PAPERS_LOOKED_FOR_EVERY_MS),
    work: async () => {
      const told = await warnOfPapers(instantOfMillis(Date.now()));
      if (told > 0) log.warn({ told }, 'windows lack their case study: the providers were told');
    },
  });
  if (isVersioned) {
    rounds.push({
      what: 'builds without workers could not be looked for',
      next: atOnceThenEvery(BUILDS_LOOKED_AT_EVERY_MS),
      work: absentBuildsOf(client, options.DEPLOYMENT_NAME, log, registry),
    });
  }
  if (time === 'off') return rounds;
  rounds.push({
    what: 'the nightly check could not be carried out',
    next: () => untilTime(time, Date.now()),
    work: () => night.check(),
  });
  return rounds;
}

async function takeNew(
  { client, options, build, log, isVersioned }: WorkerContext,
  signal: AbortSignal,
): Promise<void> {
  if (!isVersioned) return;
  await becomeCurrent(client, options, build, log, signal).catch((error: unknown) => {
    if (!signal.aborted)
      log.warn({ err: error, buildId: build }, 'this build could not be made the current one');
  });
}
