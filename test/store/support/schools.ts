/** Schools for tests of the register: invented ones, in Leeds unless told. */
import type { Establishment } from '../../../store/schools/establishment.js';

export function school(urn: number, change: Partial<Establishment> = {}): Establishment {
  return {
    urn: String(urn),
    ukprn: null,
    name: `School ${urn}`,
    typeCode: '1',
    typeName: 'Community school',
    typeGroup: 'Local authority maintained schools',
    status: 'Open',
    phase: 'Primary',
    laCode: '383',
    laName: 'Leeds',
    region: 'Yorkshire and the Humber',
    trustCode: null,
    trustName: null,
    town: 'Leeds',
    postcode: 'LS1 3AD',
    easting: 429_756,
    northing: 433_860,
    closedOn: null,
    country: 'england',
    ...change,
  };
}

export const schools = (count: number): Establishment[] =>
  Array.from({ length: count }, (_, n) => school(200_000 + n));

/** So many at a time, as a file is read. */
export async function* batched(all: readonly Establishment[], size: number): AsyncGenerator<Establishment[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
