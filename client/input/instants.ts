/**
 * Moments as people type them. The zone has to be said: `Z`, an offset, or `Europe/London` after the time.
 * `2026-11-03T16:00` alone could mean two things for half of the year, so it is refused with a hint.
 */
import { Temporal } from 'temporal-polyfill/implementation';
import { z } from 'zod';
import { instantOfMillis, londonInstant } from '../../workflows/journey/calendar.js';
import { isUsableInstant } from '../../workflows/journey/shape.js';
import type { Instant } from '../../workflows/journey/values.js';
import { dateFault, dayIn, shortened } from './dates.js';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?(Z|[+-]\d{2}:?\d{2}|\[?(?:Europe\/)?London\]?))?$/i;

export type InstantReading = { instant: Instant } | { fault: string };

/** The moment in UTC, whole seconds (a fraction is dropped), or what is wrong with the text. */
export function readInstant(text: string): InstantReading {
  const shape = SHAPE.exec(text.trim());
  const [, date = '', time = '', zone] = shape ?? [];
  if (!shape) {
    return {
      fault: `"${shortened(text)}" is not a moment. Write one such as 2026-11-03T16:00Z or "2026-11-03 16:00 Europe/London".`,
    };
  }
  const wrong = dateFault(date);
  if (wrong !== null) return { fault: wrong };
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(time)) {
    return { fault: `"${time}" is not a time of day. Write one from 00:00 to 23:59.` };
  }
  if (zone === undefined) {
    return {
      fault: `"${text.trim()}" has no zone. Write "${date} ${time} Europe/London" for British time, or ${date}T${time}Z for UTC.`,
    };
  }
  return /london/i.test(zone) ? inLondon(date, time) : withOffset(`${date}T${time}${zone.toUpperCase()}`);
}

function inLondon(date: string, time: string): InstantReading {
  try {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
    const moment = wall.toZonedDateTime('Europe/London', { disambiguation: 'reject' });
    return { instant: instantOfMillis(moment.epochMilliseconds) };
  } catch {
    return {
      fault: `At ${time} on ${date} the clocks change in London, so the time is missing or there twice. Write it with Z or an offset, such as ${date}T${time}+01:00.`,
    };
  }
}

function withOffset(text: string): InstantReading {
  try {
    return { instant: instantOfMillis(Temporal.Instant.from(text).epochMilliseconds) };
  } catch {
    return { fault: `"${text}" has an offset that no zone has. Write Z, +00:00 or +01:00.` };
  }
}

/** A real moment in UTC to the second, as programs send it: no offsets, no fractions. */
export const utcSchema = z
  .string()
  .refine(isUsableInstant, 'must be an instant in UTC such as 2026-10-20T08:00:00Z');

/** A moment with its zone, as UTC to the second. */
export const instantSchema = z.string().transform((text, context): Instant => {
  const reading = readInstant(text);
  if ('instant' in reading) return reading.instant;
  context.addIssue({ code: 'custom', message: reading.fault });
  return z.NEVER;
});

/** A moment, or a day, which stands for its last second in London: "as it was on that day, by its end". */
export const momentSchema = z.string().transform((text, context): Instant => {
  const trimmed = text.trim();
  const fault = dateFault(trimmed);
  if (fault === null && !/[T:]/.test(trimmed)) return endOfDay(dayIn(trimmed));
  const reading = fault !== null && /^[\d/.-]+$/.test(trimmed) ? { fault } : readInstant(trimmed);
  if ('instant' in reading) return reading.instant;
  context.addIssue({ code: 'custom', message: reading.fault });
  return z.NEVER;
});

/** 23:59:59 in London on that day; the clocks never change at that hour. */
export const endOfDay = (date: string): Instant =>
  instantOfMillis(Date.parse(londonInstant(date, '23:59')) + 59_000);
