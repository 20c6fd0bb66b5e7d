/** The worker process from its configuration to its drained end. */
import { Runtime, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { freeLoopbackPort } from './free-port.js';
import { migrateStore, openStore, pingStore, type Store } from '../store/database.js';
import { workflowBundle } from './bundle.js';
import { watchFailing } from './failing.js';
import { startHealth, type Health } from './health.js';
import { createLogger, sdkLogger } from './logging.js';
import type { WorkerOptions } from './options.js';
import { waitFor } from './patience.js';
import { connect, createJourneyWorker, type Connections } from './worker.js';

interface Progress {
  worker: Worker | null;
  store: Store | null;
}

/** Runs until `signal` is aborted, then drains: what has begun is finished, nothing new is taken. */
export async function runWorker(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const log = createLogger(options.LOG_LEVEL);
  const sdkMetrics = `127.0.0.1:${await freeLoopbackPort()}`;
  const progress: Progress = { worker: null, store: null };
  const health = await startHealth({
    host: options.HEALTH_HOST,
    port: options.HEALTH_PORT,
    sdkMetrics,
    unready: () => unready(progress),
  });
  log.info({ port: health.port }, 'health, readiness and metrics are served');
  const runtime = installRuntime(log, sdkMetrics);
  try {
    await work(options, log, signal, progress, health);
  } finally {
    await health.close();
    // It ends by itself with the last connection, but keeps the process alive if there never was one.
    await runtime.shutdown();
  }
}

function installRuntime(log: Logger, sdkMetrics: string): Runtime {
  Runtime.install({
    logger: sdkLogger(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      metrics: { prometheus: { bindAddress: sdkMetrics } },
    },
  });
  return Runtime.instance();
}

async function work(
  options: WorkerOptions,
  log: Logger,
  signal: AbortSignal,
  progress: Progress,
  health: Health,
): Promise<void> {
  const patience = { log, limit: options.WAIT_SECONDS, signal };
  const bundle = await workflowBundle();
  log.info({ buildId: bundle.buildId, bundleBytes: bundle.bytes }, 'the workflow bundle is ready');
  const store = openStore(options.DATABASE_URL, { max: options.DATABASE_CONNECTIONS });
  let connections: Connections | null = null;
  try {
    await waitFor({ ...patience, what: 'the database' }, () => migrateStore(store));
    connections = await waitFor({ ...patience, what: 'the Temporal server' }, () => connect(options));
    const failing = watchFailing({ log, registry: health.registry });
    const { worker, parts } = await createJourneyWorker(connections, store, bundle, options, {}, failing);
    progress.store = store;
    progress.worker = worker;
    const offers = offersEveryMinute(() => parts.places.deliverPendingOffers(), log);
    signal.addEventListener('abort', () => {
      log.info({ seconds: options.DRAIN_SECONDS }, 'draining: finishing what has begun');
      if (worker.getState() === 'RUNNING') worker.shutdown();
    });
    log.info({ port: health.port, address: options.TEMPORAL_ADDRESS }, 'the worker takes journeys');
    if (!options.SMTP_URL) log.warn('there is no SMTP_URL: messages of live journeys wait until one is set');
    if (signal.aborted) return;
    await worker.run();
    clearInterval(offers);
    parts.close();
    log.info('drained');
  } finally {
    await connections?.close();
    await store.close();
  }
}

/** Places that became free while the journey concerned could not be told are offered later (S2.6). */
function offersEveryMinute(deliver: () => Promise<number>, log: Logger): NodeJS.Timeout {
  const once = () =>
    deliver().then(
      (offers) => {
        if (offers > 0) log.info({ offers }, 'offers of places were passed on');
      },
      (error: unknown) => log.warn({ err: error }, 'offers of places could not be passed on yet'),
    );
  void once();
  return setInterval(() => void once(), 60_000);
}

async function unready({ worker, store }: Progress): Promise<string[]> {
  if (!worker || !store) return ['waiting for the database or the Temporal server'];
  const reasons: string[] = [];
  if (worker.getState() !== 'RUNNING') reasons.push(`the worker is ${worker.getState().toLowerCase()}`);
  await pingStore(store).catch(() => reasons.push('the database does not answer'));
  return reasons;
}
