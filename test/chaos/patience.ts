/** Whoever is told that nobody answered sends the same again, as they are told to. */
import { setTimeout as pause } from 'node:timers/promises';
import { Unreachable } from '../../client/journeys.js';
import { isPassing } from '../../store/database/passing-fault.js';

const PAUSE_MS = 250;

const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable ||
  isPassing(error) ||
  (error instanceof Error && error.cause !== undefined && isPassing(error.cause));

/** Until it succeeds; what does not pass is thrown. */
export async function steadily<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}
