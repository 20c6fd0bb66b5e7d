/** Which times of a coach are free (S3.5). Wall-clock hours are Europe/London, summer and winter. Pure. */
import type { Availability, Hours } from '../../store/diary/availability.js';
import {
  addDays,
  addMinutes,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  spreadOf,
} from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';

export interface Search {
  availability: Availability;
  bankHolidays: readonly Day[];
  /** What is in the coach's diary already. */
  busy: readonly { starts: Instant; ends: Instant }[];
  minutes: number;
  /** Nothing is booked before this moment. */
  after: Instant;
}

/** Sessions begin every half-hour, counted from the beginning of the coach's hours. */
const STEP_MINUTES = 30;

/**
 * Free times from one day to another, both included, soonest day first. Within a day the order is turned by
 * `seed`, so that not everybody is given nine o'clock, and the same seed is given the same time.
 * @param daysOff days on which the participant has something else, such as an event
 */
export function* freeTimes(
  search: Search,
  days: { from: Day; until: Day },
  seed: string,
  daysOff: ReadonlySet<Day>,
): Generator<Instant> {
  for (let day = days.from; day <= days.until; day = addDays(day, 1)) {
    if (!isWorked(search, day) || daysOff.has(day)) continue;
    const { whole, between } = startsOn(search, day);
    for (const time of [...turned(whole, seed), ...turned(between, seed)]) {
      const starts = londonInstant(day, time);
      if (isUntaken(search, starts)) yield starts;
    }
  }
}

/** Whether a time that somebody asks for is free: on a day that the coach works, between their first and last hour. */
export function isFree(search: Search, starts: Instant): boolean {
  const day = londonDate(starts);
  const hours = hoursOn(search, day);
  const begins = minutesOf(londonTime(starts));
  const within =
    begins >= Math.min(...hours.map((one) => minutesOf(one.begins))) &&
    begins + search.minutes <= Math.max(...hours.map((one) => minutesOf(one.ends)));
  return isWorked(search, day) && within && isUntaken(search, starts);
}

/** Whether the coach is there and nothing else is booked, whatever the usual hours. */
export const isThere = (search: Search, starts: Instant): boolean =>
  isWorked(search, londonDate(starts)) && isUntaken(search, starts);

/** A working day in England on which the coach is not away. */
const isWorked = ({ bankHolidays, availability }: Search, day: Day): boolean =>
  isWorkingDay(day, bankHolidays) &&
  !availability.absences.some(({ firstDay, lastDay }) => day >= firstDay && day <= lastDay);

function isUntaken({ busy, minutes, after }: Search, starts: Instant): boolean {
  const ends = addMinutes(starts, minutes);
  return starts > after && !busy.some((one) => one.starts < ends && starts < one.ends);
}

function hoursOn({ availability }: Search, day: Day): Hours[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return availability.hours.filter((one) => one.weekday === weekday);
}

/**
 * Times at which a session can begin: those that follow one another without a gap come first, so that a
 * diary is not cut into pieces too short for anybody; then the half-hours between them.
 */
function startsOn(search: Search, day: Day): { whole: string[]; between: string[] } {
  const whole: string[] = [];
  const between: string[] = [];
  for (const hours of hoursOn(search, day)) {
    const begins = minutesOf(hours.begins);
    const last = minutesOf(hours.ends) - search.minutes;
    for (let at = begins; at <= last; at += STEP_MINUTES)
      ((at - begins) % search.minutes === 0 ? whole : between).push(timeOf(at));
  }
  return { whole, between };
}

function turned(times: readonly string[], seed: string): string[] {
  const first = spreadOf(seed) % Math.max(1, times.length);
  return [...times.slice(first), ...times.slice(0, first)];
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const timeOf = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
