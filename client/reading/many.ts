/** All participants of a scope: lists, counts, exports (S6.3). */
import type { Store } from '../../store/database/database.js';
import { readNames } from '../../store/people/names.js';
import {
  countJourneys,
  eachJourney,
  listJourneys,
  totalJourneys,
  type Count,
  type CountedBy,
  type JourneyFilter,
  type JudgedRow,
  type PageRequest,
  type Scope,
} from '../../store/read-model/read-model.js';
import { refuseUnknownFilter } from './known-filter.js';

/** A row of the read model, with the person's name. */
export interface ListedJourney extends JudgedRow {
  name: string | null;
}

export interface ListPage {
  rows: ListedJourney[];
  /** How many there are on all pages. */
  total: number;
  /** Where the next page begins; null after the last. */
  next: string | null;
}

export async function listFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  page: PageRequest,
): Promise<ListPage> {
  await refuseUnknownFilter(store, scope, filter);
  const [{ rows, next }, total] = await Promise.all([
    listJourneys(store, scope, filter, page),
    totalJourneys(store, scope, filter),
  ]);
  return { rows: await named(store, rows), total, next };
}

export async function countFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  by: CountedBy,
): Promise<Count[]> {
  await refuseUnknownFilter(store, scope, filter);
  return countJourneys(store, scope, filter, by);
}

const BATCH = 500;

/** Every row of a scope, by reference; with names only if they are asked for. */
export async function* rowsFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  withNames: boolean,
): AsyncGenerator<JudgedRow | ListedJourney> {
  if (!withNames) {
    yield* eachJourney(store, scope, filter);
    return;
  }
  let batch: JudgedRow[] = [];
  for await (const row of eachJourney(store, scope, filter)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield* await named(store, batch);
    batch = [];
  }
  yield* await named(store, batch);
}

async function named(store: Store, rows: JudgedRow[]): Promise<ListedJourney[]> {
  const names = await readNames(
    store,
    rows.map(({ journey }) => journey),
  );
  return rows.map((row) => {
    const name = names.get(row.journey);
    return { ...row, name: name ? `${name.givenName} ${name.familyName}` : null };
  });
}
