/** A stack of real servers in a temporary folder, for one run of the benches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Say } from '../../dev/servers/server-error.js';
import { startStack, type RunningStack } from '../../dev/stack/stack.js';
import { migrateStore, openStore, type Store } from '../../store/database/database.js';
import { readOptions, type WorkerOptions } from '../../worker/options.js';
import { connect, type Connections } from '../../worker/worker.js';

export interface BenchContext {
  stack: RunningStack;
  store: Store;
  connections: Connections;
  options: WorkerOptions;
}

/** Brings the servers up, works on them, and leaves nothing behind whatever happens. */
export async function withThrowAwayStack<T>(
  say: Say,
  work: (context: BenchContext) => Promise<T>,
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'journeys-bench-'));
  try {
    const stack = await startStack({ home, fresh: true, say });
    try {
      return await onStack(stack, join(home, 'documents'), work);
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function onStack<T>(
  stack: RunningStack,
  documents: string,
  work: (context: BenchContext) => Promise<T>,
): Promise<T> {
  const options = optionsFor(stack, documents);
  const store = openStore(options.DATABASE_URL, { max: options.DATABASE_CONNECTIONS });
  try {
    await migrateStore(store);
    const connections = await connect(options);
    try {
      return await work({ stack, store, connections, options });
    } finally {
      await connections.close();
    }
  } finally {
    await store.close();
  }
}

/** As the worker of the demo has it, except that messages of rehearsals are kept without a mailbox. */
const optionsFor = (stack: RunningStack, documents: string): WorkerOptions =>
  readOptions({
    TZ: 'UTC',
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.temporalNamespace,
    DATABASE_URL: stack.databaseUrl,
    DOCUMENTS_FOLDER: documents,
    LOG_LEVEL: 'silent',
  });
