/** When a run ends so that the next can go on: from the record, so that a run is never larger than what it adds. */
import { makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import type { JourneyInput } from './contract.js';
import type { Clock } from './clock.js';
import type { Deliveries } from './deliveries.js';
import type { Journal } from './journal.js';

/** Our own budget for what one run adds to its history, far below the server's limits. */
const MOST_EVENTS = 1_400;
const MOST_BYTES = 950_000;

/** What a run may add to the history with which it began, which is not its doing. */
export class HistoryBudget {
  private readonly began = workflowInfo().historySize;

  /** @param mostEvents another budget of events, for trials and tests */
  constructor(private readonly mostEvents = MOST_EVENTS) {}

  get isSpent(): boolean {
    const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > this.mostEvents || historySize - this.began > MOST_BYTES;
  }
}

/** Whether the server routes new runs to another build than the one this run is pinned to. */
export const isNewerBuild = (): boolean => workflowInfo().targetWorkerDeploymentVersionChanged;

/** Messages that may not have left are handed on; their keys make a repeat harmless. */
export function handOver(
  input: JourneyInput,
  journal: Journal,
  clock: Clock,
  deliveries: Deliveries,
): Promise<never> {
  const { enrolment, recorded } = journal.course;
  const next: JourneyInput = {
    enrolment,
    from: recorded.n,
    recordFirst: true,
    outbox: deliveries.keys,
    clock: clock.carried(),
    ...(input.handOverAfter === undefined ? {} : { handOverAfter: input.handOverAfter }),
  };
  // A run of a worker without versions has no build to move from.
  const isVersioned = workflowInfo().currentDeploymentVersion !== undefined;
  const goOn = makeContinueAsNewFunc<(input: JourneyInput) => Promise<never>>(
    isVersioned ? { initialVersioningBehavior: 'AUTO_UPGRADE' } : {},
  );
  return goOn(next);
}
