/** A day and a time as people write them into separate fields, London time. */
import { readInstant } from '../../client/input/instants.js';
import { londonDate, londonTime } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';
import { faultAt, sentence, type Fault } from './faults.js';
import { said } from './said.js';

/** What stands in the fields. */
export interface TypedMoment {
  day: string;
  month: string;
  year: string;
  time: string;
}

const TIME = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?$/i;
const NAMED: Readonly<Record<string, string>> = { midday: '12:00', noon: '12:00', midnight: '00:00' };

/** @param name what the names of the fields begin with */
export const typedMoment = (body: unknown, name: string): TypedMoment => ({
  day: said(body, `${name}-day`),
  month: said(body, `${name}-month`),
  year: said(body, `${name}-year`),
  time: said(body, `${name}-time`),
});

export function momentTyped(instant: Instant | null): TypedMoment {
  if (instant === null) return { day: '', month: '', year: '', time: '' };
  const [year = '', month = '', day = ''] = londonDate(instant).split('-');
  return { day: String(Number(day)), month: String(Number(month)), year, time: londonTime(instant) };
}

export const isBlank = (typed: TypedMoment): boolean => Object.values(typed).every((part) => part === '');

export function readMoment(typed: TypedMoment, name: string): { instant: Instant } | { fault: Fault } {
  const { day, month, year } = typed;
  const isDay = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);
  if (!isDay)
    return { fault: faultAt(`${name}-day`, 'Enter a day with its month and year, such as 27 3 2027') };
  const time = clockOf(typed.time);
  if (time === null) return { fault: faultAt(`${name}-time`, 'Enter a time, such as 4pm or 16:30') };
  const reading = readInstant(`${year}-${pad(month)}-${pad(day)} ${time} Europe/London`);
  return 'instant' in reading ? reading : { fault: faultAt(`${name}-day`, sentence(reading.fault)) };
}

/** `4pm`, `4.30 pm`, `16:30` and `midday` as `HH:MM`; null if it is none. */
export function clockOf(typed: string): string | null {
  const named = NAMED[typed.toLowerCase()];
  if (named !== undefined) return named;
  const [, hour = '', minute = '00', half] = TIME.exec(typed) ?? [];
  if (hour === '' || (half === undefined && !/[:.]/.test(typed))) return null;
  const isTwelve = half !== undefined;
  const number = Number(hour);
  if (isTwelve ? number < 1 || number > 12 : number > 23) return null;
  const of24 = isTwelve ? (number % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0) : number;
  return `${pad(String(of24))}:${minute}`;
}

const pad = (digits: string): string => digits.padStart(2, '0');
