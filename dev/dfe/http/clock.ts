import { badRequest } from '../world/refusal.js';
import type { Instant } from '../world/world.js';

const rfc3339 = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * The clock of one request: what `X-With-Server-Date` says (RFC 3339), else the service's own. A header that is
 * no date is refused, for a test that travels to nowhere would otherwise run today and seem to pass.
 * @param header undefined also where the service does not look at it: in production
 */
export function clockOf(header: string | string[] | undefined, now: Instant): Instant {
  if (header === undefined) return now;
  const text = Array.isArray(header) ? header.join() : header;
  const at = rfc3339.test(text) ? new Date(text.toUpperCase()) : null;
  if (at === null || Number.isNaN(at.getTime())) {
    throw badRequest('X-With-Server-Date must be an RFC 3339 date and time, such as 2026-10-20T08:00:00Z.');
  }
  return at.toISOString();
}
