/** How pages say times: in London, with the zone where the hour matters. */
import { windowsInWords } from '../../client/reading/window-words.js';
import { londonDate, londonTime } from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import {
  dayInWords,
  deadlineInWords,
  momentInWords,
  numberInWords,
} from '../../activities/messages/words.js';

/** `Tuesday 20 October 2026`, for a day or an instant. */
export const dayOf = (when: string): string => dayInWords(dateOf(when));

/** `20 October 2026`, where the weekday does not matter. */
export const dateInWords = (when: string): string => dayOf(when).replace(/^\w+ /, '');

/** A day, or an instant with its time and zone, whichever it is. */
export const whenOf = (when: string): string => (isInstant(when) ? momentInWords(when) : dayInWords(when));

/** `4pm`, `4.30pm`, `midday`, `midnight`. */
export function hourOf(instant: Instant): string {
  const [hour = 0, minute = 0] = londonTime(instant).split(':').map(Number);
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}${half}`;
}

/** A sentence of the engine with its days and instants as people read them; ids that hold a date stay as they are. */
export const inWords = (sentence: string): string =>
  windowsInWords(sentence)
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g, momentInWords)
    .replaceAll(/(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])/g, dayInWords);

/** `active` to `Active`, `provider-admin` to `Provider admin`. */
export function titled(code: string): string {
  const named = windowsInWords(code);
  const words = named === code ? code.replaceAll('-', ' ') : named;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const dateOf = (when: string): Day => (isInstant(when) ? londonDate(when) : when);
const isInstant = (when: string): boolean => when.includes('T');

export { deadlineInWords, momentInWords, numberInWords };
