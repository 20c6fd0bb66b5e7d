/** A worker on a connection: bundle, activities, limits; shared by the process, the tests and the benches. */
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions as SdkWorkerOptions } from '@temporalio/worker';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Store } from '../store/database.js';
import { JOURNEY_TASK_QUEUE } from '../workflows/contract.js';
import { createActivities, type WorkerActivities } from './activities.js';
import type { Bundle } from './bundle.js';
import type { Failing } from './failing.js';
import type { WorkerOptions } from './options.js';

/** The standard `TEMPORAL_*` variables and profiles (TLS, API keys); the address and namespace are ours by default. */
function connectionOptions(options: WorkerOptions) {
  const { connectionOptions: standard } = loadClientConnectConfig();
  return { ...standard, address: standard.address ?? options.TEMPORAL_ADDRESS };
}

export interface Connections {
  native: NativeConnection;
  client: Client;
  close(): Promise<void>;
}

export async function connect(options: WorkerOptions): Promise<Connections> {
  const native = await NativeConnection.connect(connectionOptions(options));
  const connection = await Connection.connect({ ...connectionOptions(options), connectTimeout: '5 seconds' });
  const client = new Client({ connection, namespace: options.TEMPORAL_NAMESPACE });
  await client.workflowService.describeNamespace({ namespace: options.TEMPORAL_NAMESPACE });
  return {
    native,
    client,
    close: async () => {
      await connection.close();
      await native.close();
    },
  };
}

export interface JourneyWorker {
  worker: Worker;
  parts: WorkerActivities;
}

export async function createJourneyWorker(
  connections: Connections,
  store: Store,
  bundle: Bundle,
  options: WorkerOptions,
  overrides: Partial<SdkWorkerOptions> = {},
  failing: Failing | null = null,
): Promise<JourneyWorker> {
  const parts = createActivities(store, connections.client, options, failing);
  const worker = await Worker.create({
    connection: connections.native,
    namespace: options.TEMPORAL_NAMESPACE,
    taskQueue: JOURNEY_TASK_QUEUE,
    workflowBundle: { code: bundle.code },
    activities: parts.activities,
    identity: `journeys@${bundle.buildId}`,
    maxCachedWorkflows: options.MAX_CACHED_WORKFLOWS,
    // A worker that was killed is given up on after this, and its journeys go to another.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    maxConcurrentWorkflowTaskExecutions: 100,
    maxConcurrentActivityTaskExecutions: 60,
    maxConcurrentLocalActivityExecutions: options.DATABASE_CONNECTIONS,
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 16 },
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
    shutdownGraceTime: options.DRAIN_SECONDS * 1_000,
    shutdownForceTime: (options.DRAIN_SECONDS + 10) * 1_000,
    ...overrides,
  });
  return { worker, parts };
}
