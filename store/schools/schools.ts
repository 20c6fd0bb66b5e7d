/** The register of schools (S2.7): establishments by their number, and which register is in use. */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Store } from '../database/database.js';
import type { Establishment, SchoolRegister } from './establishment.js';
import type { EstablishmentsTable } from '../database/school-tables.js';

/** The columns of an establishment as they are selected: without those that only serve a search. */
export const establishmentColumns = [
  'urn',
  'ukprn',
  'name',
  'type_code',
  'type_name',
  'type_group',
  'status',
  'phase',
  'la_code',
  'la_name',
  'region',
  'trust_code',
  'trust_name',
  'town',
  'postcode',
  'easting',
  'northing',
  'closed_on',
  'country',
] as const satisfies (keyof EstablishmentsTable)[];

export type EstablishmentRow = Pick<Selectable<EstablishmentsTable>, (typeof establishmentColumns)[number]>;

/** The same columns for a statement that is written out. */
export const establishmentList: RawBuilder<unknown> = sql.raw(
  establishmentColumns.map((column) => `one.${column}`).join(', '),
);

export const establishmentOf = (row: EstablishmentRow): Establishment => ({
  urn: row.urn,
  ukprn: row.ukprn,
  name: row.name,
  typeCode: row.type_code,
  typeName: row.type_name,
  typeGroup: row.type_group,
  status: row.status,
  phase: row.phase,
  laCode: row.la_code,
  laName: row.la_name,
  region: row.region,
  trustCode: row.trust_code,
  trustName: row.trust_name,
  town: row.town,
  postcode: row.postcode,
  easting: row.easting,
  northing: row.northing,
  closedOn: row.closed_on,
  country: row.country,
});

/** @returns null if the register has no such number, or none is loaded */
export async function findEstablishment(store: Store, urn: string): Promise<Establishment | null> {
  const [found] = await findEstablishments(store, [urn]);
  return found ?? null;
}

/** Those of the numbers that the register has, closed ones too. */
export async function findEstablishments(store: Store, urns: readonly string[]): Promise<Establishment[]> {
  if (urns.length === 0) return [];
  const rows = await store.db
    .selectFrom('establishments')
    .select(establishmentColumns)
    .where('urn', '=', (expression) => expression.fn.any(expression.val([...urns])))
    .orderBy('urn')
    .execute();
  return rows.map(establishmentOf);
}

/** @returns null before the first register was loaded */
export async function readRegister(store: Pick<Store, 'db'>): Promise<SchoolRegister | null> {
  const row = await store.db
    .selectFrom('school_register')
    .select(['file', 'date', 'sha256', 'rows', 'faults', 'loaded_at as loadedAt'])
    .executeTakeFirst();
  return row ?? null;
}
