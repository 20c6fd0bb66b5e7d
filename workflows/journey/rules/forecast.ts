/** When the outcome will be known: the next window that can still be joined, and the wait after it. */
import type { Cohort } from '../../../programmes/cohort-schema.js';
import { addMonths, londonDate, windowCloses } from '../calendar.js';
import { elementsOf, isFinished } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { mayAttempt } from './agenda.js';
import { gateOf } from './engagement.js';
import { expectedDates, type Dates } from './plan-dates.js';
import { isUnderWay, latestAttempt } from '../attempts.js';

export interface Forecast {
  window: string;
  /** When the window closes, and the day by which the outcome must be known (S5.6). */
  closes: Instant;
  outcomeBy: Day;
}

type Window = Cohort['windows'][number];

/**
 * Windows still ahead: not passed, opening later than `at` (and than an expected return), and after all
 * that is still to be done has fallen due, unless the gate is met already.
 */
export function windowsAhead(journey: Journey, at: Instant): Window[] {
  const today = londonDate(at);
  const back = journey.deferral?.expectedReturn ?? '';
  const from = back > today ? back : today;
  const ahead = journey.cohort.windows.filter(
    (window) => !journey.windowsPassed.includes(window.id) && window.opens >= from,
  );
  const taught = lastTaughtDay(journey, expectedDates(journey, today));
  if (ahead.every((window) => window.opens > taught) || gateOf(journey).met) return ahead;
  return ahead.filter((window) => window.opens > taught);
}

/** The last day on which something not yet done falls due; the empty string before there is a plan. */
export function lastTaughtDay(journey: Journey, dates: Dates = journey.plan): Day {
  let last = '';
  for (const element of elementsOf(journey.programme)) {
    const due = dates[element.id]?.due ?? '';
    if (due > last && !isFinished(journey, element)) last = due;
  }
  return last;
}

export function forecastOf(journey: Journey, at: Instant): Forecast | null {
  if (journey.ended || journey.status === 'withdrawn') return null;
  const attempt = latestAttempt(journey);
  if (attempt && isUnderWay(attempt)) {
    return forecastAt(journey, attempt.window, attempt.closes);
  }
  if (!mayAttempt(journey)) return null;
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
