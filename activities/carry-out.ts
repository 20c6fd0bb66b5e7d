/**
 * All that a moment asks of our own database, in one local activity: what happened, then what follows from it.
 * Each part is idempotent by key, so that repeating the whole changes nothing that was done.
 */
import { ApplicationFailure } from '@temporalio/common';
import type {
  Answer,
  CarryOut,
  FailedEffect,
  JourneyActivities,
  Keyed,
  MomentOutcome,
  MomentRequest,
} from '../workflows/activities.js';
import { withinAttempt } from './attempt.js';

interface Made {
  answers: Answer[];
  failed: FailedEffect[];
}

/**
 * A record that refuses fails the whole; an arrangement that fails for good is told and stops nothing; any
 * other fault is thrown, so that all of it is tried again. Messages that could not leave stay with the journey.
 */
export function createCarryOut(duties: JourneyActivities): CarryOut {
  const carryOut = async (request: MomentRequest): Promise<MomentOutcome> => {
    const { enrolment, events, places, diary, assessment, messages, ...occasion } = request;
    if (events.length > 0) await duties.record({ ...occasion, enrolment, events });
    const made = [
      await make('places', places, () => duties.arrangePlaces(occasion, places)),
      await make('diary', diary, () => duties.arrangeDiary(occasion, diary)),
      await make('assessment', assessment, () => duties.arrangeMarking(occasion, assessment)),
    ];
    const answers = made.flatMap((one) => one.answers);
    const failed = made.flatMap((one) => one.failed);
    if (messages.length === 0) return { answers, failed, delivered: [] };
    // What was answered is recorded before anybody is written to.
    const isDone = failed.length === 0 && answers.every(({ facts }) => facts.length === 0);
    const { journey, mode } = occasion;
    const delivered = isDone ? await duties.deliver({ journey, mode, messages }).catch(() => null) : null;
    return { answers, failed, delivered };
  };
  return (request) => withinAttempt(() => carryOut(request));
}

/** What is not tried again is an event of the journey and waits for a person there. */
export const isFinal = (error: unknown): error is ApplicationFailure =>
  error instanceof ApplicationFailure && error.nonRetryable === true;

async function make<T>(
  duty: string,
  effects: readonly Keyed<T>[],
  arrange: () => Promise<Answer[]>,
): Promise<Made> {
  if (effects.length === 0) return { answers: [], failed: [] };
  try {
    return { answers: await arrange(), failed: [] };
  } catch (error) {
    if (!isFinal(error)) throw error;
    const code = error.type ?? 'unknown';
    return { answers: [], failed: effects.map(({ key }) => ({ effect: `${duty}/${key}`, code })) };
  }
}
