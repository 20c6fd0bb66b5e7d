/** When the outcome will be known: the next window that can still be joined, and the wait after it. */
import type { Cohort } from '../../../programmes/cohort-schema.js';
import { addMonths, londonDate, windowCloses } from '../calendar.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';

export interface Forecast {
  window: string;
  /** When the window closes, and the day by which the outcome must be known (S5.6). */
  closes: Instant;
  outcomeBy: Day;
}

type Window = Cohort['windows'][number];

/** Windows still ahead: not passed, opening later than `at`, and after all that the plan has fallen due. */
export function windowsAhead(journey: Journey, at: Instant): Window[] {
  const today = londonDate(at);
  const taught = lastTaughtDay(journey);
  return journey.cohort.windows.filter(
    (window) => !journey.windowsPassed.includes(window.id) && window.opens >= today && window.opens > taught,
  );
}

/** The last day on which a planned element falls due; the empty string before there is a plan. */
export function lastTaughtDay(journey: Journey): Day {
  let last = '';
  for (const { due } of Object.values(journey.plan)) if (due > last) last = due;
  return last;
}

export function forecastOf(journey: Journey, at: Instant): Forecast | null {
  if (journey.ended || journey.status === 'withdrawn') return null;
  const attempt = journey.attempts.at(-1);
  const underWay = attempt && attempt.released === null && (!attempt.closed || attempt.script !== null);
  if (underWay) {
    return forecastAt(journey, attempt.window, attempt.closes);
  }
  const next = windowsAhead(journey, at)[0];
  return next ? forecastFor(journey, next) : null;
}

export function forecastFor(journey: Journey, window: Window): Forecast {
  return forecastAt(journey, window.id, windowCloses(window.opens, journey.programme.assessment.windowDays));
}

function forecastAt(journey: Journey, window: string, closes: Instant): Forecast {
  const { outcomeWaitMonths } = journey.programme.assessment;
  return { window, closes, outcomeBy: addMonths(londonDate(closes), outcomeWaitMonths) };
}
