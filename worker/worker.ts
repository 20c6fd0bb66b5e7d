/** A worker on a connection: bundle, activities, limits; shared by the process, the tests and the benches. */
import { Client } from '@temporalio/client';
import {
  NativeConnection,
  Worker,
  type NativeConnectionOptions,
  type WorkerOptions as SdkWorkerOptions,
} from '@temporalio/worker';
import { temporalSettings } from '../environment/temporal.js';
import { connectTemporal } from '../environment/temporal-server.js';
import type { Environment } from '../environment/values.js';
import type { Store } from '../store/database/database.js';
import { JOURNEY_TASK_QUEUE } from '../workflows/contract.js';
import { createActivities, type WorkerActivities } from './activities.js';
import type { Bundle } from './bundle.js';
import type { Failing } from './failing.js';
import type { WorkerOptions } from './options.js';

export interface Connections {
  native: NativeConnection;
  client: Client;
  close(): Promise<void>;
}

/**
 * Connects with what TEMPORAL_* says about keys and certificates, and makes sure of the namespace.
 * @throws TemporalRefused, or what the SDK says; then nothing is left open
 */
export async function connect(
  { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace }: WorkerOptions,
  environment: Environment = process.env,
): Promise<Connections> {
  const { connection: settings } = temporalSettings(environment);
  const connection = await connectTemporal({ connection: settings, address, namespace });
  try {
    const native = await NativeConnection.connect({ ...(settings as NativeConnectionOptions), address });
    const close = async () => {
      await connection.close();
      await native.close();
    };
    return { native, client: new Client({ connection, namespace }), close };
  } catch (error) {
    await connection.close();
    throw error;
  }
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
