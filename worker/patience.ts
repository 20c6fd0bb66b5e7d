/** Waiting for a server that is not there yet, with one clear line now and then; one that has answered is not waited for. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ServerFault } from '../environment/faults.js';
import { WorkerEnded } from './ended.js';
import { BrokenConfiguration } from './options.js';
import { unlessEnded } from './unless-ended.js';

export interface WaitLimits {
  log: Logger;
  /** In seconds; 0: for ever. */
  limit: number;
  signal: AbortSignal;
}

export interface Awaited {
  /** "the database" */
  what: string;
  /** What an error says of the server; null if it is not the server's. */
  faultOf: (error: unknown) => ServerFault | null;
}

/**
 * Tries until it works.
 * @throws BrokenConfiguration at once where the server has answered with a no; the error itself where it is not the
 * server's; and when the limit has passed or the process is to end
 */
export async function waitFor<T>(
  { what, faultOf }: Awaited,
  { log, limit, signal }: WaitLimits,
  attempt: () => Promise<T>,
): Promise<T> {
  const began = Date.now();
  for (let tries = 1; ; tries++) {
    try {
      // An attempt may hang where nobody answers.
      return await unlessEnded(signal, attempt());
    } catch (error) {
      signal.throwIfAborted();
      const fault = faultOf(error);
      if (fault === null) throw error;
      const { variable, why } = fault;
      if (!fault.passing) {
        throw new BrokenConfiguration(`${capital(what)} ${why}: correct ${variable}.`, { cause: error });
      }
      const seconds = Math.round((Date.now() - began) / 1_000);
      if (limit > 0 && seconds >= limit) {
        const told = `${capital(what)} was waited for for ${limit} seconds, and ${why}: start it, or correct ${variable}.`;
        throw new WorkerEnded('out-of-patience', told, { cause: error });
      }
      if (tries === 1 || tries % 5 === 0) {
        log.warn({ seconds, variable, err: error }, `waiting for ${what}, which ${why}`);
      }
      await pause(Math.min(1_000 * tries, 5_000), undefined, { signal });
    }
  }
}

const capital = (what: string): string => what[0]?.toUpperCase() + what.slice(1);
