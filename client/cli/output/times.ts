/** Times as people read them: Europe/London, with the zone; the same on every host. */
import { londonDate, londonTime } from '../../../workflows/journey/calendar.js';
import { windowsInWords } from '../../reading/window-words.js';
import type { Day, Instant } from '../../../workflows/journey/values.js';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue 3 Nov 2026`, for a date without a time. */
export function dayWords(date: Day): string {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return `${weekday} ${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** `Tue 3 Nov 2026, 16:00 GMT`. */
export const londonMoment = (instant: Instant): string => inZone(instant, '');

/** `Tue 27 Oct 2026, 23:59:58 GMT`, where a second counts. */
export const londonSecond = (instant: Instant): string => inZone(instant, instant.slice(16, 19));

function inZone(instant: Instant, seconds: string): string {
  const time = londonTime(instant);
  const zone = time === instant.slice(11, 16) ? 'GMT' : 'BST';
  return `${dayWords(londonDate(instant))}, ${time}${seconds} ${zone}`;
}

/** A day or a moment, whichever it is. */
export const whenWords = (when: string): string => (when.includes('T') ? londonMoment(when) : dayWords(when));

/** A sentence with its instants and days as people read them; ids that hold a date stay as they are. */
export const inLondon = (sentence: string): string =>
  windowsInWords(sentence)
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g, londonMoment)
    .replaceAll(/(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])/g, dayWords);

/** `16 h 30 min`. */
export function hoursWords(minutes: number): string {
  const rest = Math.round(minutes % 60);
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
