/** S3.10: the fields of a review, which are data of the programme, and what of them is still empty. */
import type { Element, ReviewField } from '../../../programmes/schema.js';
import type { Journey, ReviewProgress } from '../state.js';
import type { Role } from '../values.js';

export const isReview = (element: Element): boolean =>
  element.kind === 'review' || (element.kind === 'coaching' && element.impactReview);

/** Null for a programme of before, whose reviews are files. */
export function fieldsOf(element: Element): readonly ReviewField[] | null {
  if (element.kind !== 'review' && element.kind !== 'coaching') return null;
  return element.fields ?? null;
}

/** Fields without words; none where the review is a file. */
export const missingFields = (element: Element, review: ReviewProgress | undefined): readonly ReviewField[] =>
  (fieldsOf(element) ?? []).filter(({ id }) => !review?.filled?.includes(id));

export type Side = 'participant' | 'coach';

/** What one side still has to do for a review, if anything: to write its part, then to agree to the whole. */
export function reviewTask(journey: Journey, element: Element, side: Side): 'write' | 'agree' | null {
  const review = journey.reviews[element.id];
  const missing = missingFields(element, review);
  const isFile = fieldsOf(element) === null;
  if (isFile && !review) return side === 'participant' ? 'write' : null;
  // What both write is the participant's to begin.
  if (missing.some(({ by }) => by === side || (by === 'both' && side === 'participant'))) return 'write';
  if (missing.length > 0 || !review) return null;
  return review.agreed.includes(side) ? null : 'agree';
}

/** Whom a review waits for: the participant first, who writes most of it; null once both have agreed. */
export function reviewDebtor(journey: Journey, element: Element): Role | null {
  const sides: Side[] = ['participant', 'coach'];
  return sides.find((side) => reviewTask(journey, element, side) !== null) ?? null;
}
