/** Times as people read them: Europe/London, with the zone. */
import type { Instant } from '../../../workflows/journey/values.js';

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `Tue, 3 Nov 2026, 16:00 GMT`. */
export const londonMoment = (instant: Instant): string => moment.format(new Date(instant));

/** `Tue, 3 Nov 2026`, for a date without a time. */
export const dayWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** A day or a moment, whichever it is. */
export const whenWords = (when: string): string => (when.includes('T') ? londonMoment(when) : dayWords(when));

/** `16 h 30 min`. */
export function hoursWords(minutes: number): string {
  const rest = Math.round(minutes % 60);
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
