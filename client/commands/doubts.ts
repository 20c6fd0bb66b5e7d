/** What of a command may be so, but is more often a slip: it is done, and somebody is asked to look again. */
import { londonTime } from '../../workflows/journey/calendar.js';
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
