/** Workers of a test, none of which outlives it. */
import { afterEach } from 'vitest';
import { WorkerProcess, type Environment } from './worker-process.js';

/** @returns starts one with a change to what the environment names */
export function startedFrom(
  environment: Environment,
): (change?: Environment, output?: number) => WorkerProcess {
  const started: WorkerProcess[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((worker) => worker.end('SIGKILL')));
  });
  return (change = {}, output?) => {
    const worker = new WorkerProcess({ ...environment, ...change }, output);
    started.push(worker);
    return worker;
  };
}
