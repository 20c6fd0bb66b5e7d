/**
 * Coaches and their diaries (S3.5): who coaches whom, and when. That a coach is never booked twice at once is
 * the promise of a constraint of the database; live and rehearsed diaries are kept apart.
 */
import type { Store } from '../store/database/database.js';
import { assignCoach, coachesLock, findCoach, isSomebody } from '../store/diary/caseload.js';
import { diaryLock } from '../store/diary/slots.js';
import { answerOnce } from '../store/effects/answers.js';
import { readStanding } from '../store/effects/standing.js';
import type { JourneyActivities } from '../workflows/activities.js';
import type { DiaryEffect } from '../workflows/effects/effect.js';
import type { FactCommand } from '../workflows/journey/command.js';
import type { Journey } from '../workflows/journey/state.js';
import type { DiaryContext } from './diary/asking.js';
import { book, cancel } from './diary/book.js';
import { handOverSessions } from './diary/hand-over.js';

export function createDiary(store: Store): JourneyActivities['arrangeDiary'] {
  return async (occasion, effects) => {
    const journey = await readStanding(store, occasion.journey);
    return answerOnce(store, {
      duty: 'diary',
      occasion,
      effects,
      locks: effects.flatMap(({ effect }) => locksOf(journey, effect)),
      carryOut: (work, effect) => applyDiaryEffect({ work, journey, at: occasion.at }, effect),
    });
  };
}

function locksOf({ mode, provider }: Journey, effect: DiaryEffect): string[] {
  switch (effect.do) {
    case 'assign':
      return [coachesLock(mode, provider)];
    case 'book':
      return [diaryLock(mode, effect.coach)];
    case 'hand-over':
      return [diaryLock(mode, effect.to)];
    default:
      return [];
  }
}

/** An id that nobody has does not pass by waiting: the journey is told, and a real coach mends it. */
async function applyDiaryEffect(context: DiaryContext, effect: DiaryEffect): Promise<FactCommand[]> {
  const named = coachOf(effect);
  if (named !== null && !(await isSomebody(context.work, named))) {
    return [{ type: 'effectFailed', effect: `diary/${effect.do}/${named}`, code: 'no-such-coach' }];
  }
  switch (effect.do) {
    case 'assign':
      return assign(context, effect.instead);
    case 'assigned':
      await give(context, effect.coach);
      return [];
    case 'book':
      return book(context, effect);
    case 'cancel':
      return cancel(context, effect);
    case 'hand-over':
      return handOverSessions(context, effect);
  }
}

/** Whom an effect is to be arranged with. */
function coachOf(effect: DiaryEffect): string | null {
  switch (effect.do) {
    case 'assigned':
    case 'book':
      return effect.coach;
    case 'hand-over':
      return effect.to;
    default:
      return null;
  }
}

async function assign(context: DiaryContext, instead: string | null): Promise<FactCommand[]> {
  const { mode, provider } = context.journey;
  const coach = await findCoach(context.work, { mode, provider, not: instead });
  if (coach === null) return [{ type: 'noCoach' }];
  await give(context, coach);
  return [{ type: 'coachFound', coach }];
}

const give = ({ work, journey: { id, mode }, at }: DiaryContext, coach: string): Promise<void> =>
  assignCoach(work, { journey: id, coach, mode }, at);
