import { badRequest } from '../world/refusal.js';
import type { Instant } from '../world/world.js';

const forms = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(?:Z|([+-]\d\d):?(\d\d))?)?$/i;

/** Of an ISO 8601 day or date-time, in UTC where it names no zone; whole seconds, as by the service. */
function instantIn(text: string): Instant | null {
  const [, day, time = '00:00', seconds = ':00', hours, minutes] = forms.exec(text) ?? [];
  if (day === undefined) return null;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return new Date(`${day}T${time}${seconds}${zone}`).toJSON();
}

/**
 * The clock of one request: what `X-With-Server-Date` says, else the service's own. It is documented as RFC 3339; a
 * bare day (its midnight in UTC) and a missing zone (UTC) do as well. A header that is no date is refused, for a
 * test that travels to nowhere would otherwise run today and seem to pass; the service itself answers 500 there.
 * @param header undefined also where the service does not look at it: in production
 */
export function clockOf(header: string | string[] | undefined, now: Instant): Instant {
  if (header === undefined) return now;
  const at = instantIn(Array.isArray(header) ? header.join() : header);
  if (at === null) {
    throw badRequest('X-With-Server-Date must be an RFC 3339 date and time, such as 2026-10-20T08:00:00Z.');
  }
  return at;
}
