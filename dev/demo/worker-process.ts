/** The worker of the demo: a process of its own, so that it can be killed like one in production. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signalProcess, waitUntilGone } from 'process-lock/process-identity';
import { valueOf } from '../../environment/values.js';
import { freePort } from '../servers/ports.js';
import { lastLines, startProcess, type ManagedProcess } from '../servers/managed-process.js';
import { isReady } from '../servers/ready.js';
import type { RunningStack } from '../stack/stack.js';
import { siteOf } from './site.js';
import { documentsIn } from './folders.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const USUAL_HEALTH_PORT = 9464;
const READY_LIMIT_MS = 90_000;
const LOOK_EVERY_MS = 100;

export interface LaunchedWorker {
  pid: number;
  healthUrl: string;
  logFile: string;
  /** Resolves, however it ends, to a phrase such as "exit code 1". */
  ended: Promise<string>;
  /** Resolves once it takes journeys. @throws with the last lines of its log if it does not; then it has ended */
  ready(signal: AbortSignal): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function launchWorker(stack: RunningStack): Promise<LaunchedWorker> {
  // Two demos that start at once both see the usual port free: HEALTH_PORT=0 asks for any other.
  const port = await freePort(valueOf(process.env, 'HEALTH_PORT') === '0' ? 0 : USUAL_HEALTH_PORT);
  const logFile = join(stack.home, 'worker.log');
  const worker = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', join(root, 'worker', 'main.ts')],
    cwd: root,
    env: workerEnvironment(stack, port),
    logFile,
    stopSignal: 'SIGTERM',
  });
  const healthUrl = `http://127.0.0.1:${port}`;
  return {
    pid: worker.identity.pid,
    healthUrl,
    logFile,
    ended: worker.exited,
    async ready(signal) {
      try {
        await ready(worker, healthUrl, logFile, signal);
      } catch (error) {
        await worker.stop(1_000);
        throw error;
      }
    },
    async kill() {
      signalProcess(worker.identity, 'SIGKILL');
      await waitUntilGone(worker.identity, 5_000);
    },
    stop: () => worker.stop(),
  };
}

/** Where the worker finds the servers of the stack, whatever the terminal names. */
export const workerEnvironment = (stack: RunningStack, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  TZ: 'UTC',
  DATABASE_URL: stack.databaseUrl,
  TEMPORAL_ADDRESS: stack.temporalAddress,
  TEMPORAL_NAMESPACE: stack.temporalNamespace,
  REHEARSAL_SMTP_URL: stack.smtpUrl,
  // Whoever enrols somebody here in earnest sees their messages too; a mail server of the terminal is not used.
  SMTP_URL: stack.smtpUrl,
  SMTP_REQUIRE_TLS: 'false',
  DOCUMENTS_FOLDER: documentsIn(stack.home),
  ...siteOf(stack.home),
  HEALTH_HOST: '127.0.0.1',
  HEALTH_PORT: String(port),
  // The checkout may have changed since the last start, and there is no other worker.
  BECOME_CURRENT: 'always',
  LOG_LEVEL: 'info',
  DRAIN_SECONDS: '5',
});

async function ready(
  worker: ManagedProcess,
  healthUrl: string,
  logFile: string,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + READY_LIMIT_MS;
  while (!(await isReady(healthUrl))) {
    signal.throwIfAborted();
    if (worker.hasExited()) throw new Error(`The worker did not start:\n${lastLines(logFile)}`);
    if (performance.now() > end) {
      throw new Error(`The worker was not ready within ${READY_LIMIT_MS / 1_000} seconds: see ${logFile}.`);
    }
    await pause(LOOK_EVERY_MS);
  }
}
