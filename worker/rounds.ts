/** Work that comes round while the worker runs. What fails is logged, and waits for its next round. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface PeriodicTask {
  /** What could not be done, as a log line ends: "offers of places". */
  what: string;
  /** Milliseconds until the next round; asked again before each. */
  next: () => number;
  work: () => Promise<unknown>;
}

/** Until the signal; a round that is under way then is not waited for. */
export async function goRound(
  { what, next, work }: PeriodicTask,
  log: Pick<Logger, 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await pause(next(), undefined, { signal, ref: false });
    } catch {
      return;
    }
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, `${what}: to be tried again`);
    }
  }
}

/** At once, and then so many milliseconds after each end. */
export function atOnceThenEvery(ms: number): () => number {
  let isFirst = true;
  return () => {
    if (!isFirst) return ms;
    isFirst = false;
    return 0;
  };
}
