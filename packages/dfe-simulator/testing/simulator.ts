/** The whole simulator on a real socket, for tests: every answer is held against the Department's OpenAPI file. */
import { expect } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator.js';
import { observe, type Observed } from './openapi/observe.js';

/**
 * Stopping it fails the test when an answer was a problem, or when something went wrong inside. Answers that a
 * fault mangles or swallows are not judged: they are not the service's own.
 */
export async function startObserved(options: SimulatorOptions = {}): Promise<Simulator> {
  const holder: { observed: Observed | null } = { observed: null };
  const reported: unknown[] = [];
  const simulator = await startSimulator({
    report: (error) => reported.push(error),
    prepare: (app) => {
      holder.observed = observe(app);
    },
    ...options,
  });
  const stop = simulator.stop.bind(simulator);
  return Object.defineProperties(Object.create(simulator) as Simulator, {
    stop: {
      value: async () => {
        await stop();
        expect(holder.observed?.problems).toEqual([]);
        expect(reported).toEqual([]);
      },
    },
  });
}
