/** Temporal servers for a file of tests, each of its own, stopped after the file. */
import { afterAll } from 'vitest';
import {
  startReal,
  startSkipping,
  type RealEngine,
  type SkippingEngine,
  type Stoppable,
} from '../../bench/stage/servers.js';

export type { RealEngine, SkippingEngine } from '../../bench/stage/servers.js';

async function forThisFile<T>(starting: Promise<Stoppable<T>>): Promise<T> {
  const engine = await starting;
  afterAll(() => engine.stop());
  return engine;
}

/** The server that runs in production. `await` it at the top of a file. */
export const realEngine = (): Promise<RealEngine> => forThisFile(startReal());

/** The server that lives months in a second. `await` it at the top of a file. */
export const skippingEngine = (): Promise<SkippingEngine> => forThisFile(startSkipping());
