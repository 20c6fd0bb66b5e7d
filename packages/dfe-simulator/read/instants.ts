import type { Day, Instant } from '../world/world.js';

/** As the service writes an instant: RFC 3339 in UTC, whole seconds. */
export function written(instant: Instant): string {
  return `${instant.slice(0, 19)}Z`;
}

/** As the service writes the date of an outcome: a day that looks like an instant. */
export function writtenDay(day: Day): string {
  return `${day}T00:00:00+00:00`;
}
