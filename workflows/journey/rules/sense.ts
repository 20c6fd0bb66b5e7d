/** Dates have sense, not only shape (S2.5, S3.5): what no calendar of a journey can hold is refused. */
import { addDays, addMonths, londonDate } from '../calendar.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { ApplicationForm, Day, Instant } from '../values.js';

/** S2.5: a post that is still to come is no current post, and no duty begins with it. */
export const isPostToCome = (
  { statutory }: Pick<Journey['programme'], 'statutory'>,
  form: Pick<ApplicationForm, 'motivation' | 'postTakenUp'>,
  today: Day,
): boolean =>
  form.postTakenUp !== null && form.motivation === statutory?.motivation && form.postTakenUp > today;

export function refuseUnlessCurrent(journey: Journey, form: ApplicationForm, at: Instant): void {
  const isToCome = isPostToCome(journey.programme, form, londonDate(at));
  refuseUnless(!isToCome, 'post-in-the-future', { given: form.postTakenUp ?? '' });
}

/** Nothing is arranged for a day after the last on which the journey can still be under way. */
export function refuseUnlessWithin(journey: Journey, what: string, date: Instant): void {
  const enrolled = londonDate(journey.enrolled);
  const last = addDays(addMonths(enrolled, journey.programme.duration.longestMonths), journey.deferredDays);
  refuseUnless(londonDate(date) <= last, 'date-too-far', { what, date, last });
}
