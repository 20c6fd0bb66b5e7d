/** A coaching session as an entry of a calendar, with the sequence that the diary counts (S3.5). */
import type { Booking } from '../../workflows/journey/event.js';
import type { CalendarEntry } from '../calendar/entry.js';
import type { Scene } from './message.js';
import { titleOf } from './study-words.js';

/** The booking that an event is about: in the event itself, or as it stands in the state. */
export function bookingOf({ journey, event, about }: Scene): Booking | null {
  if (event.type === 'SessionBooked' || event.type === 'SessionMoved') return event;
  return journey.sessions[about ?? '']?.booking ?? null;
}

export function sessionEntry(scene: Scene, withWhom: string): CalendarEntry[] {
  const { journey, event, about } = scene;
  const booking = bookingOf(scene);
  if (!booking || about === null) return [];
  const cancelled = event.type === 'SessionCancelled';
  return [
    {
      method: cancelled ? 'CANCEL' : 'REQUEST',
      element: about,
      sequence: cancelled ? event.sequence : booking.sequence,
      stamp: event.at,
      starts: booking.starts,
      ends: booking.ends,
      summary: `${journey.programme.shortTitle}: ${titleOf(journey, about)}, with ${withWhom}`,
      description: `${titleOf(journey, about)} of the ${journey.programme.title}.`,
      location: null,
    },
  ];
}
