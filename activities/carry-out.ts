/**
 * All that a moment asks of our own database, in one local activity (decision 021): what happened, then what follows from it.
 * Each part is idempotent by key, so that repeating the whole changes nothing that was done.
 */
import type { CarryOut, JourneyActivities, MomentOutcome, MomentRequest } from '../workflows/activities.js';
import { arrangeAll, currentAttempt, arrangesNothing, type AttemptNumber } from './arrange.js';
import { withinAttempt } from './attempt.js';

/**
 * A record that knows more is asked to say so, and nothing is arranged on another course than its own. An
 * arrangement that fails for good is told and stops nothing. Messages that could not leave stay with the journey.
 */
export function createCarryOut(duties: JourneyActivities, attempt: AttemptNumber = currentAttempt): CarryOut {
  const carryOut = async (request: MomentRequest): Promise<MomentOutcome> => {
    const { places, diary, assessment, messages, ...moment } = request;
    const { journey, mode, at } = moment;
    const isNews = moment.events.length + moment.answered.length + moment.asks.length > 0 || moment.look;
    const news = isNews ? await duties.record(moment) : null;
    if (news?.halted) return { news, answers: [], failed: [], delivered: null };
    const asked = { places, diary, assessment };
    const arranged = await arrangeAll(duties, { journey, mode, at }, asked, attempt());
    const { answers, failed, unarranged } = arranged;
    const isLeft = !arrangesNothing(unarranged);
    const told = {
      ...timesOf(request),
      ...(news ? { news } : {}),
      ...(isLeft ? { unarranged } : {}),
      answers,
      failed,
    };
    if (messages.length === 0) return { ...told, delivered: [] };
    // What was answered is recorded before anybody is written to.
    const isDone = !isLeft && failed.length === 0 && answers.every(({ facts }) => facts.length === 0);
    const delivered = isDone ? await duties.deliver({ journey, mode, messages }).catch(() => null) : null;
    return { ...told, delivered };
  };
  return (request) => withinAttempt(() => carryOut(request));
}

/** A rehearsal's clock is its own, and the same in every replay. */
function timesOf({ mode, at, decidedAt }: MomentRequest): Pick<MomentOutcome, 'at' | 'decidedAt'> {
  if (mode === 'rehearsal') return {};
  return { at, ...(decidedAt.some((one) => one !== at) ? { decidedAt } : {}) };
}
