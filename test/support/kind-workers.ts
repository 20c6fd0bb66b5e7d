/** Processes of `kind-worker.ts`, ended after the file of tests at the latest. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { BenchServer } from '../../bench/stage/servers.js';
import type { FreshStore } from './postgres.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface KindWorkers {
  /**
   * Resolves once it takes work.
   * @param bundle the file of the workflow's code
   * @param build the id of the build that it passes for
   */
  start(bundle: string, build: string): Promise<ChildProcess>;
}

/** Call it at the top of a file. */
export function kindWorkers(engine: BenchServer & { address: string }, store: FreshStore): KindWorkers {
  const workers: ChildProcess[] = [];
  afterAll(() => {
    for (const worker of workers) worker.kill('SIGKILL');
  });
  return {
    async start(bundle, build) {
      const worker = spawn(process.execPath, ['--import', 'tsx', 'test/support/kind-worker.ts'], {
        cwd: root,
        env: {
          ...process.env,
          TZ: 'UTC',
          ADDRESS: engine.address,
          NAMESPACE: engine.namespace,
          DATABASE_URL: store.url,
          BUNDLE: bundle,
          BUILD: build,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      workers.push(worker);
      await once(worker.stdout, 'data');
      return worker;
    },
  };
}

/** By SIGKILL, which leaves it no time for anything. */
export async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}
