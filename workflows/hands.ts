/** The workflow's hands: its activities, each with time-outs and a retry policy chosen for its duty. */
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { Occasion, WorkflowActivities } from './activities.js';
import type { Journal } from './journal.js';
import type { FactCommand } from './journey/command.js';
import type { Mode } from './journey/values.js';

/**
 * Short, idempotent work in our own database: local activities, a marker instead of three events each.
 * A database that is away is waited for without end; commands are still taken meanwhile.
 */
const store = proxyLocalActivities<WorkflowActivities>({
  startToCloseTimeout: '15 seconds',
  // Short pauses are waited for within the task; longer ones by a timer, so that a store that is away for
  // hours costs a few events of history for each try and no command waits for it.
  localRetryThreshold: '2 seconds',
  retry: { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
});

/** The outside world: retried for days while a fault passes, at most once in ten minutes. */
const world = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/**
 * Writes what happened to the record and makes what follows from it; nothing else goes on before it is there.
 * What cannot be arranged is said by an event and blocks nothing.
 */
export async function carryOut(journal: Journal, occasion: Occasion): Promise<void> {
  const events = journal.takeUnrecorded();
  // A rehearsal's messages never leave this machine (S8.1), so they are as local as its record.
  const messages = occasion.mode === 'rehearsal' ? journal.takeOutbox() : [];
  const enrolment = events[0]?.n === 1 ? journal.enrolment : null;
  const request = { ...occasion, enrolment, events, ...journal.takeArrangements(), messages };
  const { answers, failed, delivered } = await store.carryOut(request).catch(refusedRecord(request));
  for (const { key, facts } of answers) {
    facts.forEach((fact, index) => journal.take(fact, `fact/${key}/${index}`, occasion.at));
  }
  for (const { effect, code } of failed) fail(journal, effect, code, occasion.at);
  if (delivered === null) journal.putBack(messages);
  else
    delivered.forEach((fact, index) => journal.take(fact, `delivered/${messages[0]}/${index}`, occasion.at));
}

/** A record that refuses its own journey is a fault of the build: the task fails until it is mended. */
const refusedRecord =
  ({ journey }: Occasion) =>
  (error: unknown): never => {
    if (isCancellation(error)) throw error;
    throw new Error(`the record refused events of ${journey}: ${codeOf(error)}`, { cause: error });
  };

/** Messages under way; each batch is delivered by itself, so that one stuck message holds up nothing. */
export class Deliveries {
  private readonly underWay = new Map<number, string[]>();
  private next = 0;

  get isEmpty(): boolean {
    return this.underWay.size === 0;
  }

  /** The server refuses to end a run in the midst of local work, and a rehearsal's deliveries are local. */
  mayPass(mode: Mode): boolean {
    return mode === 'live' || this.isEmpty;
  }

  /** Keys of messages that may not have left yet, for the next run. */
  get keys(): string[] {
    return [...this.underWay.values()].flat();
  }

  start(journal: Journal, now: () => string): void {
    const messages = journal.takeOutbox();
    if (messages.length === 0) return;
    const id = this.next++;
    this.underWay.set(id, messages);
    const { id: journey, mode } = journal.state;
    // Of a rehearsal only what did not leave with the record, which the catcher of its messages may delay.
    const { deliver } = mode === 'rehearsal' ? store : world;
    void deliver({ journey, mode, messages }).then(
      (facts: FactCommand[]) => {
        this.underWay.delete(id);
        facts.forEach((fact, index) => journal.take(fact, `delivered/${messages[0]}/${index}`, now()));
      },
      (error: unknown) => {
        this.underWay.delete(id);
        for (const key of messages) undelivered(journal, key, error, now());
      },
    );
  }
}

/** A message that itself reports a failed effect raises no other: that would go round in a circle. */
function undelivered(journal: Journal, key: string, error: unknown, at: string): void {
  if (!key.includes('/effect-failed/')) fail(journal, `message/${key}`, codeOf(error), at);
}

function fail(journal: Journal, effect: string, code: string, at: string): void {
  journal.take({ type: 'effectFailed', effect, code }, `failed/${effect}`, at);
}

/** The code of a failure and nothing more: messages of foreign failures may hold personal data. */
function codeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'unknown';
}
