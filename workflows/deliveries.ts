/** Messages under way; each batch is delivered by itself, so that one stuck message holds up nothing. */
import { proxyActivities } from '@temporalio/workflow';
import type { WorkflowActivities } from './activities.js';
import { localActivities } from './local-activities.js';
import { handleDelivered, handleUndelivered } from './handle-results.js';
import type { Journal } from './journal.js';
import type { FactCommand } from './journey/command.js';

/** The outside world: retried for days while a fault passes, at most once in ten minutes. */
const world = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

export class Deliveries {
  private readonly underWay = new Map<number, string[]>();
  private next = 0;

  /** @param areLocal how a rehearsal of the first build delivers what its catcher did not take at once */
  constructor(private readonly areLocal: boolean) {}

  get isEmpty(): boolean {
    return this.underWay.size === 0;
  }

  /** The server refuses to end a run in the middle of local work. */
  get mayPass(): boolean {
    return !this.areLocal || this.isEmpty;
  }

  /** Keys of messages that may not have left yet, for the next run. */
  get keys(): string[] {
    return [...this.underWay.values()].flat();
  }

  start(journal: Journal, now: () => string): void {
    const messages = journal.followUps.takeMessages();
    if (messages.length === 0) return;
    const id = this.next++;
    this.underWay.set(id, messages);
    const { id: journey, mode } = journal.state;
    const { deliver } = this.areLocal ? localActivities : world;
    void deliver({ journey, mode, messages }).then(
      (facts: FactCommand[]) => {
        this.underWay.delete(id);
        handleDelivered(journal, facts, messages, now());
      },
      (error: unknown) => {
        this.underWay.delete(id);
        for (const key of messages) handleUndelivered(journal, key, error, now());
      },
    );
  }
}
