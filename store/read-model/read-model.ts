/** The read model (S6.3): one row a journey, folded from the record and written with it (decision 019). */
import { sql } from 'kysely';
import type { Journey } from '../../workflows/journey/state.js';
import type { Store } from '../database/database.js';
import { matching, mustActOn, type JourneyFilter } from './journey-filter.js';
import { MOST_ROWS_A_PAGE, pagingOf, type PageRequest } from './journey-page.js';
import { rowOf, type JourneyRow } from './journey-row.js';
import { writeRow } from './row-write.js';
import { withinScope, type Scope } from './scope.js';

export type { JourneyFilter, Judged } from './journey-filter.js';
export type { JourneySort, PageRequest } from './journey-page.js';
export type { JourneyRow } from './journey-row.js';
export { withinScope, type Scope } from './scope.js';

/** A row, and the role that must act on the day on which it is judged (S3.8). */
export interface JudgedRow extends JourneyRow {
  must_act: string;
}

export interface JourneyList {
  rows: JudgedRow[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** Brings the row of a journey up to a state of it; an older state than the row has changes nothing. */
export async function project(store: Store, journey: Journey): Promise<void> {
  await writeRow(rowOf(journey)).execute(store.db);
}

/** The row of a journey; null if there is none, or it belongs to somebody else (S6.1). */
export async function readJourneyRow(
  store: Store,
  scope: Scope,
  journey: string,
): Promise<JourneyRow | null> {
  const query = store.db.selectFrom('journey_rows').selectAll().where('journey', '=', journey);
  return (await query.where((eb) => withinScope(eb, scope)).executeTakeFirst()) ?? null;
}

/**
 * A page of the journeys of a scope.
 * @throws StoreError `page-wrong`
 */
export async function listJourneys(
  store: Store,
  scope: Scope,
  filter: JourneyFilter = {},
  page: PageRequest = {},
): Promise<JourneyList> {
  const { size, order, from, cursorOf } = pagingOf(page);
  let query = store.db
    .selectFrom('journey_rows')
    .selectAll()
    .select(mustActOn(filter.on).as('must_act'))
    .where((eb) => eb.and([withinScope(eb, scope), matching(eb, filter)]));
  if (from) query = query.where(from);
  const rows = await query
    .orderBy(order)
    .limit(size + 1)
    .execute();
  const last = rows[size - 1];
  return { rows: rows.slice(0, size), next: rows.length > size && last ? cursorOf(last) : null };
}

/** Every journey of a scope by reference, page by page, for whoever exports them all. */
export async function* eachJourney(
  store: Store,
  scope: Scope,
  filter: JourneyFilter = {},
): AsyncGenerator<JudgedRow> {
  let after: string | undefined;
  do {
    const page: PageRequest = { size: MOST_ROWS_A_PAGE, ...(after === undefined ? {} : { after }) };
    const { rows, next } = await listJourneys(store, scope, filter, page);
    yield* rows;
    after = next ?? undefined;
  } while (after !== undefined);
}

const counted = {
  mode: sql`mode`,
  programme: sql`programme`,
  cohort: sql`cohort`,
  provider: sql`provider`,
  deliveryPartner: sql`delivery_partner`,
  group: sql`group_id`,
  coach: sql`coach`,
  stage: sql`stage`,
  status: sql`status`,
  wait: sql`wait`,
  waitFor: sql`wait_for`,
  attention: sql`unnest(attention)`,
  outcome: sql`outcome`,
};

export type CountedBy = keyof typeof counted | 'mustAct';

export interface Count {
  /** Null for journeys that have none, such as no coach yet. */
  value: string | null;
  count: number;
}

/** How many journeys of a scope there are of each value, most first; by attention, each code once a journey. */
export async function countJourneys(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  by: CountedBy,
): Promise<Count[]> {
  let chosen = store.db
    .selectFrom('journey_rows')
    .select(sql<string | null>`${by === 'mustAct' ? mustActOn(filter.on) : counted[by]}`.as('value'))
    .where((eb) => eb.and([withinScope(eb, scope), matching(eb, filter)]));
  if (by === 'attention') chosen = chosen.select('journey').distinct();
  return store.db
    .selectFrom(chosen.as('chosen'))
    .select((eb) => ['value', eb.fn.countAll<number>().as('count')])
    .groupBy('value')
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
}

/** How many journeys of a scope there are in all. */
export async function totalJourneys(store: Store, scope: Scope, filter: JourneyFilter = {}): Promise<number> {
  const { total } = await store.db
    .selectFrom('journey_rows')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where((eb) => eb.and([withinScope(eb, scope), matching(eb, filter)]))
    .executeTakeFirstOrThrow();
  return total;
}
