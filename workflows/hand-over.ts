/** When a run ends so that the next can go on: the journal is carried, the state is derived again. */
import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { JourneyInput } from './contract.js';
import type { Clock } from './clock.js';
import type { Deliveries } from './hands.js';
import type { Journal } from './journal.js';

/** Our own budget for one run's history, far below the server's limits. */
const MOST_EVENTS = 1_400;
const MOST_BYTES = 950_000;

/** @param mostEvents another budget of events, for trials and tests */
export function isTimeToHandOver(mostEvents = MOST_EVENTS): boolean {
  const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength > mostEvents || historySize > MOST_BYTES;
}

/** Messages that may not have left are handed on; their keys make a repeat harmless. */
export function handOver(
  input: JourneyInput,
  journal: Journal,
  clock: Clock,
  deliveries: Deliveries,
): Promise<never> {
  const next: JourneyInput = {
    ...input,
    journal: journal.events,
    outbox: deliveries.keys,
    clock: clock.carried(),
  };
  return continueAsNew<(input: JourneyInput) => Promise<never>>(next);
}
