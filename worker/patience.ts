/** Waiting for a server that is not there yet, with one clear line now and then. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface Patience {
  what: string;
  log: Logger;
  /** In seconds; 0: for ever. */
  limit: number;
  signal: AbortSignal;
}

/** Tries until it works; throws when the limit has passed or the process is to end. */
export async function waitFor<T>(
  { what, log, limit, signal }: Patience,
  attempt: () => Promise<T>,
): Promise<T> {
  const began = Date.now();
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      const seconds = Math.round((Date.now() - began) / 1_000);
      if (limit > 0 && seconds >= limit) {
        throw new Error(`${what} did not answer within ${limit} seconds: start it, or correct its address`, {
          cause: error,
        });
      }
      if (tries === 1 || tries % 5 === 0) log.warn({ seconds, err: error }, `waiting for ${what}`);
      await pause(Math.min(1_000 * tries, 5_000), undefined, { signal });
    }
  }
}
