/** What of a command may be so, but is more often a slip: it is done, and somebody is asked to look again. */
import { londonDate, londonTime } from '../../workflows/journey/calendar.js';
import { elementById, taskAwaited } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Asked } from './prepare.js';

const SHORT_SESSION = 20;
const LONG_SESSION = 180;
const LONG_EXTENSION = 14;
const DAY_BEGINS = '07:00';
const DAY_ENDS = '21:00';

/** One sentence each, beginning with the part that it is about. */
export function doubtsOf(asked: Asked): string[] {
  switch (asked.type) {
    case 'completeSession':
      return [...minutesDoubt(asked.minutes), ...hourDoubt('held', asked.held)];
    case 'correctSession':
      return asked.held === null ? [] : [...minutesDoubt(asked.minutes), ...hourDoubt('held', asked.held)];
    case 'bookSession':
      return hourDoubt('starts', asked.starts);
    case 'moveSession':
      return asked.preferred === null ? [] : hourDoubt('preferred', asked.preferred);
    case 'grantExtension':
      return asked.days > LONG_EXTENSION
        ? [
            `days: an extension of ${asked.days} days is unusually long. If it is a slip, grant the right one.`,
          ]
        : [];
    default:
      return [];
  }
}

/** What is doubtful by where the journey stands: a session reported as held before the task that it follows (S3.5). */
export function doubtsByState(asked: Asked, journey: Journey): string[] {
  if (asked.type !== 'completeSession' && asked.type !== 'correctSession') return [];
  const { session, held } = asked;
  const element = elementById(journey.programme, session);
  if (held === null || element?.kind !== 'coaching' || element.follows === null) return [];
  if (elementById(journey.programme, element.follows)?.kind !== 'task') return [];
  const on = journey.tasks[element.follows]?.on;
  if (taskAwaited(journey, session) === null && (on === undefined || londonDate(held) >= on)) return [];
  const came = on === undefined ? 'has not been handed in' : `was handed in on ${on}`;
  return [
    `held: "${session}" follows the task "${element.follows}", which ${came}. If the session or its day is a slip, put it right with "correct-session".`,
  ];
}

function minutesDoubt(minutes: number): string[] {
  if (minutes >= SHORT_SESSION && minutes <= LONG_SESSION) return [];
  const what = minutes < SHORT_SESSION ? 'short' : 'long';
  return [
    `minutes: a session of ${minutes} is unusually ${what}. If it is a slip, put it right with "correct-session".`,
  ];
}

/** A time in the night was mostly written with the wrong zone, or the wrong half of the day. */
function hourDoubt(part: string, at: Instant): string[] {
  const time = londonTime(at);
  if (time >= DAY_BEGINS && time <= DAY_ENDS) return [];
  return [`${part}: ${time} in London is an unusual time for a session. Check the time and its zone.`];
}
