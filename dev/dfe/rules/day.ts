import { Temporal } from 'temporal-polyfill/implementation';
import type { Day, Instant } from '../world/world.js';

const LONDON = 'Europe/London';

/** The day in London at an instant: deadlines, windows and completion dates are London days. */
export const dayOf = (instant: Instant): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDate().toString();

/** When a day begins in London, in UTC with milliseconds. */
export const startOfDay = (day: Day): Instant =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds).toISOString();
