/** When a run ends so that the next can go on: the journal is carried, the state is derived again. */
import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { JourneyInput } from './contract.js';
import type { Clock } from './clock.js';
import type { Deliveries } from './hands.js';
import type { Journal } from './journal.js';
import type { Enrolment } from './journey/command.js';

/** Our own budget for one run's history, far below the server's limits. */
const MOST_EVENTS = 1_400;
const MOST_BYTES = 950_000;

export function isTimeToHandOver(): boolean {
  const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength > MOST_EVENTS || historySize > MOST_BYTES;
}

/** Messages that may not have left are handed on; their keys make a repeat harmless. */
export function handOver(
  enrolment: Enrolment,
  journal: Journal,
  clock: Clock,
  deliveries: Deliveries,
): Promise<never> {
  const input: JourneyInput = {
    enrolment,
    journal: journal.events,
    outbox: deliveries.keys,
    clock: clock.carried(),
  };
  return continueAsNew<(input: JourneyInput) => Promise<never>>(input);
}
