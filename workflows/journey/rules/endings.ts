/** S4.3: how a journey ends, and what an interruption gives back. */
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { Ending, Instant } from '../values.js';

/** A booking given back to the coach's diary. */
export function cancelBooking(journey: Journey, session: string): NewEvent[] {
  const progress = journey.sessions[session];
  if (progress?.status !== 'booked' || !progress.booking) return [];
  const { booking, sequence } = progress.booking;
  return [{ type: 'SessionCancelled', session, booking, sequence: sequence + 1 }];
}

/** The same for sessions still to come: one that is over waits for its report, whoever coaches from now on. */
export const cancelBookingsAhead = (journey: Journey, at: Instant): NewEvent[] =>
  Object.entries(journey.sessions).flatMap(([session, { booking }]) =>
    (booking?.starts ?? '') > at ? cancelBooking(journey, session) : [],
  );

/** Sessions in the diary that an interruption or an end cancels. */
export const cancelBookings = (journey: Journey): NewEvent[] =>
  Object.keys(journey.sessions).flatMap((session) => cancelBooking(journey, session));

/** The end: what is still booked is given back first. */
export const ended = (journey: Journey, as: Ending, why: string): NewEvent[] => [
  ...cancelBookings(journey),
  { type: 'Ended', as, why },
];
