/** Days as people type them, meaning a day in Europe/London: `YYYY-MM-DD`, and what can mean nothing else. */
import { z } from 'zod';
import { addDays, isDate } from '../../workflows/journey/calendar.js';
import { EARLIEST_DAY, isUsableDay, LATEST_DAY } from '../../workflows/journey/shape.js';
import { plainCharacters } from './typed.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WITH_MIDNIGHT = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
const NAMED = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -](${NAME})[ ,-]+(\\d{4}|\\d{2})$`, 'i');
const MONTH_ONLY = new RegExp(`^(?:(${NAME})|(\\d{1,2}))[ /-](\\d{4}|\\d{2})$`, 'i');
const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 00:00(?::00)?)?$/;
/** How spreadsheets count days: since the end of 1899. These are of 1954 to 2091. */
const SERIAL = /^[2-6]\d{4}(?:\.0+)?$/;

const monthOf = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
const isoOf = (year: string, month: string, day: string): string =>
  `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** The day as `YYYY-MM-DD` where the text can mean only one; the text itself where it cannot be told. */
export function dayIn(text: string): string {
  const plain = plainCharacters(text);
  const [, year = '', month = '', day = ''] = WITH_MIDNIGHT.exec(plain) ?? [];
  if (year !== '') return isoOf(year, month, day);
  const [, on = '', name = '', of = ''] = NAMED.exec(plain) ?? [];
  return of.length === 4 ? isoOf(of, monthOf(name), on) : plain;
}

/** Why the text is no day that can be used; null if it is one. */
export function dateFault(text: string): string | null {
  const day = dayIn(text);
  if (isDate(day)) {
    return isUsableDay(day) ? null : `"${day}" is not between ${EARLIEST_DAY} and ${LATEST_DAY}.`;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return `"${shortened(text)}" is not a day of the calendar.`;
  const meant = guessOf(day);
  if (meant === null) return `"${shortened(text)}" is not a day. Write it as YYYY-MM-DD, such as 2026-10-20.`;
  const what = MONTH_ONLY.test(day) ? 'names no day of the month' : 'is not written as YYYY-MM-DD';
  return `"${shortened(text)}" ${what}. Write ${meant}, if that is the day you mean.`;
}

/** What was probably meant; null if nothing can be guessed. */
function guessOf(text: string): string | null {
  const [, on = '', month = '', year = ''] = BRITISH.exec(text) ?? [];
  const [, day = '', name = '', of = ''] = NAMED.exec(text) ?? [];
  const [, first = '', number = '', ofMonth = ''] = MONTH_ONLY.exec(text) ?? [];
  const guesses = [
    year && isoOf(year, month, on),
    of && isoOf(of, monthOf(name), day),
    ofMonth && isoOf(ofMonth, first === '' ? number : monthOf(first), '1'),
    SERIAL.test(text) ? addDays('1899-12-30', Math.floor(Number(text))) : '',
  ];
  return guesses.find((guess) => isDate(guess)) ?? null;
}

/** A day such as `2026-10-20`. */
export const daySchema = z.string().transform((text, context): string => {
  const fault = dateFault(text);
  if (fault === null) return dayIn(text);
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
});

export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
