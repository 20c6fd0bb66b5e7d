/** Days as people type them: `YYYY-MM-DD`, strictly, meaning a day in Europe/London. */
import { z } from 'zod';
import { isDate } from '../../workflows/journey/calendar.js';
import { EARLIEST_DAY, isUsableDay, LATEST_DAY } from '../../workflows/journey/shape.js';

const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Why the text is no day that can be used; null if it is one. */
export function dateFault(text: string): string | null {
  if (isDate(text)) {
    return isUsableDay(text) ? null : `"${text}" is not between ${EARLIEST_DAY} and ${LATEST_DAY}.`;
  }
  const british = BRITISH.exec(text);
  if (british) {
    const [, day = '', month = '', year = ''] = british;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const hint = isDate(iso) ? ` Write ${iso}, if that is the day you mean.` : '';
    return `"${text}" is not written as YYYY-MM-DD.${hint}`;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `"${text}" is not a day of the calendar.`;
  return `"${shortened(text)}" is not a day. Write it as YYYY-MM-DD, such as 2026-10-20.`;
}

/** A day such as `2026-10-20`. */
export const daySchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const fault = dateFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
