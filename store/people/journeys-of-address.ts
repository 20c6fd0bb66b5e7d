/** The journeys of whoever has a mailbox: for a link to it, which lets its owner in (S6.4). */
import { sql } from 'kysely';
import type { Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface JourneyOfAddress {
  journey: string;
  mode: Mode;
  provider: string;
  /** Of the programme, without its version. */
  programme: string;
  cohort: string;
  reference: string;
  name: string;
  /** The first address, as it is on file. */
  email: string;
}

/** Nobody has as many. */
const MOST = 50;

/**
 * First those that go on. Found by either address of somebody; a link goes to the first one alone, for the second may be
 * one that several share.
 */
export async function journeysOfAddress(
  store: Store,
  address: string,
  by: 'either' | 'first' = 'either',
): Promise<JourneyOfAddress[]> {
  const wanted = address.trim().toLowerCase();
  const rows = await store.db
    .selectFrom('people')
    .innerJoin('journey_rows', 'journey_rows.journey', 'people.journey')
    .select(['people.journey', 'people.given_name', 'people.family_name', 'people.email', 'people.programme'])
    .select(['journey_rows.mode', 'journey_rows.provider', 'journey_rows.cohort', 'journey_rows.reference'])
    .where((eb) => {
      const first = eb(sql<string>`lower(people.email)`, '=', wanted);
      return by === 'first'
        ? first
        : eb.or([first, eb(sql<string>`lower(people.second_email)`, '=', wanted)]);
    })
    .orderBy(sql`journey_rows.status in ('ended', 'withdrawn')`)
    .orderBy('people.journey')
    .limit(MOST)
    .execute();
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: `${given_name} ${family_name}`,
  }));
}
