/** How columns come back: days and instants as text, so that no value depends on a zone or loses a form. */
import pg from 'pg';

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins;
const DATE_ARRAY = 1182;

const asText = (value: string): string => value;

/** `2026-10-20 08:00:00+00` of a session in UTC → `2026-10-20T08:00:00Z`. */
const asInstant = (value: string): string => value.replace(' ', 'T').replace(/\+00$/, 'Z');

const asDays = (value: string): string[] => (value === '{}' ? [] : value.slice(1, -1).split(','));

const parsers = new Map<number, (value: string) => unknown>([
  [DATE, asText],
  [DATE_ARRAY, asDays],
  [TIMESTAMPTZ, asInstant],
  [INT8, Number],
]);

export const textTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const parser = format === 'binary' ? undefined : parsers.get(oid);
    return (parser ?? pg.types.getTypeParser(oid, format)) as (value: string) => unknown;
  },
};
