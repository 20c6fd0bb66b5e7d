/**
 * What may come in from outside, whoever sends it: one check of instants, days, numbers and words for every door
 * (S3.6). A check gives null, or what is wrong in a few words that never quote what was sent.
 */
import { isDate, isInstant } from './calendar.js';

export type ShapeCheck = (value: unknown, path: string) => string | null;

/** The days that a journey can have to do with: nobody's birth, and nobody's retirement. */
export const EARLIEST_DAY = '1950-01-01';
export const LATEST_DAY = '2099-12-31';

export const isUsableDay = (value: string): boolean =>
  value >= EARLIEST_DAY && value <= LATEST_DAY && isDate(value);

/** A real moment in UTC, to the second, on a usable day. */
export const isUsableInstant = (value: string): boolean =>
  isInstant(value) && isUsableDay(value.slice(0, 10));

const holds =
  (is: (value: unknown) => boolean, what: string): ShapeCheck =>
  (value, path) =>
    is(value) ? null : `${path} must be ${what}`;

const isText = (value: unknown): value is string => typeof value === 'string';

export const instant: ShapeCheck = holds(
  (value) => isText(value) && isUsableInstant(value),
  'an instant in UTC such as 2026-10-20T08:00:00Z',
);
export const day: ShapeCheck = holds(
  (value) => isText(value) && isUsableDay(value),
  `a day from ${EARLIEST_DAY} to ${LATEST_DAY}, such as 2026-10-20`,
);
export const time: ShapeCheck = holds(
  (value) => isText(value) && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  'a time such as 16:00',
);
export const flag: ShapeCheck = holds((value) => typeof value === 'boolean', 'true or false');

/** An id, a code, a hash: no spaces, so that nobody's words travel in it. */
export const word: ShapeCheck = holds(
  (value) => isText(value) && /^[A-Za-z0-9][\w.:/-]{0,99}$/.test(value),
  'an id of 1 to 100 letters, digits, or any of . _ : / -',
);

/** The engine's own commands have ids that begin so; anybody else's under such an id would be taken for one of them. */
export const isReservedId = (id: string): boolean => /^(date|fact|failed|delivered|signal)\//.test(id);

export const text = (most: number): ShapeCheck =>
  holds(
    (value) => isText(value) && value.length > 0 && value.length <= most,
    `a text of 1 to ${most} characters`,
  );

export const whole = (least: number, most: number): ShapeCheck =>
  holds(
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
    `a whole number from ${least} to ${most}`,
  );

export const number = (least: number, most: number): ShapeCheck =>
  holds(
    (value) => typeof value === 'number' && value >= least && value <= most,
    `a number from ${least} to ${most}`,
  );

export const oneOf = (...words: readonly string[]): ShapeCheck =>
  holds((value) => isText(value) && words.includes(value), `one of: ${words.join(', ')}`);

export const orNull =
  (check: ShapeCheck): ShapeCheck =>
  (value, path) =>
    value === null ? null : check(value, path);

export const listOf =
  (check: ShapeCheck, most: number): ShapeCheck =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return `${path} must be a list of at most ${most}`;
    return firstFault(value.map((one, index) => check(one, `${path}[${index}]`)));
  };

/** An object of any names, each an id. */
export const mapOf =
  (check: ShapeCheck, most: number): ShapeCheck =>
  (value, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    const entries = Object.entries(value);
    if (entries.length > most) return `${path} must have at most ${most} parts`;
    return firstFault(
      entries.map(([name, one]) => word(name, `a name in ${path}`) ?? check(one, `${path}.${name}`)),
    );
  };

/** An object of exactly these parts; those of `optional` may be left out. */
export const shape =
  (
    parts: Readonly<Record<string, ShapeCheck>>,
    optional: Readonly<Record<string, ShapeCheck>> = {},
  ): ShapeCheck =>
  (value, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    if (Object.keys(value).some((name) => !Object.hasOwn(parts, name) && !Object.hasOwn(optional, name))) {
      return `${path} has a part that nobody knows`;
    }
    const within = (name: string) => (path === '' ? name : `${path}.${name}`);
    return firstFault([
      ...Object.entries(parts).map(([name, check]) => check(value[name], within(name))),
      ...Object.entries(optional).map(([name, check]) =>
        value[name] === undefined ? null : check(value[name], within(name)),
      ),
    ]);
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const firstFault = (faults: readonly (string | null)[]): string | null =>
  faults.find((fault) => fault !== null) ?? null;
