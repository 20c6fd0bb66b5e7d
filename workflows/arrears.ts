/**
 * Arrangements that kept failing, tried again by themselves with growing pauses: neither commands nor dates wait for
 * them, only what comes after them in the same duty. What fails to the end is told by an event (decision 029).
 */
import { proxyActivities } from '@temporalio/workflow';
import type { Arrangements, Occasion, WorkflowActivities } from './activities.js';
import { duties } from './follow-ups.js';
import { failureCodeOf, handleAnswers, handleFailedEffects } from './handle-results.js';
import type { Journal } from './journal.js';

/** The activity itself says when it is not worth another try; a pause costs no history. */
const { arrange } = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '10 seconds', backoffCoefficient: 4, maximumInterval: '10 minutes' },
});

/** A rehearsal, whose clock waits, is told at once. */
const { arrange: arrangeSoon } = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

export class Arrears {
  private underWay = 0;

  get isEmpty(): boolean {
    return this.underWay === 0;
  }

  start(journal: Journal, occasion: Occasion, arrangements: Arrangements): void {
    const held = duties.filter((duty) => arrangements[duty].length > 0);
    for (const duty of held) journal.followUps.hold(duty);
    this.underWay++;
    const tryAgain = occasion.mode === 'rehearsal' ? arrangeSoon : arrange;
    void tryAgain(occasion, arrangements)
      .then(
        ({ answers, failed }) => {
          handleAnswers(journal, answers, occasion.at);
          handleFailedEffects(journal, failed, occasion.at);
        },
        (error: unknown) => {
          const code = failureCodeOf(error);
          const failed = held.flatMap((duty) =>
            arrangements[duty].map(({ key }) => ({ effect: `${duty}/${key}`, code })),
          );
          handleFailedEffects(journal, failed, occasion.at);
        },
      )
      .then(() => {
        this.underWay--;
        for (const duty of held) journal.followUps.release(duty);
      });
  }
}
