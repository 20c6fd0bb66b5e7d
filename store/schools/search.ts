/** Searching the register of schools by name, number or postcode (S2.7). */
import { sql, type RawBuilder } from 'kysely';
import type { Store } from '../database/database.js';
import { openStatuses, type Establishment } from './establishment.js';
import { establishmentList, establishmentOf, type EstablishmentRow } from './schools.js';
import { nameKey, readPostcode } from './school-words.js';
import { StoreError } from '../database/store-error.js';

/** What is asked must hold all at once. */
export interface SchoolQuery {
  /** Words of the name in any order; each may be the beginning of one. */
  name?: string | undefined;
  urn?: string | undefined;
  /** A whole postcode, or its outward half such as `LS6`. */
  postcode?: string | undefined;
}

export interface SchoolFilter {
  /** Closed ones and those that are not open yet, too. */
  all?: boolean | undefined;
  /** Local authority, by code or name. */
  la?: string | undefined;
  /** Type of establishment, by code or name. */
  type?: string | undefined;
}

/** A page of them; pages are counted from 1. */
export interface SchoolPage {
  total: number;
  page: number;
  limit: number;
  schools: Establishment[];
}

/**
 * Ordered by how well the name fits: the same, begins so, has all words whole, has words that begin so; then
 * open before closed; then by name and number. The page and the total are of one moment.
 * @throws StoreError `search-wrong` for a name without a letter or digit, or what is no postcode
 */
export async function searchEstablishments(
  store: Store,
  query: SchoolQuery & SchoolFilter,
  { limit, page }: { limit: number; page: number },
): Promise<SchoolPage> {
  const key = query.name === undefined ? null : nameKeyOrRefuse(query.name);
  const conditions = [...questions(query, key), ...schoolConditions(query)];
  const order = sql`rank, is_closed, name_key, urn`;
  const { rows } = await sql<{ total: number } & (EstablishmentRow | { urn: null })>`
    with found as (
      select urn, name_key, one.status = 'Closed' as is_closed, ${rankOf(key)} as rank
      from establishments as one where ${allOf(conditions)}
    ), chosen as (
      select * from found order by ${order} limit ${limit} offset ${(page - 1) * limit}
    )
    select counted.total, ${establishmentList}
    from (select count(*)::int as total from found) as counted
      left join chosen on true
      left join establishments as one on one.urn = chosen.urn
    order by chosen.rank, chosen.is_closed, chosen.name_key, chosen.urn`.execute(store.db);
  const total = rows[0]?.total ?? 0;
  // An empty page is one row with the total alone.
  return {
    total,
    page,
    limit,
    schools: rows.flatMap((row) => (row.urn === null ? [] : establishmentOf(row))),
  };
}

const MOST_WORDS = 12;

function nameKeyOrRefuse(name: string): string {
  const key = nameKey(name);
  if (key === '') throw new StoreError('search-wrong', 'A name to search for needs a letter or a digit.');
  if (key.split(' ').length <= MOST_WORDS && key.length <= 200) return key;
  throw new StoreError(
    'search-wrong',
    `Search for at most ${MOST_WORDS} words of a name, 200 letters in all.`,
  );
}

/** Letters and digits only, so that nothing in a word is more than itself. */
const wordsQuery = (key: string, suffix: '' | ':*'): RawBuilder<unknown> =>
  sql`${key
    .split(' ')
    .map((word) => `'${word}'${suffix}`)
    .join(' & ')}::tsquery`;

function rankOf(key: string | null): RawBuilder<number> {
  if (key === null) return sql`0`;
  return sql`case
    when one.name_key = ${key} then 0
    when starts_with(one.name_key, ${key}) then 1
    when one.name_words @@ ${wordsQuery(key, '')} then 2
    else 3 end`;
}

function questions({ urn, postcode }: SchoolQuery, key: string | null): RawBuilder<unknown>[] {
  const asked: RawBuilder<unknown>[] = [];
  if (key !== null) asked.push(sql`one.name_words @@ ${wordsQuery(key, ':*')}`);
  if (urn !== undefined) asked.push(sql`one.urn = ${urn}`);
  if (postcode !== undefined) asked.push(postcodeCondition(postcode));
  return asked;
}

/** @throws StoreError `search-wrong` for what is no postcode */
export function postcodeCondition(text: string): RawBuilder<unknown> {
  const postcode = readPostcode(text);
  if (postcode === null) {
    throw new StoreError(
      'search-wrong',
      `"${text.slice(0, 20)}" is no postcode. Give one such as LS6 2AB, or its first half, such as LS6.`,
    );
  }
  const { whole, outward } = postcode;
  return whole === null ? sql`one.outward = ${outward}` : sql`one.postcode_key = ${whole}`;
}

export function schoolConditions({ all, la, type }: SchoolFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (!all) conditions.push(sql`one.status in (${sql.join(openStatuses)})`);
  if (la !== undefined) conditions.push(sql`(one.la_code = ${la} or lower(one.la_name) = lower(${la}))`);
  if (type !== undefined) {
    conditions.push(sql`(one.type_code = ${type} or lower(one.type_name) = lower(${type}))`);
  }
  return conditions;
}

export const allOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
