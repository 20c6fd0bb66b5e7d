/**
 * The one place where wall-clock rules are worked out (decision 014). Pure: no clock, no locale, no host time zone.
 *
 * - A *date* is `2026-10-20`, a day in England. A *time* is `HH:MM` on a London clock.
 * - An *instant* is `2026-10-20T08:00:00Z`: UTC, whole seconds. Two instants, or two dates, compare as strings.
 * - Every wall-clock rule is Europe/London. A time the spring change skips (01:30) means the same distance
 *   after the change (02:30); a time the autumn change repeats means the first of the two.
 * - Bad input throws a RangeError whose sentence says what was expected.
 *
 * The polyfill's `implementation` entry is imported on purpose: its main entry hands out `globalThis.Temporal`
 * where the host has one, and a workflow must never use that.
 */
import { Temporal } from 'temporal-polyfill/implementation';
import { remembered } from './remembered.js';

const LONDON = 'Europe/London';
const OUT_OF_RANGE = 'A date lies within the years 0000 to 9999.';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const CLOCK_WITH_SECONDS = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SUNDAY = 0;
const SATURDAY = 6;

/** Whether the value is a real day written `YYYY-MM-DD`; `2027-02-29` is not. */
export const isDate: (value: string) => boolean = remembered((value: string) => {
  if (!DATE.test(value)) return false;
  const millis = Date.parse(value);
  return !Number.isNaN(millis) && dateOfMillis(millis) === value;
});

/** Whether the value is a real moment written `YYYY-MM-DDTHH:MM:SSZ`: UTC, no fractions, no other offset. */
export function isInstant(value: string): boolean {
  return (
    value.length === 20 &&
    value[10] === 'T' &&
    value[19] === 'Z' &&
    CLOCK_WITH_SECONDS.test(value.slice(11, 19)) &&
    isDate(value.slice(0, 10))
  );
}

/** Milliseconds since 1970 (UTC) of an instant, as timers want them. */
export const millisOf: (instant: string) => number = remembered((instant: string) => {
  if (!isInstant(instant))
    throw new RangeError('Expected an instant like 2026-10-20T08:00:00Z: UTC, whole seconds.');
  return Date.parse(instant);
});

/** The instant at some milliseconds since 1970 (UTC); a started second counts as that second: 23:59:59.999 is 23:59:59. */
export function instantOfMillis(millis: number): string {
  const day = Math.floor(millis / DAY) * DAY;
  return dateOfMillis(day) + timeOfSeconds(Math.floor((millis - day) / 1000));
}

/** The rest of an instant after its date, by the seconds since midnight. */
const timeOfSeconds = remembered((count: number) => `${new Date(count * 1000).toISOString().slice(10, 19)}Z`);

/** The date that begins at a midnight of UTC. */
const dateOfMillis = remembered((midnight: number): string => {
  const moment = new Date(midnight);
  const year = moment.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError(OUT_OF_RANGE);
  return moment.toISOString().slice(0, 10);
});

interface LondonDay {
  readonly starts: number;
  readonly ends: number;
}

/** The two midnights that bound a day in London, in milliseconds; a day is 23 or 25 hours at a clock change. */
const londonDay = remembered((date: string): LondonDay => {
  const plain = plainDate(date);
  return {
    starts: plain.toZonedDateTime(LONDON).epochMilliseconds,
    ends: plain.add({ days: 1 }).toZonedDateTime(LONDON).epochMilliseconds,
  };
});

/** The instant at which a London clock shows this time on this date. */
export function londonInstant(date: string, time: string): string {
  if (!TIME.test(time)) throw new RangeError('Expected a time like 08:00, between 00:00 and 23:59.');
  const { starts, ends } = londonDay(date);
  if (ends - starts === DAY)
    return instantOfMillis(starts + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE);
  const moment = plainDate(date).toZonedDateTime({ timeZone: LONDON, plainTime: time });
  return instantOfMillis(moment.epochMilliseconds);
}

/** The date in London at an instant. */
export const londonDate: (instant: string) => string = remembered((instant: string) => {
  const millis = millisOf(instant);
  const date = instant.slice(0, 10);
  const day = londonDay(date);
  if (millis >= day.ends) return addDays(date, 1);
  return millis < day.starts ? addDays(date, -1) : date;
});

/** What a London clock shows at an instant, `HH:MM`; seconds are dropped. */
export const londonTime: (instant: string) => string = remembered((instant: string) => {
  const millis = millisOf(instant);
  const { starts, ends } = londonDay(londonDate(instant));
  if (ends - starts === DAY) return new Date(millis - starts).toISOString().slice(11, 16);
  return inLondon(instant).toPlainTime().toString().slice(0, 5);
});

/** The date some whole days later (earlier, if negative). */
export function addDays(date: string, count: number): string {
  return dateOfMillis(millisOfDate(date) + whole(count) * DAY);
}

/** The date some whole months later (earlier, if negative); a day the month lacks becomes its last: 31 August + 6 months = 28 or 29 February. */
export function addMonths(date: string, count: number): string {
  return monthsLater(`${date}/${String(whole(count))}`);
}

