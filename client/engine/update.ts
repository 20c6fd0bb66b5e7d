/**
 * Sends commands to a journey and starts new ones; every repeat is answered with the first receipt.
 * Null for an answer means that the run is over: what it said is in the record.
 */
import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import {
  advanceToUpdate,
  commandUpdate,
  enrolUpdate,
  JOURNEY_WORKFLOW,
  type CommandRequest,
  type JourneyInput,
  type Receipt,
} from '../../workflows/contract.js';
import type { CommandOf, Enrolment } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import { startOptions } from '../../workflows/start-options.js';
import type { Engine } from '../connection/temporal.js';
import { engineFault } from './failures.js';

type Workflow = (input: JourneyInput) => Promise<unknown>;

const sendAgain = (id: string): string =>
  `The command may still be carried out: send it again with --id ${id}, which is safe.`;

/** S2.1: starts the journey and enrols in one step; an open journey answers, a closed one is null. */
export async function enrolWithStart(
  { client }: Engine,
  enrolment: Enrolment,
  command: CommandOf<'enrol'>,
  clock: Instant | null,
  patienceMs: number,
): Promise<Receipt | null> {
  const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(JOURNEY_WORKFLOW, {
    ...startOptions({ enrolment, recordFirst: true, outbox: [], clock }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  try {
    return await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.executeUpdateWithStart(enrolUpdate, {
        updateId: command.id,
        args: [{ command, at: null }],
        startWorkflowOperation,
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowNotFoundError) {
      return null;
    }
    throw engineFault(error, 'Enrol again: the same reference gives the same journey.');
  }
}

/** Sends a command as an Update; its id is the id of the update, so a repeat is the same update. */
export async function sendCommand(
  { client }: Engine,
  journey: string,
  request: CommandRequest,
  patienceMs: number,
): Promise<Receipt | null> {
  const { id } = request.command;
  try {
    return await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(journey).executeUpdate(commandUpdate, { updateId: id, args: [request] }),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw engineFault(error, sendAgain(id));
  }
}

/** S8.1: moves the clock of a rehearsal; every date on the way is lived through. */
export async function moveClock(
  { client }: Engine,
  journey: string,
  to: Instant,
  patienceMs: number,
): Promise<Instant | null> {
  try {
    return await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(journey).executeUpdate(advanceToUpdate, { args: [to] }),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw engineFault(error, 'Move the clock again: what was lived through is not lived twice.');
  }
}
