/** Two ways to run a journey and how each is spoken to. */
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { commandUpdate, enrolUpdate, JOURNEY_WORKFLOW, type JourneyInput } from '../../workflows/contract.js';
import type { Command } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import { NAIVE_WORKFLOW, naiveSignal } from '../naive/contract.js';
import type { Script } from './script.js';
import type { Watcher } from './watcher.js';

export interface Way {
  begin(script: Script): Promise<void>;
  say(journey: string, command: Command, at: Instant): Promise<void>;
  /** Events of the whole record, once the journey is over. */
  end(journey: string): Promise<number>;
}

const inputOf = ({ enrolment, begins }: Script): JourneyInput => ({
  enrolment,
  recordFirst: true,
  outbox: [],
  clock: begins,
});

const endOf = async (client: Client, journey: string): Promise<number> =>
  ((await client.workflow.getHandle(journey).result()) as { events: number }).events;

/** Ours, as the client library does it: Updates, the first of them with the start. */
export const ourWay = (client: Client, taskQueue: string): Way => ({
  async begin(script) {
    const startWorkflowOperation = new WithStartWorkflowOperation(JOURNEY_WORKFLOW, {
      workflowId: script.enrolment.journey,
      taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [inputOf(script)],
    });
    await client.workflow.executeUpdateWithStart(enrolUpdate, {
      args: [{ command: script.enrol, at: null }],
      updateId: script.enrol.id,
      startWorkflowOperation,
    });
  },
  async say(journey, command, at) {
    const handle = client.workflow.getHandle(journey);
    await handle.executeUpdate(commandUpdate, { args: [{ command, at }], updateId: command.id });
  },
  end: (journey) => endOf(client, journey),
});

/** The obvious one: signals, and a look at the record to know that they were heard. */
export const naiveWay = (client: Client, taskQueue: string, watcher: Watcher): Way => ({
  async begin(script) {
    const { journey } = script.enrolment;
    await client.workflow.signalWithStart(NAIVE_WORKFLOW, {
      workflowId: journey,
      taskQueue,
      args: [inputOf(script)],
      signal: naiveSignal,
      signalArgs: [{ command: script.enrol, at: null }],
    });
    await watcher.recorded(journey, script.enrol.id);
  },
  async say(journey, command, at) {
    await client.workflow.getHandle(journey).signal(naiveSignal, { command, at });
    await watcher.recorded(journey, command.id);
  },
  end: (journey) => endOf(client, journey),
});
