/** The dates of a plan: what the cohort's calendar means for one participant (S1.7). */
import type { Element, ElementOf } from '../../../programmes/schema.js';
import { addDays, daysBetween, londonDate } from '../calendar.js';
import { elementsOf, eventDay, groupOf, isFinished, stageOfElement } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, ElementDates } from '../values.js';

export type Dates = Record<string, ElementDates>;

/** The dates of every element by the cohort's calendar and the participant's group (S1.7). */
export function datesOf(journey: Journey): Dates {
  const dates: Dates = {};
  for (const element of elementsOf(journey.programme)) {
    const found = elementDates(journey, element, dates);
    if (found) dates[element.id] = found;
  }
  return dates;
}

function elementDates(journey: Journey, element: Element, known: Dates): ElementDates | null {
  switch (element.kind) {
    case 'event': {
      const day = eventDay(journey, element.id);
      return day ? { opens: day, due: day } : null;
    }
    case 'induction':
      return from(firstDayOf(journey, element), element.dueDays);
    case 'course':
      return from(journey.cohort.courses[element.id] ?? null, element.dueDays);
    case 'task':
      return from(known[element.follows]?.opens ?? null, element.dueDays);
    case 'coaching':
      return coachingDates(journey, element, known);
    case 'review':
      return from(afterOrStage(journey, element, known), element.dueDays);
  }
}

function coachingDates(journey: Journey, element: ElementOf<'coaching'>, known: Dates): ElementDates | null {
  const fixed = groupOf(journey)?.groupCoaching[element.id];
  if (element.form === 'group' && fixed) return { opens: fixed.date, due: fixed.date };
  return from(afterOrStage(journey, element, known), element.dueDays);
}

const afterOrStage = (journey: Journey, element: ElementOf<'coaching' | 'review'>, known: Dates) =>
  element.follows ? (known[element.follows]?.due ?? null) : firstDayOf(journey, element);

const from = (opens: Day | null, days: number): ElementDates | null =>
  opens === null ? null : { opens, due: addDays(opens, days) };

/** The first day of the stage of an element: induction, its event's day, or the cohort's date for it. */
function firstDayOf(journey: Journey, element: Element): Day | null {
  const stage = stageOfElement(journey.programme, element.id);
  return stage ? firstDayOfStage(journey, stage.id) : null;
}

export function firstDayOfStage(journey: Journey, id: string): Day | null {
  const stage = journey.programme.stages.find((one) => one.id === id);
  if (!stage) return null;
  if (stage.kind === 'induction') return journey.cohort.induction.opens;
  const event = stage.elements.find((element) => element.kind === 'event');
  if (event) return groupOf(journey)?.events[event.id] ?? null;
  return journey.cohort.stages[id] ?? null;
}

/** Days that a group keeps for all its members, whatever happens to one of them. */
const isGroupDay = (element: Element) =>
  element.kind === 'event' || (element.kind === 'coaching' && element.form === 'group');

/** Dates after an interruption: what was still to come moves by its length, except the days of the group. */
export function shiftedDates(journey: Journey, since: Day, days: number): Dates {
  const fixed = datesOf(journey);
  const dates: Dates = {};
  for (const element of elementsOf(journey.programme)) {
    const before = journey.plan[element.id] ?? fixed[element.id];
    if (!before) continue;
    const stays = isGroupDay(element) || isFinished(journey, element);
    dates[element.id] = stays ? before : shift(before, since, days);
  }
  return dates;
}

const shift = ({ opens, due }: ElementDates, since: Day, days: number): ElementDates => ({
  opens: opens > since ? addDays(opens, days) : opens,
  due: due > since ? addDays(due, days) : due,
});

/** Dates in a (new) group of the same cohort: its days replace those of the old group, the rest of a plan stays. */
export function regroupedDates(journey: Journey): Dates {
  const dates = datesOf(journey);
  for (const element of elementsOf(journey.programme)) {
    const before = journey.plan[element.id];
    if (before && !isGroupDay(element)) dates[element.id] = before;
  }
  return dates;
}

/** The plan as it stands, or as it will stand when a deferred participant returns as expected (S2.5). */
export function expectedDates(journey: Journey, today: Day): Dates {
  if (!journey.deferral || Object.keys(journey.plan).length === 0) return journey.plan;
  const since = londonDate(journey.deferral.since);
  const { expectedReturn } = journey.deferral;
  return shiftedDates(journey, since, daysBetween(since, expectedReturn > today ? expectedReturn : today));
}
