/** Dates, times, numbers and lists as people in Britain write them. Pure: no locale of the machine. */
import { addDays, londonDate, londonTime } from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Tuesday 20 October 2026` */
export function dayInWords(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = weekdays[date.getUTCDay()] ?? '';
  return `${weekday} ${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `09:00 (UK time)` */
const timeInWords = (instant: Instant): string => `${londonTime(instant)} (UK time)`;

/** `Tuesday 20 October 2026 at 09:00 (UK time)` */
export const momentInWords = (instant: Instant): string =>
  `${dayInWords(londonDate(instant))} at ${timeInWords(instant)}`;

/** `Tuesday 20 October 2026 at 09:00:05 (UK time)`, where the second counts (S5.2). */
export const secondInWords = (instant: Instant): string =>
  `${dayInWords(londonDate(instant))} at ${londonTime(instant)}:${instant.slice(17, 19)} (UK time)`;

/**
 * A deadline. Midnight belongs to the day that ends with it, because "00:00 on Wednesday" is often read
 * as a day too late: `midnight (UK time) at the end of Tuesday 27 October 2026`.
 */
export function deadlineInWords(instant: Instant): string {
  if (londonTime(instant) !== '00:00') return momentInWords(instant);
  return `midnight (UK time) at the end of ${dayInWords(addDays(londonDate(instant), -1))}`;
}

/** `from 16:00 to 17:00 (UK time) on Tuesday 27 April 2027` */
export const spanInWords = (starts: Instant, ends: Instant): string =>
  `${dayInWords(londonDate(starts))}, ${londonTime(starts)} to ${londonTime(ends)} (UK time)`;

/** `1,500` */
export const numberInWords = (value: number): string =>
  String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 word`, `1,500 words` */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${numberInWords(value)} ${value === 1 ? one : many}`;

/** Whole pounds where there are no pence: `£1,298`. */
export function poundsInWords(pence: number): string {
  const rest = pence % 100;
  const pounds = numberInWords((pence - rest) / 100);
  return rest === 0 ? `£${pounds}` : `£${pounds}.${String(rest).padStart(2, '0')}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** A coded reason as words: `parental-leave` becomes `parental leave`. */
export const codeInWords = (code: string): string => code.replaceAll(/[-_/]+/g, ' ').trim();

/** The first letter large, the rest as it is. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
