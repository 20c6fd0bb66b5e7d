/**
 * Arrangements in our own house: places, diaries, marking. What fails for good is told; what passes is tried again;
 * and what neither passes nor says that it never will, a fault of the code or of the data, gets some tries only.
 */
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { isPassing } from '../store/database/passing-fault.js';
import type {
  EffectResult,
  Arrangements,
  FailedEffect,
  JourneyActivities,
  Keyed,
  Occasion,
} from '../workflows/activities.js';

export interface Arranged {
  answers: EffectResult[];
  failed: FailedEffect[];
  /** What failed unexpectedly, to be tried again by itself. */
  unarranged: Arrangements;
}

/** Attempts of a moment, within two seconds, after which what keeps failing no longer holds up the rest. */
const QUICK_TRIES = 4;
/** Attempts after which a fault is taken for one that does not pass: an hour, by the pauses between them. */
const MOST_TRIES = 10;

/** Which attempt is under way, from 1. */
export type AttemptNumber = () => number;

/** Outside an activity, as in tests of a duty by itself, every attempt is the first. */
export const currentAttempt: AttemptNumber = () => {
  try {
    return activityInfo().attempt;
  } catch {
    return 1;
  }
};

/** @throws what passes, so that all is tried again; nothing that was done is done twice */
export async function arrangeAll(
  duties: JourneyActivities,
  occasion: Occasion,
  { places, diary, assessment }: Arrangements,
  attempt: number,
): Promise<Arranged> {
  const all: Arranged = { answers: [], failed: [], unarranged: { places: [], diary: [], assessment: [] } };
  await make(all, 'places', places, attempt, () => duties.arrangePlaces(occasion, places));
  await make(all, 'diary', diary, attempt, () => duties.arrangeDiary(occasion, diary));
  await make(all, 'assessment', assessment, attempt, () => duties.arrangeMarking(occasion, assessment));
  return all;
}

/** The arrangements that a moment left behind, by themselves. */
export const createArrange =
  (duties: JourneyActivities, attempt: AttemptNumber = currentAttempt) =>
  async (occasion: Occasion, arrangements: Arrangements): Promise<Pick<Arranged, 'answers' | 'failed'>> => {
    const { answers, failed, unarranged } = await arrangeAll(duties, occasion, arrangements, QUICK_TRIES);
    if (arrangesNothing(unarranged)) return { answers, failed };
    const isLast = attempt() >= (occasion.mode === 'rehearsal' ? QUICK_TRIES : MOST_TRIES);
    const message = 'an arrangement failed unexpectedly: see the log of the worker';
    throw isLast
      ? ApplicationFailure.nonRetryable(message, 'unexpected')
      : ApplicationFailure.retryable(message, 'unexpected');
  };

export const arrangesNothing = ({ places, diary, assessment }: Arrangements): boolean =>
  places.length + diary.length + assessment.length === 0;

/** What is not tried again is an event of the journey and waits for a person there. */
export const isFinal = (error: unknown): error is ApplicationFailure =>
  error instanceof ApplicationFailure && error.nonRetryable === true;

async function make<D extends keyof Arrangements>(
  all: Arranged,
  duty: D,
  effects: Arrangements[D],
  attempt: number,
  arrange: () => Promise<EffectResult[]>,
): Promise<void> {
  if (effects.length === 0) return;
  try {
    all.answers.push(...(await arrange()));
  } catch (error) {
    if (isFinal(error)) all.failed.push(...failedOf(duty, effects, error.type ?? 'unknown'));
    else if (attempt < QUICK_TRIES || isPassing(error)) throw error;
    else all.unarranged[duty] = effects;
  }
}

const failedOf = (duty: string, effects: readonly Keyed<unknown>[], code: string): FailedEffect[] =>
  effects.map(({ key }) => ({ effect: `${duty}/${key}`, code }));
