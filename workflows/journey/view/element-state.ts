/** How an element of the programme stands with one participant on a day, and the day on which it stands there. */
import type { Element } from '../../../programmes/schema.js';
import { londonDate } from '../calendar.js';
import { eventDay, isFinished } from '../lookup.js';
import { isAcceptedAsMissed } from '../rules/owing.js';
import type { Journey } from '../state.js';
import type { Day } from '../values.js';

/** `missed`: it was, or it never came before the journey ended. */
export type ElementState = 'done' | 'credited' | 'missed' | 'overdue' | 'booked' | 'planned';

export function elementState(journey: Journey, element: Element, today: Day): ElementState {
  const { id } = element;
  const progress = journey.elements[id];
  if (progress?.status === 'credited') return 'credited';
  if (isFinished(journey, element)) return 'done';
  if (isAcceptedAsMissed(journey, id)) return 'missed';
  // A missed event with a catch-up day is planned again.
  if (progress?.status === 'missed' && progress.on >= (eventDay(journey, id) ?? '')) return 'missed';
  if (journey.ended || journey.status === 'withdrawn') return 'missed';
  const session = journey.sessions[id];
  if (session?.status === 'booked' && londonDate(session.booking?.ends ?? '') >= today) return 'booked';
  const day = element.kind === 'event' ? eventDay(journey, id) : journey.plan[id]?.due;
  return journey.status === 'active' && day !== undefined && day < today ? 'overdue' : 'planned';
}

/** When it was done, else when it takes place or is due; null before there is a plan. */
export function elementDay(journey: Journey, element: Element): Day | null {
  const { id } = element;
  const due = journey.plan[id]?.due ?? null;
  const session = journey.sessions[id];
  if (session?.status === 'held' && session.held) return londonDate(session.held);
  const done = journey.elements[id];
  if (done && done.status !== 'missed') return done.on;
  if (session?.booking && session.status === 'booked') return londonDate(session.booking.starts);
  switch (element.kind) {
    case 'event':
      return eventDay(journey, id) ?? due;
    case 'task':
      return journey.tasks[id]?.on ?? due;
    case 'review':
      return (isFinished(journey, element) ? journey.reviews[id]?.since : null) ?? due;
    case 'course':
      return (isFinished(journey, element) ? lastOf(journey, id) : null) ?? due;
    default:
      return due;
  }
}

const lastOf = (journey: Journey, course: string): Day | undefined =>
  Object.values(journey.courses[course]?.done ?? {})
    .sort()
    .at(-1);
