/** The workflow on a Temporal server with given activities, for tests of the shell. */
import { Client, WithStartWorkflowOperation } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../../worker/bundle.js';
import type { JourneyActivities } from '../../workflows/activities.js';
import {
  commandUpdate,
  enrolUpdate,
  JOURNEY_WORKFLOW,
  type JourneyInput,
  type Receipt,
} from '../../workflows/contract.js';
import type { Command, CommandOf, Enrolment } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';

// Only what a failing test needs to be understood.
Runtime.install({ logger: new DefaultLogger('WARN') });

export interface Server {
  client: Client;
  nativeConnection: NativeConnection;
  namespace?: string | undefined;
}

/** A worker of its own task queue, named after the test. */
export async function shellWorker(
  server: Server,
  taskQueue: string,
  activities: JourneyActivities,
): Promise<Worker> {
  const { code } = await workflowBundle();
  return Worker.create({
    connection: server.nativeConnection,
    ...(server.namespace === undefined ? {} : { namespace: server.namespace }),
    taskQueue,
    workflowBundle: { code },
    activities,
    maxCachedWorkflows: 50,
  });
}

export interface Started {
  client: Client;
  taskQueue: string;
  journey: string;
}

const inputOf = (enrolment: Enrolment, clock: Instant | null): JourneyInput => ({
  enrolment,
  journal: [],
  outbox: [],
  clock,
});

const startOptions = ({ taskQueue, journey }: Started, enrolment: Enrolment, at: Instant | null) => ({
  workflowId: journey,
  taskQueue,
  args: [inputOf(enrolment, at)] as [JourneyInput],
  workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
});

/** Update-with-Start, as the client library does it. */
export async function enrol(
  started: Started,
  enrolment: Enrolment,
  command: CommandOf<'enrol'>,
  at: Instant | null,
): Promise<Receipt> {
  const startWorkflowOperation = new WithStartWorkflowOperation(JOURNEY_WORKFLOW, {
    ...startOptions(started, enrolment, at),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return started.client.workflow.executeUpdateWithStart(enrolUpdate, {
    args: [{ command, at }],
    updateId: command.id,
    startWorkflowOperation,
  });
}

/** The same in two steps, for the time-skipping server, which loses the update of an Update-with-Start. */
export async function startThenEnrol(
  started: Started,
  enrolment: Enrolment,
  command: CommandOf<'enrol'>,
): Promise<Receipt> {
  const handle = await started.client.workflow.start(
    JOURNEY_WORKFLOW,
    startOptions(started, enrolment, null),
  );
  return handle.executeUpdate(enrolUpdate, { args: [{ command, at: null }], updateId: command.id });
}

export const perform = (
  { client, journey }: Started,
  command: Command,
  at: Instant | null,
): Promise<Receipt> =>
  client.workflow
    .getHandle(journey)
    .executeUpdate(commandUpdate, { args: [{ command, at }], updateId: command.id });
