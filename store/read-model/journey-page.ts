/** Pages of journeys by key: stable while rows come and go, and as quick at the end as at the beginning. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { JourneyRow } from './journey-row.js';
import { StoreError } from '../database/store-error.js';

export type JourneySort = 'reference' | 'enrolled' | 'updated' | 'next-deadline';

export interface PageRequest {
  /** 1 to 1,000; default: 100. */
  size?: number;
  /** Default: by reference; equal ones by the journey's id. No deadline comes after every deadline. */
  sort?: JourneySort;
  descending?: boolean;
  /** `next` of the page before. */
  after?: string;
}

export const MOST_ROWS_A_PAGE = 1_000;

const keys: Record<JourneySort, { column: RawBuilder<unknown>; type: string }> = {
  reference: { column: sql`reference`, type: 'text' },
  enrolled: { column: sql`enrolled_at`, type: 'timestamptz' },
  updated: { column: sql`updated_at`, type: 'timestamptz' },
  'next-deadline': { column: sql`coalesce(next_deadline, 'infinity')`, type: 'timestamptz' },
};

export interface Paging {
  size: number;
  order: RawBuilder<unknown>;
  from: RawBuilder<SqlBool> | null;
  /** Where the next page begins, after a row. */
  cursorOf: (row: JourneyRow) => string;
}

/** @throws StoreError `page-wrong` for a size out of range or a cursor that is not of this sort */
export function pagingOf(page: PageRequest): Paging {
  const { size = 100, sort = 'reference', descending = false, after } = page;
  if (!Number.isInteger(size) || size < 1 || size > MOST_ROWS_A_PAGE) {
    throw new StoreError(
      'page-wrong',
      `A page has 1 to ${MOST_ROWS_A_PAGE} rows, not ${size}. Ask for fewer.`,
    );
  }
  const { column, type } = keys[sort];
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const further = sql.raw(descending ? '<' : '>');
  const mark = sort + (descending ? ' descending' : '');
  return {
    size,
    order: sql`${column} ${direction}, journey ${direction}`,
    from: after === undefined ? null : begin(after),
    cursorOf: (row) => encode([mark, valueOf(row, sort), row.journey]),
  };

  function begin(cursor: string): RawBuilder<SqlBool> {
    const [sorted, value, journey] = decode(cursor);
    if (sorted !== mark) throw wrongCursor();
    return sql`(${column}, journey) ${further} (${value}::${sql.raw(type)}, ${journey})`;
  }
}

function valueOf(row: JourneyRow, sort: JourneySort): string {
  switch (sort) {
    case 'reference':
      return row.reference;
    case 'enrolled':
      return row.enrolled_at;
    case 'updated':
      return row.updated_at;
    case 'next-deadline':
      return row.next_deadline ?? 'infinity';
  }
}

const encode = (parts: [string, string, string]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

function decode(cursor: string): [string, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isThreeTexts(parts)) return parts;
  } catch {
    throw wrongCursor();
  }
  throw wrongCursor();
}

const isThreeTexts = (value: unknown): value is [string, string, string] =>
  Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string');

const wrongCursor = () =>
  new StoreError('page-wrong', 'The page to go on from is not of this list. Begin at the first page again.');
