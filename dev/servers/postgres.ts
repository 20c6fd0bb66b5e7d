/** A server for whoever has none (decision 040). */
import { join } from 'node:path';
import { valueOf } from '../../environment/values.js';
import { startProcess } from './managed-process.js';
import { claimPort } from './ports.js';
import { postgresBinaries } from './postgres-binaries.js';
import { DATABASE_USER, prepareCluster } from './postgres-cluster.js';
import { createDatabase, externalDatabase, waitForAnswer } from './postgres-connection.js';
import { openClusterFolder } from './postgres-folder.js';
import { clearLeftover, giveUpOwnership, takeOwnership } from './postgres-leftover.js';
import { postgresUser } from './postgres-user.js';
import { readyOrExited } from './ready.js';
import type { Say } from './server-error.js';
import type { RunningPostgres } from './running-postgres.js';

export interface PostgresOptions {
  /** Kept from start to start; made when it is not there. */
  dataFolder: string;
  /** Refused when it is taken; 0 or nothing asks for any free one. */
  port?: number;
  say: Say;
  /** Ends the start, with its reason, and whatever was begun. */
  signal?: AbortSignal;
}

/** Never aborted. */
const NOBODY = new AbortController().signal;

/** Commits reach the disk before they are answered (fsync and synchronous_commit stay on). */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  log_min_messages: 'warning',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/**
 * A real PostgreSQL on loopback with a database `journeys`, or the server that DATABASE_URL names.
 * @throws ServerError naming what to do: port or folder in use, no binaries, no user, not reachable
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const external = valueOf(process.env, 'DATABASE_URL');
  if (external !== undefined) return externalDatabase(external, options.say);
  const { dataFolder, say, signal: asked = NOBODY } = options;
  const runAs = postgresUser();
  const binaries = postgresBinaries(runAs, say);
  const cluster = openClusterFolder(dataFolder, runAs, say);
  takeOwnership(dataFolder);
  try {
    await clearLeftover(cluster, say);
    const port = await claimPort(options.port, 'PostgreSQL');
    const password = await prepareCluster(dataFolder, cluster, binaries, runAs);
    asked.throwIfAborted();
    const logFile = join(dataFolder, 'postgres.log');
    const server = await startProcess({
      command: binaries.postgres,
      args: ['-D', cluster, '-p', String(port), ...settingArguments()],
      cwd: '/',
      logFile,
      runAs,
      stopSignal: 'SIGINT',
    });
    const stop = async (): Promise<void> => {
      await server.stop();
      giveUpOwnership(dataFolder);
    };
    try {
      const url = `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/journeys`;
      await readyOrExited(
        server,
        'PostgreSQL',
        logFile,
        'postgres-failed',
        async (signal) => {
          await waitForAnswer(url, signal);
          await createDatabase(url);
        },
        asked,
      );
      return { url, port, pid: server.identity.pid, ended: server.exited, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    giveUpOwnership(dataFolder);
    throw error;
  }
}

function settingArguments(): string[] {
  return Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
