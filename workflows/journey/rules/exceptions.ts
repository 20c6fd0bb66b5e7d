/** S2.9: what waits for a provider's person, and when time has settled it. */
import type { NewEvent } from '../event.js';
import { elementById, isFinished } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { CommandOf } from '../command.js';
import type { Exception, Journey } from '../state.js';
import type { ExceptionCode } from '../values.js';

/** Raises an exception unless the same one is open or was settled by a person. */
export function raise(journey: Journey, code: ExceptionCode, about: string | null): NewEvent[] {
  const exception = about === null ? code : `${code}/${about}`;
  const known = journey.settled.includes(exception) || journey.exceptions.some((one) => one.id === exception);
  return known ? [] : [{ type: 'ExceptionRaised', exception, code, about }];
}

/** Raises again even if a person settled it before: the same thing happened anew. */
export function raiseAnew(journey: Journey, code: ExceptionCode, about: string | null): NewEvent[] {
  const exception = about === null ? code : `${code}/${about}`;
  const open = journey.exceptions.some((one) => one.id === exception);
  return open ? [] : [{ type: 'ExceptionRaised', exception, code, about }];
}

export function settleException(journey: Journey, command: CommandOf<'settleException'>): NewEvent[] {
  const { exception, how } = command;
  const open = journey.exceptions.some((one) => one.id === exception);
  refuseUnless(open, 'unknown-exception', { exception });
  return [{ type: 'ExceptionSettled', exception, how }];
}

/** Exceptions that no longer stand, because what they asked for has happened meanwhile. */
export function overtaken(journey: Journey): NewEvent[] {
  return journey.exceptions
    .filter((exception) => isOvertaken(journey, exception))
    .map(({ id }) => ({ type: 'ExceptionSettled', exception: id, how: 'overtaken' }));
}

function isOvertaken(journey: Journey, { code, about, since }: Exception): boolean {
  const attempt = journey.attempts.at(-1);
  switch (code) {
    case 'suitability-to-investigate':
      return journey.application.suitability?.verdict !== 'investigate';
    case 'no-coaching-slot':
    case 'session-not-reported':
    case 'attendance-not-recorded':
    case 'joined-too-late':
      return about !== null && isSettledElement(journey, about, code);
    case 'no-catch-up-place':
      return (
        about !== null && (journey.catchUps[about] !== undefined || isSettledElement(journey, about, code))
      );
    case 'no-coach':
      return journey.coach !== null;
    case 'silent':
      return journey.lastHeard > since;
    case 'cannot-reach':
      return journey.reachable;
    case 'return-overdue':
      return journey.status !== 'deferred';
    case 'no-marker':
    case 'marking-overdue':
      return attempt === undefined || attempt.result !== null;
    case 'outcome-overdue':
      return attempt === undefined || attempt.released !== null;
    default:
      return false;
  }
}

function isSettledElement(journey: Journey, id: string, code: ExceptionCode): boolean {
  const element = elementById(journey.programme, id);
  if (!element) return false;
  if (code === 'attendance-not-recorded') return journey.elements[id] !== undefined;
  const session = journey.sessions[id];
  if (code === 'no-coaching-slot' && session?.status === 'booked') return true;
  if (code === 'session-not-reported' && session?.status !== 'booked') return true;
  return isFinished(journey, element);
}
