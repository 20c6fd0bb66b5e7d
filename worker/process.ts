/** The worker process from its configuration to its drained end. */
import { setTimeout as pause } from 'node:timers/promises';
import { Runtime, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { freeLoopbackPort } from './free-port.js';
import { openStore, pingStore, type Store } from '../store/database/database.js';
import { workflowBundle } from './bundle.js';
import { carryJourneys } from './carry-journeys.js';
import { endInTime } from './end-in-time.js';
import { watchFailing } from './failing.js';
import { startHealth, type Health } from './health.js';
import { handleUnhandledErrors } from './unhandled-errors.js';
import { createLogger, sdkLogger } from './logging.js';
import { BrokenConfiguration, type WorkerOptions } from './options.js';
import { reachDocuments, reachStore, reachTemporal } from './reach.js';
import { versioning } from './versioning.js';
import { createJourneyWorker, type Connections } from './worker.js';

/** A database that hangs is as good as none to whoever asks whether we can take work. */
const PING_LIMIT_MS = 2_000;
const CLOSE_LIMIT_MS = 3_000;

interface Progress {
  worker: Worker | null;
  store: Store | null;
}

/** What the parts of a starting worker share. */
interface Setting {
  options: WorkerOptions;
  environment: NodeJS.ProcessEnv;
  log: Logger;
  signal: AbortSignal;
  health: Health;
}

/**
 * Runs until `signal` is aborted, then drains: what has begun is finished, nothing new is taken.
 * @throws BrokenConfiguration, also where a server has answered with a no
 */
export async function runWorker(
  options: WorkerOptions,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const log = createLogger(options.LOG_LEVEL);
  const sdkMetrics = `127.0.0.1:${await freeLoopbackPort()}`;
  const progress: Progress = { worker: null, store: null };
  const health = await startHealth({
    host: options.HEALTH_HOST,
    port: options.HEALTH_PORT,
    sdkMetrics,
    log,
    unready: () => unready(progress),
  });
  const { registry } = health;
  const ending = followed(signal);
  const removeWall = handleUnhandledErrors({ log, registry, onException: (error) => ending.abort(error) });
  endInTime(ending.signal, options.DRAIN_SECONDS, log);
  log.info({ port: health.port }, 'health, readiness and metrics are served');
  const runtime = installRuntime(log, sdkMetrics);
  try {
    await work({ options, environment, log, signal: ending.signal, health }, progress);
    if (!signal.aborted) ending.signal.throwIfAborted();
  } catch (error) {
    if (!signal.aborted && !(error instanceof BrokenConfiguration))
      log.fatal({ err: error }, 'the worker ends');
    throw error;
  } finally {
    removeWall();
    await health.close();
    // It ends by itself with the last connection, but keeps the process alive if there never was one.
    await runtime.shutdown();
  }
}

/** Ends with the signal, and may end before it. */
function followed(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason));
  if (signal.aborted) controller.abort(signal.reason);
  return controller;
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

async function work(setting: Setting, progress: Progress): Promise<void> {
  const { options, environment, log, signal, health } = setting;
  const patience = { log, limit: options.WAIT_SECONDS, signal };
  await reachDocuments(options.DOCUMENTS_FOLDER);
  const bundle = await workflowBundle();
  const build = bundle.buildId;
  log.info({ buildId: build, bundleBytes: bundle.bytes }, 'the workflow bundle is ready');
  const store = openStore(options.DATABASE_URL, { max: options.DATABASE_CONNECTIONS, build });
  let connections: Connections | null = null;
  try {
    await reachStore(store, patience);
    connections = await reachTemporal(options, environment, patience);
    const { client } = connections;
    const failing = watchFailing({ log, registry: health.registry });
    const version = await versioning(client, options, build, log);
    const made = await createJourneyWorker(connections, store, bundle, options, version ?? {}, failing);
    progress.store = store;
    progress.worker = made.worker;
    const isVersioned = version !== null;
    await carryJourneys(made, { ...setting, registry: health.registry, store, client, build, isVersioned });
    log.info('drained');
  } finally {
    await connections
      ?.close()
      .catch((error: unknown) => log.warn({ err: error }, 'a connection was not closed'));
    // A statement that hangs is not waited for: whatever it does, it is repeated by its key.
    await Promise.race([store.close(), pause(CLOSE_LIMIT_MS, null, { ref: false })]);
  }
}

async function unready({ worker, store }: Progress): Promise<string[]> {
  if (!worker || !store) return ['waiting for the database or the Temporal server'];
  const reasons: string[] = [];
  if (worker.getState() !== 'RUNNING') reasons.push(`the worker is ${worker.getState().toLowerCase()}`);
  const late = pause(PING_LIMIT_MS, false, { ref: false });
  const answers = await Promise.race([pingStore(store).then(() => true), late]).catch(() => false);
  if (!answers) reasons.push('the database does not answer');
  return reasons;
}
