/** The plan: what the cohort's calendar means for one participant, from a given moment on. */
import type { Element, ElementOf } from '../../../programmes/schema.js';
import { addDays, londonDate } from '../calendar.js';
import type { NewEvent } from '../event.js';
import { elementsOf, eventDay, groupOf, isFinished, stageOfElement } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, ElementDates, Instant } from '../values.js';
import { planAgenda } from './agenda.js';
import { raise } from './exceptions.js';

type Dates = Record<string, ElementDates>;

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

/** Dates after an interruption: what was still to come moves by its length, except days that are fixed for a group. */
export function shiftedDates(journey: Journey, since: Day, days: number): Dates {
  const fixed = datesOf(journey);
  const dates: Dates = {};
  for (const element of elementsOf(journey.programme)) {
    const before = journey.plan[element.id] ?? fixed[element.id];
    if (!before) continue;
    const stays = element.kind === 'event' || (element.kind === 'coaching' && element.form === 'group');
    dates[element.id] = stays || isFinished(journey, element) ? before : shift(before, since, days);
  }
  return dates;
}

const shift = ({ opens, due }: ElementDates, since: Day, days: number): ElementDates => ({
  opens: opens > since ? addDays(opens, days) : opens,
  due: due > since ? addDays(due, days) : due,
});

/** The event that puts a plan in force: its dates, and every reminder that follows from them. */
export function planned(
  journey: Journey,
  because: 'accepted' | 'returned' | 'moved',
  dates: Dates,
  at: Instant,
): NewEvent {
  const today = londonDate(at);
  const stages: Record<string, Day> = {};
  for (const stage of journey.programme.stages) {
    const first = firstDayOfStage(journey, stage.id);
    if (first) stages[stage.id] = first;
  }
  for (const window of journey.cohort.windows) if (window.opens >= today) stages[window.id] = window.opens;
  return { type: 'Planned', because, dates, stages, agenda: planAgenda(journey, dates, stages, at) };
}

/** S2.9: dates that cannot be met are said when they arise. */
export function planWarnings(journey: Journey, dates: Dates, at: Instant): NewEvent[] {
  const today = londonDate(at);
  return elementsOf(journey.programme).flatMap((element) => {
    const due = dates[element.id]?.due;
    if (!due || isFinished(journey, element)) return [];
    if (due < today) return raise(journey, 'joined-too-late', element.id);
    const holiday =
      element.kind === 'event' &&
      journey.cohort.schoolHolidays.some(({ from, to }) => due >= from && due <= to);
    return holiday ? raise(journey, 'event-in-school-holiday', element.id) : [];
  });
}
