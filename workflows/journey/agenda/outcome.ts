/** The dates of marking (S5.4), of the wait for the outcome (S5.6) and of appeals (S5.5). */
import { appealedAttempt, attemptInMarking, scriptedAttempt } from '../attempts.js';
import { ended } from '../rules/endings.js';
import { raiseAnew } from '../rules/exceptions.js';
import type { Attempt, Journey } from '../state.js';
import type { AgendaKind } from './keys.js';
import type { AppliesWhen, DateKind } from './kind.js';

const isMarkAwaited: AppliesWhen = (journey) => attemptInMarking(journey) !== undefined;
const isAppealed: AppliesWhen = (journey) => appealedAttempt(journey) !== undefined;

/** S5.6: the limit holds until the result is released. */
const isUnreleased: AppliesWhen = (journey) => scriptedAttempt(journey)?.released === null;

/** Each month shows who is unmarked. */
const isUnmarked: AppliesWhen = (journey) => {
  const attempt = scriptedAttempt(journey);
  return attempt?.released === null && attempt.result === null;
};

/** S4.1: markers are awaited during a deferral too. */
const inBoth = (condition: AppliesWhen) => ({ active: condition, deferred: condition });

const overdue = (
  journey: Journey,
  code: 'outcome-overdue' | 'marking-overdue',
  attempt: Attempt | undefined,
) => raiseAnew(journey, code, attempt?.script ?? null);

export const outcomeKinds = {
  'outcome/month-{n}': {
    clause: 'S5.6',
    what: 'month {count} of the wait for the outcome',
    whose: 'provider',
    outlivesPlan: true,
    applies: inBoth(isUnmarked),
  },
  'outcome/overdue': {
    clause: 'S5.6',
    what: '{subject} is overdue',
    whose: 'provider',
    told: true,
    outlivesPlan: true,
    applies: inBoth(isUnreleased),
    follows: (journey) => overdue(journey, 'outcome-overdue', scriptedAttempt(journey)),
  },
  'marking/due': {
    clause: 'S5.4',
    what: 'the mark is due soon',
    whose: 'assessor',
    outlivesPlan: true,
    applies: inBoth(isMarkAwaited),
  },
  'marking/overdue': {
    clause: 'S5.4',
    what: '{subject} is overdue',
    whose: 'assessor',
    told: true,
    outlivesPlan: true,
    applies: inBoth(isMarkAwaited),
    follows: (journey) => overdue(journey, 'marking-overdue', attemptInMarking(journey)),
  },
  'appeal/overdue': {
    clause: 'S5.5',
    what: '{subject} is overdue',
    whose: 'provider',
    told: true,
    outlivesPlan: true,
    applies: inBoth(isAppealed),
    follows: (journey) => overdue(journey, 'outcome-overdue', appealedAttempt(journey)),
  },
  'appeal/ends': {
    clause: 'S5.5',
    what: 'the time to appeal ends',
    whose: 'participant',
    told: true,
    outlivesPlan: true,
    applies: { active: (journey) => appealedAttempt(journey) === undefined },
    follows: (journey) => ended(journey, 'not-passed', 'attempts-used-up'),
  },
} as const satisfies Partial<Record<AgendaKind, DateKind>>;
