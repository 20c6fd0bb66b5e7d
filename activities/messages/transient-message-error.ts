/** Why messages are tried again, and when. */
import { ApplicationFailure } from '@temporalio/common';
import { isPassing } from '../../store/database/passing-fault.js';

/** What is worth another try soon is no fault of a server: our own time was up, or others had the message. */
const SOON_MS = 2_000;
const AFTER_AN_ANSWER_MS = 5_000;

/** A fault of the code or of the data. */
export const UNEXPECTED = 'unexpected';

/** The type of a delivery that is tried again. */
const WAITING = 'messages-waiting';

/** A reason to try again; only its code ever leaves the activity. */
export class TransientMessageError extends Error {
  /** @param afterMs when another try is worthwhile; null: more and more seldom, as the activity has it */
  constructor(
    readonly code: string,
    readonly afterMs: number | null = null,
  ) {
    super(code);
    this.name = 'PassingFault';
  }
}

/** The attempt was over before the message had its turn. */
export const timeIsUp = (): TransientMessageError => new TransientMessageError('time-is-up', SOON_MS);

/** Another attempt has it, or its answer is still to come. */
export const inOtherHands = (code: string): TransientMessageError =>
  new TransientMessageError(code, AFTER_AN_ANSWER_MS);

/** The store is away, which is waited for without end; anything else but a PassingFault is unexpected. */
export function asPassing(error: unknown): TransientMessageError {
  if (error instanceof TransientMessageError) return error;
  return new TransientMessageError(isPassing(error) ? 'store-away' : UNEXPECTED);
}

/** Codes and numbers only: failures are kept in histories and logs (S7.2). */
export function notYet(faults: readonly TransientMessageError[], of: number): ApplicationFailure {
  const codes = [...new Set(faults.map(({ code }) => code))].sort();
  const pauses = faults.map(({ afterMs }) => afterMs).filter((after) => after !== null);
  return ApplicationFailure.create({
    type: WAITING,
    message: `${faults.length} of ${of} messages could not be handed over yet (${codes.join(', ')}). They are tried again.`,
    nonRetryable: false,
    details: [{ codes }],
    ...(pauses.length === faults.length ? { nextRetryDelay: Math.min(...pauses) } : {}),
  });
}

/** Faults of our own: everything else that makes messages wait is an affair of mail servers and recipients. */
const ours = new Set([UNEXPECTED, 'store-away', 'record-behind']);

/** Whether a failed delivery says only that mail waits, which others are told of: the mail host's watch, the log. */
export function isWaitingMail(error: unknown): boolean {
  if (!(error instanceof ApplicationFailure) || error.type !== WAITING) return false;
  const [detail] = (error.details ?? []) as { codes?: string[] }[];
  return detail?.codes?.every((code) => !ours.has(code)) ?? false;
}
