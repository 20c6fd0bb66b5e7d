/** S2.9: what waits for a provider's person, and when time has settled it. */
import { londonDate } from '../calendar.js';
import type { NewEvent } from '../event.js';
import { attendanceKnown, elementById, isDone, isFinished } from '../lookup.js';
import type { Exception, Journey, Mark } from '../state.js';
import type { Day, ExceptionCode } from '../values.js';
import { missingOf } from './evidence.js';
import { windowsAhead } from './forecast.js';
import { reviewDebtor } from './review-fields.js';
import { isOwedByParticipant } from './owing.js';
import { roundUnderWay } from '../rounds.js';
import { attemptOfScript, isUnderWay, latestAttempt } from '../attempts.js';

/** Raises an exception unless the same one is open or was settled by a person. */
export function raise(journey: Journey, code: ExceptionCode, about: string | null): NewEvent[] {
  return journey.settled.includes(idOf(code, about)) ? [] : raiseAnew(journey, code, about);
}

/** Exceptions of one code that are open at once: whoever looks at these many does not need another to look. */
const MOST_OF_A_CODE = 100;

/** Raises again even if a person settled it before: the same thing happened again. */
export function raiseAnew(journey: Journey, code: ExceptionCode, about: string | null): NewEvent[] {
  const exception = idOf(code, about);
  const alike = journey.exceptions.filter((one) => one.code === code);
  if (alike.length >= MOST_OF_A_CODE || alike.some((one) => one.id === exception)) return [];
  return [{ type: 'ExceptionRaised', exception, code, about }];
}

const idOf = (code: ExceptionCode, about: string | null): string =>
  about === null ? code : `${code}/${about}`;

export const isSchoolHoliday = (journey: Journey, day: Day): boolean =>
  journey.cohort.schoolHolidays.some(({ from, to }) => day >= from && day <= to);

/** Exceptions that no longer stand, because what they asked for has happened meanwhile. */
export function overtaken(journey: Journey): NewEvent[] {
  return journey.exceptions
    .filter((exception) => isOvertaken(journey, exception))
    .map(({ id }) => ({ type: 'ExceptionSettled', exception: id, how: 'overtaken' }));
}

/** What still needs a person when the participant has left. */
const lasting = new Set<ExceptionCode>(['effect-failed', 'cannot-reach', 'signal-refused']);

function isOvertaken(journey: Journey, { code, about, since }: Exception): boolean {
  if (journey.status === 'withdrawn' && !lasting.has(code)) return true;
  switch (code) {
    case 'suitability-to-investigate':
      return journey.application.suitability?.verdict !== 'investigate';
    case 'found-unsuitable':
      return journey.application.suitability?.verdict !== 'unsuitable' || journey.status !== 'applying';
    case 'endorsement-not-asked':
      return journey.status !== 'applying' || !missingOf(journey).includes('headteacher-declaration');
    case 'group-to-choose':
      return !isSeeking(journey) || journey.application.wantedGroup !== undefined;
    case 'no-coach':
      return journey.coach !== null && !journey.coachSought;
    case 'silent':
      return (
        journey.status === 'deferred' ||
        journey.lastHeard >= since ||
        !isOwedByParticipant(journey, about ?? '')
      );
    case 'cannot-reach':
      return journey.reachable;
    case 'return-overdue':
      return (
        journey.status !== 'deferred' || (journey.deferral?.expectedReturn ?? '') > londonDate(journey.at)
      );
    case 'statutory-deadline-at-risk':
      return journey.dutyMet !== null || journey.statutoryDeadline === null;
    case 'no-later-window':
      return isLatestUnderWay(journey) || windowsAhead(journey, journey.at).length > 0;
    case 'conflict-found':
    case 'no-marker':
    case 'marking-overdue':
    case 'outcome-overdue':
      return isMarked(journey, code, about);
    default:
      return about !== null && isElementSettled(journey, code, about);
  }
}

/** A place is looked for, or waited for. */
export const isSeeking = ({ application }: Journey): boolean =>
  application.place === 'sought' || application.place === 'waitlisted';

function isLatestUnderWay(journey: Journey): boolean {
  const attempt = latestAttempt(journey);
  return attempt !== undefined && isUnderWay(attempt);
}

function isMarked(journey: Journey, code: ExceptionCode, script: string | null): boolean {
  const attempt = attemptOfScript(journey, script);
  if (!attempt) return true;
  if (code === 'outcome-overdue' || code === 'conflict-found') return roundUnderWay(attempt) === null;
  const isDone = (mark: Mark) => code === 'no-marker' || mark.total !== null;
  return attempt.sought.every((role) => attempt.marks.some((mark) => mark.role === role && isDone(mark)));
}

function isElementSettled(journey: Journey, code: ExceptionCode, id: string): boolean {
  const element = elementById(journey.programme, id);
  if (!element) return false;
  const session = journey.sessions[id]?.status;
  const today = londonDate(journey.at);
  const isCaughtUp = (journey.catchUps[id]?.date ?? '') >= today || isFinished(journey, element);
  switch (code) {
    case 'attendance-not-recorded':
      return attendanceKnown(journey, id);
    case 'feedback-missing':
      return (journey.tasks[id]?.feedback ?? null) !== null || isDone(journey, id);
    case 'review-not-agreed':
      return reviewDebtor(journey, element) !== 'coach';
    case 'session-not-reported':
      return session !== 'booked';
    // A booking settles it where it is made: a move that failed leaves the old booking in place.
    case 'no-coaching-slot':
      return isFinished(journey, element) || session === 'held' || session === 'missed';
    case 'event-in-school-holiday':
      return isFinished(journey, element) || !isSchoolHoliday(journey, journey.plan[id]?.due ?? '');
    case 'joined-too-late':
      return isCaughtUp || (journey.plan[id]?.due ?? '') >= today;
    case 'no-catch-up-place':
      return isCaughtUp;
    default:
      return false;
  }
}
