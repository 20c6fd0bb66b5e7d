/** The workflow on a Temporal server with given activities, for tests of the shell. */
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { activitiesOf } from '../../worker/activities.js';
import { workflowBundle } from '../../worker/bundle.js';
import type { JourneyActivities } from '../../workflows/activities.js';
import {
  advanceToUpdate,
  commandUpdate,
  enrolUpdate,
  JOURNEY_WORKFLOW,
  type JourneyInput,
  type Receipt,
} from '../../workflows/contract.js';
import type { Command, CommandOf, Enrolment } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import { quietLogger } from './quiet.js';
import type { BenchServer } from './servers.js';

/** A worker of its own task queue, named after the test. */
export async function shellWorker(
  { nativeConnection, namespace }: BenchServer,
  taskQueue: string,
  duties: JourneyActivities,
  maxCachedWorkflows = 50,
): Promise<Worker> {
  const { code } = await workflowBundle(quietLogger);
  return Worker.create({
    connection: nativeConnection,
    namespace,
    taskQueue,
    workflowBundle: { code },
    activities: activitiesOf(duties),
    maxCachedWorkflows,
    shutdownGraceTime: 1_000,
  });
}

export interface Started {
  client: Client;
  taskQueue: string;
  journey: string;
  /** The present of a rehearsal when it begins; null or nothing for a live journey. */
  clock?: Instant | null;
  /** Events of history after which a run hands over. */
  handOverAfter?: number;
}

function startOptions({ taskQueue, journey, clock, handOverAfter }: Started, enrolment: Enrolment) {
  const input: JourneyInput = {
    enrolment: { ...enrolment, journey },
    recordFirst: true,
    outbox: [],
    clock: clock ?? null,
    ...(handOverAfter === undefined ? {} : { handOverAfter }),
  };
  return {
    workflowId: journey,
    taskQueue,
    args: [input] as [JourneyInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
  };
}

/** Update-with-Start, as the client library does it. */
export function enrolOnServer(
  started: Started,
  enrolment: Enrolment,
  command: CommandOf<'enrol'>,
): Promise<Receipt> {
  const startWorkflowOperation = new WithStartWorkflowOperation(JOURNEY_WORKFLOW, {
    ...startOptions(started, enrolment),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return started.client.workflow.executeUpdateWithStart(enrolUpdate, {
    args: [{ command, at: null }],
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
  const handle = await started.client.workflow.start(JOURNEY_WORKFLOW, startOptions(started, enrolment));
  return handle.executeUpdate(enrolUpdate, { args: [{ command, at: null }], updateId: command.id });
}

/** @param updateId another than the command's, to reach the journey itself with a repeat */
export const perform = (
  { client, journey }: Started,
  command: Command,
  at: Instant | null = null,
  updateId = command.id,
): Promise<Receipt> =>
  client.workflow.getHandle(journey).executeUpdate(commandUpdate, { args: [{ command, at }], updateId });

export const advanceTo = ({ client, journey }: Started, to: Instant): Promise<Instant> =>
  client.workflow.getHandle(journey).executeUpdate(advanceToUpdate, { args: [to] });
