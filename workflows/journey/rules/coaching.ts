/** S3.5: coaching sessions, from the slot that was found to the coach's report. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, addMinutes, addWorkingDays, londonDate, workingDayOnOrBefore } from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { Booking, NewEvent } from '../event.js';
import { elementOrRefuse, isDone, taskAwaited } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { morningOf } from './agenda.js';
import { cancelBooking } from './endings.js';
import { raiseAnew } from './exceptions.js';
import { refuseUnlessWithin } from './sense.js';
import { searchOf } from './session-search.js';
import { refuseUnlessHappened } from './study.js';

/** Working days after a cancellation in which people agree on a new time, before the engine looks for one. */
const REBOOKING_DAYS = 2;
const LONGEST_MINUTES = 480;

/** Dates that a booking brings: the day before, an hour after its end, and when no report has come. */
function bookingAgenda(journey: Journey, id: string, { starts, ends }: Booking, at: Instant): AgendaItem[] {
  const { bankHolidays } = journey.cohort;
  const last = londonDate(ends);
  const dayBefore = workingDayOnOrBefore(addDays(londonDate(starts), -1), bankHolidays);
  const items = [
    { at: morningOf(journey, dayBefore), key: agendaKey('{id}/tomorrow', id) },
    { at: addMinutes(ends, 60), key: agendaKey('{id}/ask', id) },
    { at: morningOf(journey, addWorkingDays(last, 2, bankHolidays)), key: agendaKey('{id}/ask-again', id) },
    { at: morningOf(journey, addWorkingDays(last, 4, bankHolidays)), key: agendaKey('{id}/unreported', id) },
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
  const event: NewEvent = known
    ? { type: 'SessionMoved', session, was: known.starts, ...details, agenda }
    : { type: 'SessionBooked', session, ...details, agenda };
  const exception = `no-coaching-slot/${session}`;
  const settled = journey.exceptions.some((one) => one.id === exception);
  return settled ? [event, { type: 'ExceptionSettled', exception, how: 'overtaken' }] : [event];
}

function sessionToReport(journey: Journey, id: string): void {
  elementOrRefuse(journey, 'coaching', id);
  refuseUnless(journey.group !== null, 'not-accepted');
}

function refuseIfDone(journey: Journey, session: string): void {
  const on = journey.elements[session]?.on ?? '';
  refuseUnless(!isDone(journey, session), 'already-done', { element: session, on });
}

function refuseUnlessAhead(journey: Journey, what: string, starts: Instant, at: Instant): void {
  refuseUnless(starts > at, 'date-not-later', { what, date: starts });
  refuseUnlessWithin(journey, what, starts);
}

function refuseUnlessMinutes(minutes: number, least: number): void {
  const fits = Number.isInteger(minutes) && minutes >= least && minutes <= LONGEST_MINUTES;
  refuseUnless(fits, 'minutes-out-of-range', { minutes });
}

/** A session that was held, though another time for it stands in the diary: that time is given back. */
const givenBack = (journey: Journey, session: string, at: Instant): NewEvent[] =>
  (journey.sessions[session]?.booking?.starts ?? '') > at ? cancelBooking(journey, session) : [];

function completed(journey: Journey, command: CommandOf<'completeSession'>, at: Instant): NewEvent[] {
  const { session, held, minutes, notes } = command;
  sessionToReport(journey, session);
  const before = journey.sessions[session];
  if (before?.status === 'held' && before.held === held && before.minutes === minutes) return [];
  refuseIfDone(journey, session);
  refuseUnlessMinutes(minutes, 1);
  refuseUnlessHeld(journey, session, held, at);
  return [...givenBack(journey, session, at), { type: 'SessionCompleted', session, held, minutes, notes }];
}

function refuseUnlessHeld(journey: Journey, session: string, held: Instant, at: Instant): void {
  const what = `The session "${session}"`;
  refuseUnless(held <= at, 'in-the-future', { what, given: held });
  refuseUnlessHappened(journey, what, londonDate(held), at);
}

function corrected(journey: Journey, command: CommandOf<'correctSession'>, at: Instant): NewEvent[] {
  const { session, held, minutes } = command;
  sessionToReport(journey, session);
  const before = journey.sessions[session];
  refuseUnless(before && (before.held ?? before.missedOn), 'session-not-reported', { session });
  refuseUnlessMinutes(minutes, held === null ? 0 : 1);
  if (held !== null) refuseUnlessHeld(journey, session, held, at);
  if (before.held === held && before.minutes === minutes) return [];
  return [...givenBack(journey, session, at), { type: 'SessionCorrected', session, held, minutes }];
}

export const coachingRules = {
  sessionBooked: booked,
  noSlot: (journey, { session }) =>
    isDone(journey, session) ? [] : raiseAnew(journey, 'no-coaching-slot', session),
  /** A coach or provider books an exact time; the diary still refuses a clash. */
  bookSession: (journey, { session, starts }, at) => {
    sessionToReport(journey, session);
    refuseUnless(journey.coach !== null, 'no-coach');
    refuseIfDone(journey, session);
    const task = taskAwaited(journey, session);
    refuseUnless(task === null, 'session-before-task', { session, task: task ?? '' });
    refuseUnlessAhead(journey, 'The session', starts, at);
    const day = londonDate(starts);
    return [{ type: 'SessionMoveSought', session, from: day, until: day, preferred: starts }];
  },
  moveSession: (journey, { session, preferred }, at) => {
    sessionToReport(journey, session);
    refuseUnless(journey.sessions[session]?.status === 'booked', 'session-not-booked', { session });
    if (preferred !== null) refuseUnlessAhead(journey, 'The time asked for', preferred, at);
    const day = preferred === null ? null : londonDate(preferred);
    const search = day ? { from: day, until: day } : searchOf(journey, session, at);
    return [{ type: 'SessionMoveSought', session, ...search, preferred }];
  },
  /** Cancelled by hand: whoever cancels may book again; after two working days the engine looks itself. */
  cancelSession: (journey, { session }, at) => {
    sessionToReport(journey, session);
    const before = journey.sessions[session];
    if (before?.status === 'cancelled') return [];
    refuseUnless(before?.status === 'booked' && before.booking, 'session-not-booked', { session });
    const { booking, sequence } = before.booking;
    const day = addWorkingDays(londonDate(at), REBOOKING_DAYS, journey.cohort.bankHolidays);
    const agenda = [{ at: morningOf(journey, day), key: agendaKey('{id}/seek', session) }];
    return [{ type: 'SessionCancelled', session, booking, sequence: sequence + 1, agenda }];
  },
  completeSession: completed,
  missSession: (journey, { session, on }, at) => {
    sessionToReport(journey, session);
    refuseIfDone(journey, session);
    const before = journey.sessions[session];
    refuseUnless(before?.status === 'booked' && before.booking, 'session-not-booked', { session });
    const given = on > before.booking.starts ? on : before.booking.starts;
    refuseUnless(given <= at, 'in-the-future', { what: `The session "${session}"`, given });
    return [{ type: 'SessionMissed', session, on }];
  },
  correctSession: corrected,
} satisfies Partial<Rules>;
