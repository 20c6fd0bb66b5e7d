/** S1.5 and S3.5: coaching sessions, from the search for a slot to the coach's report. */
import type { ElementOf } from '../../../programmes/schema.js';
import {
  addDays,
  addMinutes,
  addWorkingDays,
  londonDate,
  nudgeInstant,
  spreadOf,
  workingDayOnOrBefore,
} from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from '../decide.js';
import type { Booking, NewEvent } from '../event.js';
import { elementOrRefuse, elementsOfKind, groupOf, isDone } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Day, Instant } from '../values.js';
import { raiseAnew } from './exceptions.js';
import { refuseUnlessHappened } from './study.js';

/** Days' notice of a new session, and how far a search reaches when the due date is near or past. */
const NOTICE_DAYS = 3;
const SEARCH_DAYS = 28;

/** Sessions whose time has come and that nobody has looked for yet; a missed one is rebooked. */
export function sessionsToSeek(journey: Journey, at: Instant): NewEvent[] {
  if (journey.status !== 'active' || journey.coach === null) return [];
  return elementsOfKind(journey.programme, 'coaching').flatMap((element): NewEvent[] => {
    if (isDone(journey, element.id) || !isTime(journey, element, at)) return [];
    return [{ type: 'SessionSought', session: element.id, ...searchOf(journey, element.id, at) }];
  });
}

function isTime(journey: Journey, element: ElementOf<'coaching'>, at: Instant): boolean {
  const session = journey.sessions[element.id];
  if (session) return session.status === 'missed';
  const dates = journey.plan[element.id];
  if (!dates) return false;
  if (element.form === 'group' && groupOf(journey)?.groupCoaching[element.id]) return true;
  return (
    dates.opens <= londonDate(at) ||
    (element.follows !== null && journey.tasks[element.follows] !== undefined)
  );
}

/** The days between which a slot is looked for: from three days ahead until the due date, or four weeks on. */
export function searchOf(journey: Journey, id: string, at: Instant): { from: Day; until: Day } {
  const from = addDays(londonDate(at), NOTICE_DAYS);
  const due = journey.plan[id]?.due ?? from;
  const furthest = addDays(from, SEARCH_DAYS);
  return { from, until: due > from ? due : furthest };
}

/** Dates that a booking brings: the day before, an hour after its end, and when no report has come. */
function bookingAgenda(journey: Journey, id: string, { starts, ends }: Booking, at: Instant): AgendaItem[] {
  const { bankHolidays } = journey.cohort;
  const morning = (day: Day) => nudgeInstant(day, spreadOf(journey.id), bankHolidays);
  const last = londonDate(ends);
  const items = [
    {
      at: morning(workingDayOnOrBefore(addDays(londonDate(starts), -1), bankHolidays)),
      key: `${id}/tomorrow`,
    },
    { at: addMinutes(ends, 60), key: `${id}/ask` },
    { at: morning(addWorkingDays(last, 2, bankHolidays)), key: `${id}/ask-again` },
    { at: morning(addWorkingDays(last, 4, bankHolidays)), key: `${id}/unreported` },
  ];
  return items.filter((item) => item.at > at);
}

function booked(journey: Journey, command: CommandOf<'sessionBooked'>, at: Instant): NewEvent[] {
  const { session, booking, coach, starts, ends, sequence } = command;
  const before = journey.sessions[session];
  const details: Booking = { booking, coach, starts, ends, sequence };
  const known = before?.status === 'booked' ? before.booking : null;
  if (known && known.starts === starts && known.coach === coach && known.sequence === sequence) return [];
  const agenda = bookingAgenda(journey, session, details, at);
  if (!known) return [{ type: 'SessionBooked', session, ...details, agenda }];
  return [{ type: 'SessionMoved', session, was: known.starts, ...details, agenda }];
}

function sessionToReport(journey: Journey, id: string): void {
  elementOrRefuse(journey, 'coaching', id);
  refuseUnless(journey.group !== null, 'not-accepted');
}

