/** What of a command may be so, but is more often a slip: it is done, and somebody is asked to look again. */
import type { Receipt } from '../../workflows/contract.js';
import { addDays, addMonths, daysBetween, londonDate, londonTime } from '../../workflows/journey/calendar.js';
import { elementById, taskAwaited } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import { unlikelyYears } from '../input/form.js';
import type { CommandInput } from './prepare.js';

const SHORT_SESSION = 20;
const LONG_SESSION = 180;
const LONG_EXTENSION = 14;
const SHORT_BREAK = 14;
const LONG_BREAK_MONTHS = 18;
const LONG_AGO = 90;
/** By then the duty of whoever has no earlier award had to be met (S2.5). */
const DUTY_YEARS = 3;
const DAY_BEGINS = '07:00';
const DAY_ENDS = '21:00';

/** A receipt with what was doubted; the part is left out where nothing was. */
export type CommandReceipt = Receipt & { warnings?: string[] };

export const withDoubts = (receipt: Receipt, warnings: string[]): CommandReceipt =>
  warnings.length > 0 ? { ...receipt, warnings } : receipt;

/**
 * One sentence each, beginning with the part that it is about.
 * @param at the moment of the command, by the journey's own clock
 */
export function doubtsOf(input: CommandInput, at: Instant): string[] {
  const today = londonDate(at);
  switch (input.type) {
    case 'receiveForm':
      return unlikelyYears(input.form, today);
    case 'takeUpPost':
      return postDoubt('on', input.on, today);
    case 'correctPost':
      return postDoubt('taken-up', input.takenUp, today);
    case 'giveUpPost':
    case 'completeElement':
    case 'completeActivity':
    case 'recordAttendance':
      return longAgo('on', input.on, today);
    case 'completeSession':
      return [...minutesDoubt(input.minutes), ...heldDoubt('held', input.held, today)];
    case 'missSession':
      return heldDoubt('on', input.on, today);
    case 'correctSession':
      return input.held === null
        ? []
        : [...minutesDoubt(input.minutes), ...heldDoubt('held', input.held, today)];
    case 'bookSession':
      return hourDoubt('starts', input.starts);
    case 'moveSession':
      return input.preferred === null ? [] : hourDoubt('preferred', input.preferred);
    case 'correctArrival':
      return longAgo('arrived', londonDate(input.corrected), today);
    case 'grantExtension':
      return input.days > LONG_EXTENSION
        ? [
            `days: an extension of ${input.days} days is unusually long. If it is a slip, grant the right one.`,
          ]
        : [];
    case 'defer':
      return breakDoubt(input.expectedReturn, today);
    default:
      return [];
  }
}

/** Of these, where the journey stands shows more. */
export const judgedByState: ReadonlySet<CommandInput['type']> = new Set([
  'completeSession',
  'correctSession',
]);

/** What is doubtful by where the journey stands: a session reported as held before the task that it follows (S3.5). */
export function doubtsByState(input: CommandInput, journey: Journey): string[] {
  if (input.type !== 'completeSession' && input.type !== 'correctSession') return [];
  const { session, held } = input;
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

const heldDoubt = (part: string, at: Instant, today: Day): string[] => [
  ...hourDoubt(part, at),
  ...longAgo(part, londonDate(at), today),
];

/** A time in the night was mostly written with the wrong zone, or the wrong half of the day. */
function hourDoubt(part: string, at: Instant): string[] {
  const time = londonTime(at);
  if (time >= DAY_BEGINS && time <= DAY_ENDS) return [];
  return [`${part}: ${time} in London is an unusual time for a session. Check the time and its zone.`];
}

/** What is reported months later was mostly written with the wrong month or year. */
function longAgo(part: string, day: Day, today: Day): string[] {
  const days = daysBetween(day, today);
  return days > LONG_AGO
    ? [`${part}: ${day} is ${days} days ago. If it is a slip, record the right day.`]
    : [];
}

const postDoubt = (part: string, day: Day, today: Day): string[] =>
  addMonths(day, DUTY_YEARS * 12) < today
    ? [
        `${part}: a post taken up on ${day} is more than three years old. If it is a slip, put it right with "correct-post".`,
      ]
    : [];

function breakDoubt(back: Day, today: Day): string[] {
  const isShort = back < addDays(today, SHORT_BREAK);
  if (!isShort && back <= addMonths(today, LONG_BREAK_MONTHS)) return [];
  const what = isShort ? 'short' : 'long';
  return [
    `expected-return: a break of ${daysBetween(today, back)} days is unusually ${what}. If it is a slip, give the command again with the right day.`,
  ];
}
