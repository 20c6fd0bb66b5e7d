/**
 * `filter[…]` as the service reads it (DfE §1.1): strict about the shape, dates and UUIDs, lenient about the
 * rest. A filter that is there and blank is no filter; a filter nobody knows is not looked at.
 */
import { badRequest } from '../world/refusal.js';
import type { Id, Instant } from '../world/world.js';
import { rubyInteger } from '../world/ruby-integer.js';
import { isObject } from './object.js';

export type Filter = Readonly<Record<string, unknown>>;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const iso =
  /^\s*(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?)?(?:Z|([+-]\d\d)(?::?(\d\d))?)?\s*$/i;

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** @throws ApiRefusal 400 when `filter` is something else than an object */
export function filterOf(query: Filter): Filter {
  const { filter } = query;
  if (filter === undefined || filter === null) return {};
  if (!isObject(filter)) throw badRequest("'#/filter' is not a valid field");
  return filter;
}

/** A filter's text; null when it is blank or no text. */
export function textOf(filter: Filter, name: string): string | null {
  const value = filter[name];
  return typeof value === 'string' && !isBlank(value) ? value : null;
}

/** The service decodes once more what the web server has decoded: a bare `+` becomes a blank. */
function decodedAgain(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** An ISO 8601 day or date-time, in UTC where it names no zone; null when it is none. 30 February is 2 March. */
function instantIn(text: string): Instant | null {
  const [, day, time = '00:00:00', fraction = '', hours, minutes = '00'] = iso.exec(text) ?? [];
  if (day === undefined) return null;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const at = new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return at.toJSON();
}

/** @throws ApiRefusal 400 when the date is no ISO 8601 one */
export function sinceOf(filter: Filter, name: 'updated_since' | 'created_since'): Instant | null {
  const value = filter[name];
  if (isBlank(value)) return null;
  const text = typeof value === 'string' ? decodedAgain(value) : null;
  const at = text === null ? null : instantIn(text);
  if (at === null) throw badRequest(`The filter '#/${name}' must be a valid ISO 8601 date`);
  return at;
}

/** @throws ApiRefusal 400 unless it is a comma list of UUIDs */
export function participantIdsOf(filter: Filter): ReadonlySet<Id> | null {
  const value = filter['participant_id'];
  if (isBlank(value)) return null;
  const ids = typeof value === 'string' ? listed(value) : [''];
  if (!ids.every((id) => uuid.test(id))) {
    throw badRequest("The filter '#/participant_id' must be a comma-delimited list of valid UUIDs");
  }
  return new Set(ids.map((id) => id.toLowerCase()));
}

/** Start years; what is no year matches nothing, and a suffix is not looked at. */
export function yearsOf(filter: Filter): ReadonlySet<number> | null {
  const value = textOf(filter, 'cohort');
  return value === null ? null : new Set(listed(value).map(rubyInteger));
}

/** As the service splits: what is empty at the end is left out. */
function listed(text: string): string[] {
  const parts = text.split(',');
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}