function completed(journey: Journey, command: CommandOf<'completeSession'>, at: Instant): NewEvent[] {
  const { session, held, minutes, notes } = command;
  sessionToReport(journey, session);
  const before = journey.sessions[session];
  if (before?.status === 'held' && before.held === held && before.minutes === minutes) return [];
  refuseUnless(!isDone(journey, session), 'already-done', {
    element: session,
    on: journey.elements[session]?.on ?? '',
  });
  refuseUnless(minutes >= 1 && minutes <= 480, 'minutes-out-of-range', { minutes });
  refuseUnless(held <= at, 'in-the-future', { what: `The session "${session}"`, given: held });
  refuseUnlessHappened(journey, `The session "${session}"`, londonDate(held), at);
  return [{ type: 'SessionCompleted', session, held, minutes, notes }];
}

export const coachingRules: Rules<
  | 'sessionBooked'
  | 'noSlot'
  | 'bookSession'
  | 'moveSession'
  | 'cancelSession'
  | 'completeSession'
  | 'missSession'
  | 'correctSession'
> = {
  sessionBooked: booked,
  noSlot: (journey, { session }) =>
    isDone(journey, session) ? [] : raiseAnew(journey, 'no-coaching-slot', session),
  /** A coach or provider books an exact time; the diary still refuses a clash. */
  bookSession: (journey, { session, starts }, at) => {
    sessionToReport(journey, session);
    refuseUnless(journey.coach !== null, 'no-coach');
    refuseUnless(!isDone(journey, session), 'already-done', {
      element: session,
      on: journey.elements[session]?.on ?? '',
    });
    refuseUnless(starts > at, 'return-not-later', { date: starts });
    const day = londonDate(starts);
    return [{ type: 'SessionMoveSought', session, from: day, until: day, preferred: starts }];
  },
  moveSession: (journey, { session, preferred }, at) => {
    sessionToReport(journey, session);
    refuseUnless(journey.sessions[session]?.status === 'booked', 'session-not-booked', { session });
    refuseUnless(preferred === null || preferred > at, 'return-not-later', { date: preferred ?? '' });
    const day = preferred === null ? null : londonDate(preferred);
    const search = day ? { from: day, until: day } : searchOf(journey, session, at);
    return [{ type: 'SessionMoveSought', session, ...search, preferred }];
  },
  cancelSession: (journey, { session }) => {
    sessionToReport(journey, session);
    const before = journey.sessions[session];
    if (before?.status === 'cancelled') return [];
    refuseUnless(before?.status === 'booked' && before.booking, 'session-not-booked', { session });
    const { booking, sequence } = before.booking;
    return [{ type: 'SessionCancelled', session, booking, sequence: sequence + 1 }];
  },
  completeSession: completed,
  missSession: (journey, { session, on }, at) => {
    sessionToReport(journey, session);
    refuseUnless(!isDone(journey, session), 'already-done', {
      element: session,
      on: journey.elements[session]?.on ?? '',
    });
    const before = journey.sessions[session];
    refuseUnless(before?.status === 'booked', 'session-not-booked', { session });
    refuseUnless(on <= at, 'in-the-future', { what: `The session "${session}"`, given: on });
    return [{ type: 'SessionMissed', session, on }];
  },
  correctSession: (journey, { session, held, minutes }, at) => {
    sessionToReport(journey, session);
    const before = journey.sessions[session];
    refuseUnless(before && (before.held ?? before.status === 'missed'), 'session-not-reported', { session });
    refuseUnless(minutes >= (held ? 1 : 0) && minutes <= 480, 'minutes-out-of-range', { minutes });
    refuseUnless(held === null || held <= at, 'in-the-future', {
      what: `The session "${session}"`,
      given: held ?? '',
    });
    if (before.held === held && before.minutes === minutes) return [];
    return [{ type: 'SessionCorrected', session, held, minutes }];
  },
};
