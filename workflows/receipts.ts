/** First receipts, and the commands that were answered without an event, which no state knows of (S3.6). */
import { ApplicationFailure } from '@temporalio/workflow';
import type { Receipt } from './contract.js';
import type { JourneyEvent } from './journey/event.js';
import { MOST_REMEMBERED } from './journey/evolve.js';
import type { Refusal } from './journey/refusal.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';

export const receiptOf = (
  command: string,
  at: Instant,
  events: readonly JourneyEvent[],
  then: Journey,
): Receipt => ({
  journey: then.id,
  command,
  at,
  events: events.map(({ n, type }) => ({ n, type })),
  stage: then.stage,
  status: then.status,
});

/**
 * A refusal leaves the workflow as a failure whose type is its code.
 * @param n the number of events on which it was decided, so that whoever gets it can tell whether the record has more
 */
export const refused = ({ code, message }: Refusal, n: number): ApplicationFailure =>
  ApplicationFailure.create({ message, type: code, nonRetryable: true, details: [{ n }] });

export class AnsweredCommands {
  private readonly receipts = new Map<string, Receipt>();

  /** @param before ids of those that earlier runs answered, the newest */
  constructor(private readonly before: ReadonlySet<string> = new Set()) {}

  receipt(command: string): Receipt | null {
    return this.receipts.get(command) ?? null;
  }

  knows(command: string): boolean {
    return this.receipts.has(command) || this.before.has(command);
  }

  keep(receipt: Receipt): void {
    this.receipts.set(receipt.command, receipt);
  }

  /** Takes an answer back, for it is given again. */
  forget(command: string): void {
    this.receipts.delete(command);
  }

  /** Whether all that earlier runs answered is known. */
  get knowsAll(): boolean {
    return this.before.size < MOST_REMEMBERED;
  }
}
