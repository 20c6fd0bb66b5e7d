/**
 * Keeps the worker of the demo up. One that ends by itself is started again, and that is said; not without end, for
 * what ends it may be there to stay.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from '../servers/managed-process.js';
import type { Say } from '../servers/server-error.js';
import type { RunningStack } from '../stack/stack.js';
import { launchWorker } from './worker-process.js';

export interface DemoWorker {
  readonly pid: number;
  /** Serves /healthz, /readyz and /metrics. */
  readonly healthUrl: string;
  /** SIGKILL: no drain, no goodbye, and nobody starts it again. */
  kill(): Promise<void>;
  /** Drains and ends. */
  stop(): Promise<void>;
}

export interface Endurance {
  /** After so many ends in a row it is left alone. */
  mostEnds: number;
  /** One that has lived for so long begins the count again. */
  soundMs: number;
  /** Doubled from end to end. */
  firstPauseMs: number;
}

const usual: Endurance = { mostEnds: 5, soundMs: 60_000, firstPauseMs: 1_000 };

/** Starts it and waits until it takes journeys. @throws with the last lines of its log if it does not */
export async function keepWorker(
  stack: RunningStack,
  say: Say,
  signal: AbortSignal,
  { mostEnds, soundMs, firstPauseMs }: Endurance = usual,
): Promise<DemoWorker> {
  let worker = await launchWorker(stack);
  await worker.ready(signal);
  const leaving = new AbortController();

  async function keep(): Promise<void> {
    for (let ends = 0, began = performance.now(); ; began = performance.now()) {
      const how = await worker.ended;
      if (leaving.signal.aborted) return;
      ends = performance.now() - began > soundMs ? 1 : ends + 1;
      if (ends > mostEnds) {
        say(
          `the worker ended (${how}), ${ends} times in a row, and is not started again. Its log ends with:`,
        );
        return say(lastLines(worker.logFile));
      }
      say(`the worker ended (${how}): started again`);
      await pause(firstPauseMs * 2 ** (ends - 1), undefined, { signal: leaving.signal });
      worker = await launchWorker(stack);
      if (leaving.signal.aborted) return worker.stop();
    }
  }

  const keeping = keep().catch((error: unknown) => {
    if (leaving.signal.aborted) return;
    const why = error instanceof Error ? error.message : String(error);
    say(`the worker could not be started again (${why}): stop with Ctrl-C and start anew`);
  });
  return {
    get pid() {
      return worker.pid;
    },
    get healthUrl() {
      return worker.healthUrl;
    },
    async kill() {
      leaving.abort();
      await worker.kill();
      await keeping;
    },
    async stop() {
      leaving.abort();
      await worker.stop();
      await keeping;
    },
  };
}
