import { stringify } from 'yaml';
import type { TemporalPorts } from './temporal-ports.js';

/** How soon a new namespace or search attribute is known everywhere in the server. */
export const CACHE_REFRESH_MS = 250;

/** A file beside the process; its path is relative, so that no character of the folder's name can do harm. */
function sqliteStore(): object {
  return {
    sql: {
      user: '',
      password: '',
      pluginName: 'sqlite',
      databaseName: 'temporal.db',
      connectAddr: 'localhost',
      connectProtocol: 'tcp',
      connectAttributes: {
        mode: 'rwc',
        cache: 'private',
        setup: 'true',
        journal_mode: 'wal',
        synchronous: '1',
        busy_timeout: '10000',
      },
      maxConns: 1,
      maxIdleConns: 1,
      maxConnLifetime: '24h',
    },
  };
}

function service(grpcPort: number | undefined, membershipPort: number | undefined): object {
  return { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } };
}

/** The server's configuration: one shard, SQLite on a file with a write-ahead log, everything on loopback. */
export function serverConfig({ frontend, others }: TemporalPorts): string {
  return stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'sqlite-default',
      visibilityStore: 'sqlite-visibility',
      numHistoryShards: 1,
      datastores: { 'sqlite-default': sqliteStore(), 'sqlite-visibility': sqliteStore() },
    },
    global: { membership: { maxJoinDuration: '3s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(frontend, others[0]),
      history: service(others[1], others[2]),
      matching: service(others[3], others[4]),
      worker: service(others[5], others[6]),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: `127.0.0.1:${frontend}` },
    dynamicConfigClient: { filepath: 'temporal-dynamic.yaml', pollInterval: '60s' },
  });
}

/** Settings that are right for one machine: news travels fast and the server's own workers are few. */
export const DYNAMIC_SETTINGS: Readonly<Record<string, boolean | number | string>> = {
  'system.namespaceCacheRefreshInterval': `${CACHE_REFRESH_MS}ms`,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  // A journey whose tasks fail is found at the second failure, not at the fifth, which comes after a minute.
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 2,
  // A task that was with a worker that died is given to another one soon, however often that has happened to it.
  'history.workflowTaskRetryMaxInterval': '30s',
};

export function dynamicConfig(): string {
  return stringify(
    Object.fromEntries(Object.entries(DYNAMIC_SETTINGS).map(([key, value]) => [key, [{ value }]])),
  );
}
