import { connect } from 'node:net';
import { Connection } from '@temporalio/client';
import { unlessEnded } from '../../worker/unless-ended.js';
import { readyOrExited, retry, type WaitOptions } from './ready.js';
import { JOURNEY_SEARCH_ATTRIBUTES, type SearchAttributes } from './search-attributes.js';
import type { Say } from './server-error.js';
import { CACHE_REFRESH_MS } from './temporal-config.js';
import { existingCluster } from './temporal-existing.js';
import { launch, logFileIn, markComplete } from './temporal-launch.js';
import { prepareNamespace } from './temporal-namespace.js';
import { findProgram, rememberProgram } from './temporal-program.js';
import type { RunningTemporal } from './running-temporal.js';

export interface TemporalOptions {
  /** Kept from start to start; made when it is not there. */
  dataFolder: string;
  /** Refused when it is taken; 0 or nothing asks for any free one. */
  port?: number;
  /** Where the program brings web pages along. */
  uiPort?: number;
  searchAttributes?: SearchAttributes;
  say: Say;
  /** Ends the start, with its reason, and whatever was begun. */
  signal?: AbortSignal;
}

const NAMESPACE = 'journeys';
/** Never aborted. */
const NOBODY = new AbortController().signal;
const FRONTEND_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';
const SERVING = 1;

/** What is committed is on disk already: a server that lingers may be ended. */
const STOP_LIMIT_MS = 5_000;

function listens(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

/** The frontend says that it serves; asked over one connection, for each new one costs time. */
async function healthy(port: number, signal: AbortSignal): Promise<Connection> {
  const waiting = (what: string): WaitOptions => ({ what, code: 'temporal-failed', limitMs: 60_000, signal });
  await retry(waiting('Temporal: opening its port'), () => listens(port));
  const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 30_000 });
  await retry(waiting('Temporal: becoming healthy'), async () => {
    const { status } = await connection.healthService.check({ service: FRONTEND_SERVICE });
    if (Number(status) !== SERVING) throw new Error('the frontend is not serving yet');
  });
  return connection;
}

async function prepare(port: number, wanted: SearchAttributes, signal: AbortSignal): Promise<void> {
  const connection = await healthy(port, signal);
  try {
    const made = await prepareNamespace(connection, NAMESPACE, wanted, signal);
    // The other services hear of it at their next refresh, and there is no way to ask them.
    if (made) await new Promise((resolve) => setTimeout(resolve, 2 * CACHE_REFRESH_MS));
  } finally {
    await connection.close();
  }
}

/**
 * A real Temporal server with namespace `journeys` and its search attributes ready for use, its data in the
 * folder; or the cluster that TEMPORAL_* variables name.
 * @throws ServerError with what was tried and what to do
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { dataFolder, say, searchAttributes = JOURNEY_SEARCH_ATTRIBUTES, signal: asked = NOBODY } = options;
  const existing = await unlessEnded(asked, existingCluster(searchAttributes, say));
  if (existing !== undefined) return existing;
  const program = await findProgram(dataFolder, say, asked);
  const { port: askedPort, uiPort: askedUi } = options;
  const launched = await launch(program, {
    dataFolder,
    port: askedPort,
    uiPort: askedUi,
    namespace: NAMESPACE,
    searchAttributes,
  });
  const { process: server, port, uiPort } = launched;
  try {
    await readyOrExited(
      server,
      'The Temporal server',
      logFileIn(dataFolder),
      'temporal-failed',
      (signal) => prepare(port, searchAttributes, signal),
      asked,
    );
  } catch (error) {
    await server.stop(STOP_LIMIT_MS);
    throw error;
  }
  markComplete(dataFolder);
  rememberProgram(dataFolder, program);
  return {
    address: `127.0.0.1:${port}`,
    namespace: NAMESPACE,
    kind: program.kind,
    pid: server.identity.pid,
    ended: server.exited,
    ...(uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${uiPort}` }),
    stop: () => server.stop(STOP_LIMIT_MS),
  };
}
