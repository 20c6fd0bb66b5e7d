/** S5.5: release and appeal. An appeal is marked in a round of its own, by others, and released like any result. */
import { agendaKey } from '../agenda/keys.js';
import {
  appealedAttempt,
  isUnderWay,
  releasableAttempt,
  releasedAttempt,
  scriptedAttempt,
} from '../attempts.js';
import { addDays, addMonthsToInstant, londonDate } from '../calendar.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import { roundUnderWay } from '../rounds.js';
import type { Attempt, Journey } from '../state.js';
import type { Instant } from '../values.js';
import { morningOf, usedAttempts } from './agenda.js';
import { noLaterWindow } from './no-later-window.js';
import { ended } from './endings.js';
import { markingAgenda } from './marking.js';
import { passed, released } from './outcome.js';
import { markerSought } from './scripts.js';

/** The result of the appeal takes the place of the one that was released. */
function appealDecided(journey: Journey, attempt: Attempt, at: Instant): NewEvent[] {
  const { total, pass } = roundUnderWay(attempt)?.result ?? { total: 0, pass: false };
  const upheld = pass && attempt.result?.pass === false;
  const decided: NewEvent = { type: 'AppealDecided', attempt: attempt.number, upheld, total, pass };
  if (pass) return [decided, ...passed(journey, at)];
  if (usedAttempts(journey) >= journey.programme.assessment.attempts && !isAnyUnderWay(journey)) {
    return [decided, ...ended(journey, 'not-passed', 'attempts-used-up')];
  }
  return isAnyUnderWay(journey) ? [decided] : [decided, ...noLaterWindow(journey, attempt.window, at)];
}

/** Nobody ends, and no window is missing, while another attempt may still lead to a result. */
const isAnyUnderWay = (journey: Journey): boolean => journey.attempts.some(isUnderWay);

function lodged(journey: Journey, at: Instant): NewEvent[] {
  const attempt = releasedAttempt(journey);
  const { appealDays, outcomeWaitMonths } = journey.programme.assessment;
  refuseUnless(attempt?.released && attempt.script, 'no-appeal', {
    why: 'A result has to be released first.',
  });
  refuseUnless(attempt.appeal === 'none', 'no-appeal', { why: 'An appeal was already lodged.' });
  const lastDay = addDays(londonDate(attempt.released), appealDays);
  refuseUnless(londonDate(at) <= lastDay, 'no-appeal', { why: `The time to appeal ended on ${lastDay}.` });
  const limit = morningOf(journey, londonDate(addMonthsToInstant(at, outcomeWaitMonths)));
  return [
    {
      type: 'AppealLodged',
      attempt: attempt.number,
      agenda: [{ at: limit, key: agendaKey('appeal/overdue') }],
    },
    // Dates of the marking before have nothing to say of this one.
    ...markerSought(journey, attempt, 'appeal', { agenda: markingAgenda(journey, at) }),
  ];
}

export const appealRules = {
  releaseResult: (journey, _, at) => {
    const attempt = releasableAttempt(journey);
    if (attempt?.released === null) return released(journey, attempt, at);
    if (attempt) return appealDecided(journey, attempt, at);
    refuseUnless(scriptedAttempt(journey)?.released && !appealedAttempt(journey), 'no-result');
    return [];
  },
  appeal: (journey, _, at) => lodged(journey, at),
} satisfies Partial<Rules>;
