/** Schools near a place, by British National Grid (S2.8). */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';
import { distance, gridPoint, type GridPoint } from '../../workflows/journey/distance.js';
import type { Establishment } from './establishment.js';
import { establishmentList, establishmentOf, findEstablishment, type EstablishmentRow } from './schools.js';
import { allOf, postcodeCondition, schoolConditions, type SchoolFilter } from './search.js';

export interface NearSchool {
  /** In a straight line. */
  metres: number;
  school: Establishment;
}

/**
 * The nearest first, and of those at the same distance by number; whose place is not known are left out.
 * @param except a number that is left out: the school from whose place it is looked
 */
export async function schoolsNear(
  store: Store,
  from: GridPoint,
  filter: SchoolFilter & { limit: number; except?: string | undefined },
): Promise<NearSchool[]> {
  const { limit, except = '' } = filter;
  const { rows } = await sql<EstablishmentRow>`
    select ${establishmentList} from establishments as one
    where ${allOf([sql`one.easting is not null and one.urn <> ${except}`, ...schoolConditions(filter)])}
    order by point(one.easting, one.northing) <-> point(${from.easting}::float8, ${from.northing}::float8), one.urn
    limit ${limit}`.execute(store.db);
  return rows.map(establishmentOf).flatMap((school) => {
    const place = gridPoint(school);
    return place ? [{ metres: distance(from, place), school }] : [];
  });
}

/** Where a place is, and by how many establishments that is known. */
export interface Located extends GridPoint {
  by: number;
}

/** @returns null if there is no such number, or its place is not known */
export async function placeOfSchool(store: Store, urn: string): Promise<Located | null> {
  const school = await findEstablishment(store, urn);
  const place = school && gridPoint(school);
  return place && { ...place, by: 1 };
}

/**
 * The middle of the establishments with that postcode or outward half, closed ones too: they were there.
 * @returns null if none has it
 */
export async function placeOfPostcode(store: Store, postcode: string): Promise<Located | null> {
  const { rows } = await sql<{ easting: number | null; northing: number | null; by: number }>`
    select avg(easting) as easting, avg(northing) as northing, count(*)::int as by from establishments as one
    where one.easting is not null and ${postcodeCondition(postcode)}`.execute(store.db);
  const place = rows[0] && gridPoint(rows[0]);
  return place ? { ...place, by: rows[0]?.by ?? 0 } : null;
}
