/** S3.8: who has to act for an element to be done: what coach, provider or assessor owe is not the participant's silence. */
import type { Element } from '../../../programmes/schema.js';
import { elementById, isDone, isFinished, waitsForHandIn } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Role } from '../values.js';
import { reviewDebtor } from './review-fields.js';

/** Whom an unfinished element waits for; null where the engine acts, or a day has to come. */
export function debtorOf(journey: Journey, element: Element): Role | null {
  if (isFinished(journey, element)) return null;
  switch (element.kind) {
    case 'event':
      return 'provider';
    case 'coaching':
      return sessionDebtor(journey, element.id);
    case 'review':
      return reviewDebtor(journey, element);
    default:
      return 'participant';
  }
}

/** A session is booked and reported by the coach, and by the provider where there is none. */
function sessionDebtor(journey: Journey, id: string): Role | null {
  if (journey.sessions[id]?.status === 'sought' || waitsForHandIn(journey, id)) return null;
  return journey.coach === null ? 'provider' : 'coach';
}

/** By the provider, with the day on which it was due: a later plan makes it due again (S2.9). */
export const wasAccepted = (journey: Journey, id: string): boolean =>
  (journey.acceptedMissed[id] ?? null) === (journey.plan[id]?.due ?? '');

/** Accepted as missed, and not done after all. */
export const isAcceptedAsMissed = (journey: Journey, id: string): boolean =>
  !isDone(journey, id) && wasAccepted(journey, id);

/** Whether the participant still has something to do for an element. */
export function isOwedByParticipant(journey: Journey, id: string): boolean {
  const element = elementById(journey.programme, id);
  return (
    element !== undefined && debtorOf(journey, element) === 'participant' && !isAcceptedAsMissed(journey, id)
  );
}
