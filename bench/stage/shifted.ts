/** A cohort moved by whole weeks, for servers whose clock begins today: weekdays and holidays move along. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import { addDays, daysBetween, londonDate } from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';

/** The cohort as if its enrolment day were `instead`; days move by a multiple of seven. */
export function shiftedCohort(cohort: Cohort, enrolled: Day, instead: Day): { cohort: Cohort; days: number } {
  const days = Math.ceil(daysBetween(enrolled, instead) / 7) * 7;
  return { cohort: shiftDays(cohort, days) as Cohort, days };
}

/** Moves an instant by days, keeping the same time of day in UTC. */
export const shiftedInstant = (instant: Instant, days: number): Instant =>
  `${addDays(instant.slice(0, 10), days)}${instant.slice(10)}`;

export const today = (): Day => londonDate(`${new Date().toISOString().slice(0, 19)}Z`);

function shiftDays(value: unknown, days: number): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? addDays(value, days) : value;
  if (Array.isArray(value)) return value.map((one) => shiftDays(one, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shiftDays(one, days)]));
}
