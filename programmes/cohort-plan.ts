/**
 * When each element of a programme falls for a cohort as a whole, in days of Europe/London: what is drawn,
 * and what warnings are worked out from. A participant's own dates are the journey's business, not this.
 */
import { Temporal } from 'temporal-polyfill/implementation';
import type { Cohort } from './cohort-schema.js';
import type { Element, Programme, Stage } from './schema.js';

export interface PlannedElement {
  stage: string;
  element: Element;
  /** Held on days that the groups set, one or several; else open from the first day to the last. */
  held: boolean;
  from: string;
  to: string;
}

/** The day some days after another. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day some months after another; the end of a shorter month stands in for a day it lacks. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whether people in England are at work that day. */
export function isWorkingDay(day: string, cohort: Pick<Cohort, 'bankHolidays'>): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && !cohort.bankHolidays.includes(day);
}

/** The days on which groups hold an event or a group session, in order, each once. */
export function heldDays(cohort: Cohort, element: string): string[] {
  const days = cohort.groups.flatMap(({ events, groupCoaching }) => [
    events[element],
    groupCoaching[element]?.date,
  ]);
  return [...new Set(days.filter((day) => day !== undefined))].sort();
}

/** The first day of a stage: its own date, or else the earliest day of its first event. */
export function stageBegins(stage: Stage, cohort: Cohort): string | null {
  const event = stage.elements.find(({ kind }) => kind === 'event');
  return cohort.stages[stage.id] ?? (event && heldDays(cohort, event.id)[0]) ?? null;
}

/** Every element that the cohort gives a date to, in the programme's order. */
export function planOf(programme: Programme, cohort: Cohort): PlannedElement[] {
  const planned = new Map<string, PlannedElement>();
  for (const stage of programme.stages) {
    for (const element of stage.elements) {
      const span = spanOf(element, stage, cohort, planned);
      if (span) planned.set(element.id, { stage: stage.id, element, ...span });
    }
  }
  return [...planned.values()];
}

type Span = Pick<PlannedElement, 'from' | 'to' | 'held'>;

function spanOf(
  element: Element,
  stage: Stage,
  cohort: Cohort,
  planned: Map<string, PlannedElement>,
): Span | null {
  if (element.kind === 'event' || (element.kind === 'coaching' && element.form === 'group')) {
    const days = heldDays(cohort, element.id);
    const [from, to] = [days[0], days.at(-1)];
    return from !== undefined && to !== undefined ? { from, to, held: true } : null;
  }
  const from = opening(element, stage, cohort, planned);
  return from === null ? null : { from, to: addDays(from, element.dueDays), held: false };
}

/** The day from which the due days of an element count (S3.3 to S3.5). */
function opening(
  element: Exclude<Element, { kind: 'event' }>,
  stage: Stage,
  cohort: Cohort,
  planned: Map<string, PlannedElement>,
): string | null {
  if (element.kind === 'course') return cohort.courses[element.id] ?? null;
  if (element.kind === 'task') return cohort.courses[element.follows] ?? null;
  if (element.kind === 'induction' || element.follows === null) return stageBegins(stage, cohort);
  return planned.get(element.follows)?.to ?? null;
}

/** The last day on which the outcome of the first window is promised (S1.1, S5.6). */
export function outcomeLimit(programme: Programme, cohort: Cohort, window = 0): string | null {
  const opens = cohort.windows[window]?.opens;
  if (opens === undefined) return null;
  const closes = addDays(opens, programme.assessment.windowDays);
  return addMonths(closes, programme.assessment.outcomeWaitMonths);
}
