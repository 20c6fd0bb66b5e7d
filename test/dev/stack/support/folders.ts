import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { removeCluster } from '../../../../dev/servers/postgres-folder.js';

export interface Cleaning {
  /** Runs after the test, the last one first. */
  after(close: () => Promise<unknown> | void): void;
  /** A new folder, with a space in its path, gone after the test. */
  folder(): string;
}

/** What a test of a server opens is closed after it, whether the test passes or not. */
export function cleaning(): Cleaning {
  const closers: (() => Promise<unknown> | void)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return {
    after: (close) => void closers.push(close),
    folder: () => {
      const parent = mkdtempSync(join(tmpdir(), 'journeys test '));
      closers.push(() => rmSync(parent, { recursive: true, force: true }));
      const made = join(parent, 'data');
      closers.push(() => removeCluster(made));
      return made;
    },
  };
}

/** A port that is taken for the time of a test. */
export async function takenPort(cleanup: Cleaning): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanup.after(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
