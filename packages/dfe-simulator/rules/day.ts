import type { Day, Instant } from '../world/world.js';

/**
 * The day of an instant as the service's API counts it: in UTC, all year round. Only its pages for people show
 * London time, so that from March to October a day ends an hour later here than on the clocks of England.
 */
export const dayOf = (instant: Instant): Day => instant.slice(0, 10);

/** When a day begins, in UTC with milliseconds. */
export const startOfDay = (day: Day): Instant => `${day}T00:00:00.000Z`;
