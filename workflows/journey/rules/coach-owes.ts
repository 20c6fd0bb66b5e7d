/** S3.8: what a coach owes after the participant has done their part is chased from the coach, then asked of the provider. */
import { agendaKey, type AgendaKind } from '../agenda/keys.js';
import { addDays } from '../calendar.js';
import type { NewEvent } from '../event.js';
import { elementById, isDone } from '../lookup.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Day, ExceptionCode, Instant } from '../values.js';
import { morningOf } from './agenda.js';
import { raiseAnew } from './exceptions.js';
import { reviewDebtor } from './review-fields.js';

/** The day by which feedback, or agreement to a review, is due from the coach; a review has its planned days at least. */
export function dueFromCoach(journey: Journey, element: string, since: Day): Day {
  const due = addDays(since, journey.programme.chasing.fromCoach?.dueDays ?? 0);
  const planned = journey.tasks[element] === undefined ? (journey.plan[element]?.due ?? due) : due;
  return planned > due ? planned : due;
}

/** When the coach is asked, asked again, and the provider is; none for a programme of before. */
export function coachAgenda(journey: Journey, element: string, since: Day, at: Instant): AgendaItem[] {
  const { fromCoach } = journey.programme.chasing;
  if (!fromCoach) return [];
  const due = dueFromCoach(journey, element, since);
  const on = (days: number, kind: AgendaKind) => ({
    at: morningOf(journey, addDays(due, days)),
    key: agendaKey(kind, element),
  });
  const items = [
    on(1, '{id}/from-coach'),
    on(fromCoach.againDays, '{id}/from-coach-again'),
    on(fromCoach.providerDays, '{id}/from-coach-missing'),
  ];
  return items.filter((item) => item.at > at);
}

/** Whether the next step of an element is the coach's: feedback on a task, or the coach's part of a review. */
export function isOwedByCoach(journey: Journey, id: string): boolean {
  const element = elementById(journey.programme, id);
  if (element?.kind === 'task') return journey.tasks[id]?.feedback === null && !isDone(journey, id);
  return (
    element !== undefined && journey.reviews[id] !== undefined && reviewDebtor(journey, element) === 'coach'
  );
}

const codeOf = (journey: Journey, id: string): ExceptionCode =>
  elementById(journey.programme, id)?.kind === 'task' ? 'feedback-missing' : 'review-not-agreed';

/** Nobody can be asked where there is no coach: the provider hears of it at once. */
export function coachAsked(journey: Journey, id: string, isLast: boolean): NewEvent[] {
  return isLast || journey.coach === null ? raiseAnew(journey, codeOf(journey, id), id) : [];
}
