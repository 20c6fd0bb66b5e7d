/** Putting a plan in force: its dates, its reminders, and what cannot be met. */
import { londonDate } from '../calendar.js';
import type { NewEvent } from '../event.js';
import { elementsOf, isFinished } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { planAgenda } from './agenda.js';
import { isSchoolHoliday, raise } from './exceptions.js';
import { firstDayOfStage, type Dates } from './plan-dates.js';

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
  const moved = Object.entries(dates)
    .filter(([id, { opens, due }]) => {
      const before = journey.plan[id];
      return because === 'accepted' || before?.opens !== opens || before.due !== due;
    })
    .map(([id]) => id);
  return { type: 'Planned', because, dates, stages, moved, agenda: planAgenda(journey, dates, stages, at) };
}

/**
 * S2.9: dates that cannot be met are said when they arise. What was due before `known` by the plan of
 * before is no news: it was simply overdue.
 */
export function planWarnings(journey: Journey, dates: Dates, at: Instant, known: Day): NewEvent[] {
  const today = londonDate(at);
  return elementsOf(journey.programme).flatMap((element) => {
    const due = dates[element.id]?.due;
    if (!due || isFinished(journey, element)) return [];
    const before = journey.plan[element.id]?.due;
    if (due < today) {
      const isNews = before === undefined || before >= known;
      return isNews ? raise(journey, 'joined-too-late', element.id) : [];
    }
    const holiday = element.kind === 'event' && isSchoolHoliday(journey, due);
    return holiday ? raise(journey, 'event-in-school-holiday', element.id) : [];
  });
}
