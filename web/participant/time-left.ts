/** How long there is, in words that are true without a clock that ticks. */
import type { Instant } from '../../workflows/journey/values.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** `3 days and 4 hours`, `5 hours and 10 minutes`, `9 minutes`; rounded down, so that nobody is promised too much. */
export function timeLeft(now: Instant, until: Instant): string {
  const left = Math.max(0, Date.parse(until) - Date.parse(now));
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / 60_000);
  const parts =
    days > 0
      ? [counted(days, 'day'), ...(hours > 0 ? [counted(hours, 'hour')] : [])]
      : [...(hours > 0 ? [counted(hours, 'hour')] : []), counted(minutes, 'minute')];
  return parts.join(' and ');
}
