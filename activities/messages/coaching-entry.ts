/** A coaching session as an entry of a calendar, with the sequence that the diary counts (S3.5). */
import type { Booking } from '../../workflows/journey/event.js';
import type { CalendarEntry } from '../calendar/entry.js';
import { fullName, type MessageContext } from './message.js';
import { titleOf } from './study-words.js';

/** The booking that an event is about: in the event itself, or as it stands in the state. */
export function bookingOf({ journey, event, about }: MessageContext): Booking | null {
  if (event.type === 'SessionBooked' || event.type === 'SessionMoved') return event;
  return journey.sessions[about ?? '']?.booking ?? null;
}

/** Whether the coach of a session that has moved had no part in it before: another coach's session came to them. */
export function isNewToCoach({ event, history }: Pick<MessageContext, 'event' | 'history'>): boolean {
  if (event.type !== 'SessionMoved') return false;
  const before = history.findLast(
    (one) =>
      one.n < event.n &&
      (one.type === 'SessionBooked' || one.type === 'SessionMoved') &&
      one.session === event.session,
  );
  return before !== undefined && 'coach' in before && before.coach !== event.coach;
}

/** The session concerned, as booked, moved or cancelled. */
export function sessionEntry(context: MessageContext, withWhom: string): CalendarEntry[] {
  const { event, about } = context;
  const booking = bookingOf(context);
  if (!booking || about === null) return [];
  const cancelled = event.type === 'SessionCancelled';
  const version = {
    method: cancelled ? 'CANCEL' : 'REQUEST',
    sequence: cancelled ? event.sequence : booking.sequence,
  } as const;
  return [entryOf(context, about, booking, version, withWhom)];
}

/** Sessions still to come that a former coach loses to another; the newcomer gets an invitation of their own. */
export function sessionsLost(context: MessageContext): CalendarEntry[] {
  const { journey, event, about: former } = context;
  return Object.entries(journey.sessions).flatMap(([id, { status, booking }]) =>
    status === 'booked' && booking?.coach === former && booking.starts > event.at
      ? [
          entryOf(
            context,
            id,
            booking,
            { method: 'CANCEL', sequence: booking.sequence + 1 },
            fullName(context.person),
          ),
        ]
      : [],
  );
}

function entryOf(
  { journey, event }: MessageContext,
  id: string,
  { starts, ends }: Booking,
  version: Pick<CalendarEntry, 'method' | 'sequence'>,
  withWhom: string,
): CalendarEntry {
  return {
    ...version,
    element: id,
    stamp: event.at,
    starts,
    ends,
    summary: `${journey.programme.shortTitle}: ${titleOf(journey, id)}, with ${withWhom}`,
    description: `${titleOf(journey, id)} of the ${journey.programme.title}.`,
    location: null,
  };
}
