/**
 * What a `Retry-After` header asks for, in milliseconds: whole seconds, or an HTTP date (RFC 9110 §10.2.3).
 * A date is measured against the service's own clock where the answer tells it.
 * @returns null if there is none, or none that can be understood; at most an hour
 */
export function retryAfterMs(headers: Headers, ours: number): number | null {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Math.min(Number(said) * 1000, HOUR_MS);
  // Only the three forms of an HTTP date begin with a day's name; Date.parse takes much else.
  if (!/^[A-Z][a-z]{2,8},? /.test(said)) return null;
  const until = Date.parse(said);
  if (Number.isNaN(until)) return null;
  const theirs = Date.parse(headers.get('date') ?? '');
  return Math.min(Math.max(until - (Number.isNaN(theirs) ? ours : theirs), 0), HOUR_MS);
}

const HOUR_MS = 3_600_000;
