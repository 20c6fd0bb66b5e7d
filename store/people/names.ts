/** The names of many people at once, for lists; everything else of a person is read one by one (S7.2). */
import type { Store } from '../database/database.js';

export interface PersonName {
  givenName: string;
  familyName: string;
}

/** By the id of the journey; whoever is not kept is left out. */
export async function readNames(store: Store, journeys: readonly string[]): Promise<Map<string, PersonName>> {
  if (journeys.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('people')
    .select(['journey', 'given_name', 'family_name'])
    .where('journey', 'in', journeys)
    .execute();
  return new Map(
    rows.map((row) => [row.journey, { givenName: row.given_name, familyName: row.family_name }]),
  );
}
