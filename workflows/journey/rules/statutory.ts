/** S2.5: for whom the qualification is mandatory, until when, and whether the outcome will be in time. */
import { agendaKey } from '../agenda/keys.js';
import { addMonths, nudgeInstant, spreadOf } from '../calendar.js';
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { ApplicationForm, Day, Instant } from '../values.js';
import { raise } from './exceptions.js';
import { forecastOf } from './forecast.js';

/**
 * The day by which the outcome must have been received, or null where the duty does not apply: three years after a
 * SENCO post in a mainstream state school, taken up on or after the programme's first day, without NASENCO.
 */
export function deadlineFor(journey: Journey, form: ApplicationForm): Day | null {
  const duty = journey.programme.statutory;
  if (!duty || form.motivation !== duty.motivation || form.postTakenUp === null) return null;
  if (form.setting !== 'school') return null;
  if (form.earlierAward !== 'none' || form.postTakenUp < duty.from) return null;
  return addMonths(form.postTakenUp, duty.years * 12);
}

/** The answers of somebody who took up the post on that day, or has none any more. */
export const inPost = (
  { programme }: Journey,
  form: ApplicationForm,
  postTakenUp: Day | null,
): ApplicationForm => ({
  ...form,
  motivation: programme.statutory?.motivation ?? form.motivation,
  postTakenUp,
});

/** Whether the duty was met, but after its day. */
export const isMetLate = ({ dutyMet, statutoryDeadline }: Journey): boolean =>
  dutyMet !== null && statutoryDeadline !== null && dutyMet > statutoryDeadline;

/** The deadline with its warnings at 12, 6 and 3 months; those already past are left out. */
export function setDeadline(journey: Journey, form: ApplicationForm, at: Instant): NewEvent[] {
  const deadline = deadlineFor(journey, form);
  if (deadline === journey.statutoryDeadline) return [];
  if (deadline === null) return [{ type: 'StatutoryDeadlineSet', deadline }];
  const months = journey.programme.statutory?.warnMonths ?? [];
  const agenda = months
    .map((count) => ({
      at: nudgeInstant(addMonths(deadline, -count), spreadOf(journey.id), journey.cohort.bankHolidays),
      key: agendaKey('statutory/{n}', count),
    }))
    .filter((item) => item.at > at);
  return [{ type: 'StatutoryDeadlineSet', deadline, agenda }];
}

/** Raises the question once for every new date by which the outcome would come too late; a date that moved settles the older one. */
export function watchDeadline(journey: Journey, at: Instant): NewEvent[] {
  if (journey.statutoryDeadline === null || journey.dutyMet !== null) return [];
  const outcomeBy = forecastOf(journey, at)?.outcomeBy ?? null;
  if (outcomeBy === null) return [];
  const isLate = outcomeBy > journey.statutoryDeadline;
  const gone = journey.exceptions.filter(
    ({ code, about }) => code === 'statutory-deadline-at-risk' && !(isLate && about === outcomeBy),
  );
  return [
    ...gone.map(({ id }): NewEvent => ({ type: 'ExceptionSettled', exception: id, how: 'overtaken' })),
    ...(isLate ? raise(journey, 'statutory-deadline-at-risk', outcomeBy) : []),
  ];
}
