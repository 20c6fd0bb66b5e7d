/**
 * Sends commands to a journey and starts new ones; every repeat is answered with the first receipt.
 * Null for an answer means that the run is over: what it said is in the record.
 */
import { WithStartWorkflowOperation } from '@temporalio/client';
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
import type { TemporalConnection } from '../connection/temporal.js';
import { onRun } from './failures.js';

type Workflow = (input: JourneyInput) => Promise<unknown>;

/** S2.1: starts the journey and enrols in one step; an open journey answers, a closed one is null. */
export async function enrolWithStart(
  engine: TemporalConnection,
  enrolment: Enrolment,
  command: CommandOf<'enrol'>,
  clock: Instant | null,
  patienceMs: number,
  updateId = command.id,
): Promise<Receipt | null> {
  const { client } = engine;
  const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(JOURNEY_WORKFLOW, {
    ...startOptions({ enrolment, recordFirst: true, outbox: [], clock }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const args: [{ command: CommandOf<'enrol'>; at: null }] = [{ command, at: null }];
  const enrol = { updateId, args, startWorkflowOperation };
  return onRun(engine, 'Enrol again: the same reference gives the same journey.', () =>
    client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.executeUpdateWithStart(enrolUpdate, enrol),
    ),
  );
}

/** Sends a command as an Update of an id; the run itself knows a command by its own id, whatever the update's is. */
export async function sendCommand(
  engine: TemporalConnection,
  journey: string,
  request: CommandRequest,
  patienceMs: number,
  updateId = request.command.id,
): Promise<Receipt | null> {
  const { client } = engine;
  const again = `The command may still be carried out: send it again with --id ${request.command.id}, which is safe.`;
  return onRun(engine, again, () =>
    client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(journey).executeUpdate(commandUpdate, { updateId, args: [request] }),
    ),
  );
}

/** S8.1: moves the clock of a rehearsal; every date on the way is lived through. */
export async function moveClock(
  engine: TemporalConnection,
  journey: string,
  to: Instant,
  patienceMs: number,
): Promise<Instant | null> {
  const { client } = engine;
  return onRun(engine, 'Move the clock again: what was lived through is not lived twice.', () =>
    client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(journey).executeUpdate(advanceToUpdate, { args: [to] }),
    ),
  );
}