const monthsLater = remembered((asked: string): string => {
  const [date, count] = asked.split('/');
  const later = plainDate(date ?? '')
    .add({ months: Number(count) })
    .toString();
  if (!isDate(later)) throw new RangeError(OUT_OF_RANGE);
  return later;
});

/** The instant some whole minutes of elapsed time later (earlier, if negative). */
export function addMinutes(instant: string, count: number): string {
  return instantOfMillis(millisOf(instant) + whole(count) * MINUTE);
}

/** The instant some whole months later at the same London wall-clock time; the end-of-month rule is that of `addMonths`. */
export function addMonthsToInstant(instant: string, count: number): string {
  const later = londonInstant(addMonths(londonDate(instant), count), londonTime(instant));
  return `${later.slice(0, 17)}${instant.slice(17)}`;
}

/** Whole days from one date to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (millisOfDate(to) - millisOfDate(from)) / DAY;
}

/** Whole minutes of elapsed time from one instant to another, rounded towards zero; negative if the second is earlier. */
export const minutesBetween = (from: string, to: string): number =>
  Math.trunc((millisOf(to) - millisOf(from)) / MINUTE) + 0;

/** Whether people work on this date: Monday to Friday and not a bank holiday (S3.5, S3.8). */
export function isWorkingDay(date: string, bankHolidays: readonly string[]): boolean {
  // The first of January 1970 was a Thursday.
  const weekday = (((millisOfDate(date) / DAY + 4) % 7) + 7) % 7;
  return weekday !== SUNDAY && weekday !== SATURDAY && !bankHolidays.includes(date);
}

/** This date if it is a working day, else the next one. */
export function workingDayOnOrAfter(date: string, bankHolidays: readonly string[]): string {
  return workingDayFrom(date, 1, bankHolidays);
}

/** This date if it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: string, bankHolidays: readonly string[]): string {
  return workingDayFrom(date, -1, bankHolidays);
}

/**
 * The working day that many working days after the date (before it, if negative), the date itself not
 * counted: Friday + 1 is Monday, and so is Saturday + 1. Zero gives the first working day on or after the date.
 */
export function addWorkingDays(date: string, count: number, bankHolidays: readonly string[]): string {
  if (whole(count) === 0) return workingDayOnOrAfter(date, bankHolidays);
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; left--)
    day = workingDayFrom(addDays(day, step), step, bankHolidays);
  return day;
}

/** When a window closes (S5.2): the midnight, Europe/London, at the end of its last day; the opening day is day 1. Eight days from 20 October end at 00:00 on the 28th. */
export function windowCloses(openingDay: string, days: number): string {
  if (whole(days) < 1) throw new RangeError('A window is open for at least one day.');
  return londonInstant(addDays(openingDay, days), '00:00');
}

const NUDGES_BEGIN = '08:00';
const LARGEST_SPREAD = 150;

/** When a nudge due on a date goes out (S3.8): 08:00 London plus the journey's spread (0 to 150 minutes) on the first working day on or after it. */
export function nudgeInstant(date: string, spreadMinutes: number, bankHolidays: readonly string[]): string {
  if (whole(spreadMinutes) < 0 || spreadMinutes > LARGEST_SPREAD)
    throw new RangeError(`The spread of a nudge is 0 to ${String(LARGEST_SPREAD)} minutes.`);
  return instantOfMillis(nudgesBegin(bankHolidays)(date) + spreadMinutes * MINUTE);
}

/** By a cohort's bank holidays: when the nudges due on a date begin to go out, in milliseconds. */
const beginnings = new WeakMap<readonly string[], (date: string) => number>();

function nudgesBegin(bankHolidays: readonly string[]): (date: string) => number {
  const known = beginnings.get(bankHolidays);
  if (known) return known;
  const begin = (date: string) =>
    millisOf(londonInstant(workingDayOnOrAfter(date, bankHolidays), NUDGES_BEGIN));
  const fresh = remembered(begin);
  beginnings.set(bankHolidays, fresh);
  return fresh;
}

/** The first such instant strictly after another (S3.8). */
export function nextNudgeInstant(
  after: string,
  spreadMinutes: number,
  bankHolidays: readonly string[],
): string {
  const today = londonDate(after);
  const nudge = nudgeInstant(today, spreadMinutes, bankHolidays);
  return nudge > after ? nudge : nudgeInstant(addDays(today, 1), spreadMinutes, bankHolidays);
}

/** Minutes, 0 to 149, by which a journey's nudges are spread so that a cohort's mail does not leave in one burst: FNV-1a of its id, the same for ever. */
export function spreadOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % LARGEST_SPREAD;
}

function workingDayFrom(date: string, step: number, bankHolidays: readonly string[]): string {
  let day = date;
  while (!isWorkingDay(day, bankHolidays)) day = addDays(day, step);
  return day;
}

/** Midnight UTC of a date: dates have no zone, so sums of days are done there, where every day has 24 hours. */
const millisOfDate = remembered((date: string): number => {
  if (!isDate(date)) throw new RangeError('Expected a date like 2026-10-20 that is in the calendar.');
  return Date.parse(date);
});

function plainDate(date: string): Temporal.PlainDate {
  millisOfDate(date);
  return Temporal.PlainDate.from(date);
}

function inLondon(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(millisOf(instant)).toZonedDateTimeISO(LONDON);
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError('Expected a whole number.');
  return count;
}
