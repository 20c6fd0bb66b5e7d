/** What the worker needs before it can work: the store, the Temporal server, and the folder of documents. */
import { setTimeout as pause } from 'node:timers/promises';
import { openFolderStore } from '../documents/folder-store.js';
import { DocumentsUnusable } from '../documents/store.js';
import { temporalFault } from '../environment/temporal-server.js';
import { migrateStore, type Store } from '../store/database/database.js';
import { serverFault } from '../store/database/server-fault.js';
import { BrokenConfiguration, type WorkerOptions } from './options.js';
import { waitFor, type WaitLimits } from './patience.js';
import { connect, type Connections } from './worker.js';

/** The SDK's own connection has no limit of its own where somebody listens and says nothing. */
const CONNECT_LIMIT_MS = 20_000;

/** Waits for the database, and brings its tables to the newest version. */
export const reachStore = (store: Store, limits: WaitLimits): Promise<void> =>
  waitFor({ what: 'the database', faultOf: serverFault }, limits, () => migrateStore(store));

/** Waits for the cluster and its namespace. */
export function reachTemporal(
  options: WorkerOptions,
  environment: NodeJS.ProcessEnv,
  limits: WaitLimits,
): Promise<Connections> {
  const what = { what: 'the Temporal server', faultOf: temporalFault };
  return waitFor(what, limits, () => inTime(connect(options, environment)));
}

async function inTime(connecting: Promise<Connections>): Promise<Connections> {
  const late = new AbortController();
  const limit = pause(CONNECT_LIMIT_MS, null, { signal: late.signal, ref: false }).catch(() => null);
  const connections = await Promise.race([connecting, limit]).finally(() => late.abort());
  if (connections) return connections;
  connecting.then((made) => made.close()).catch(() => undefined);
  throw new NoAnswer('The Temporal server did not answer in time.');
}

class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** The command line that runs beside a worker keeps documents there: found out now, not when somebody hands one in. */
export async function reachDocuments(folder: string): Promise<void> {
  try {
    await openFolderStore(folder);
  } catch (error) {
    if (!(error instanceof DocumentsUnusable)) throw error;
    throw new BrokenConfiguration(error.message, { cause: error });
  }
}
