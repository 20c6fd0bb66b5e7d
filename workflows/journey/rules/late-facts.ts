/** What the world answers to a journey that meanwhile no longer asks: taken note of, and given back if it was given. */
import type { Command, CommandOf, CommandType } from '../command.js';
import type { NewEvent } from '../event.js';
import { isDone } from '../lookup.js';
import type { Journey } from '../state.js';

const places: readonly CommandType[] = ['placeGranted', 'placesFull', 'groupUndecided', 'placeOffered'];
const answers: readonly CommandType[] = [
  ...places,
  'coachFound',
  'noCoach',
  'catchUpFound',
  'noCatchUp',
  'sessionBooked',
  'noSlot',
  'markerFound',
  'noMarker',
  'markerFree',
  'conflictFound',
];

/** The events of an answer that comes too late, or null if the journey still waits for it. */
export function lateFact(journey: Journey, command: Command): NewEvent[] | null {
  if (command.type === 'sessionBooked') return unwantedBooking(journey, command);
  const isOver = journey.status === 'ended' || journey.status === 'withdrawn';
  if (isOver) return answers.includes(command.type) ? [] : null;
  const isPaused = journey.status === 'deferred';
  return isPaused && (command.type === 'noSlot' || places.includes(command.type)) ? [] : null;
}

/** A slot found for somebody who is away, or for a session that was held meanwhile, goes back to the diary. */
function unwantedBooking(journey: Journey, command: CommandOf<'sessionBooked'>): NewEvent[] | null {
  const { session, booking, sequence } = command;
  if (journey.status === 'active' && !isDone(journey, session)) return null;
  const known = journey.sessions[session];
  if (
    known?.status === 'cancelled' &&
    known.booking?.booking === booking &&
    known.booking.sequence >= sequence
  ) {
    return [];
  }
  return [{ type: 'SessionCancelled', session, booking, sequence: sequence + 1 }];
}
