/** Writing the register of schools: a whole one takes the place of the one before, or nothing changes. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Database, Store } from '../database/database.js';
import type { Establishment, SchoolRegister } from './establishment.js';
import { establishmentColumns, readRegister } from './schools.js';
import { nameKey, readPostcode } from './school-words.js';
import { StoreError } from '../database/store-error.js';

/** Any number that no other program takes; it keeps two loads from running at once. */
const LOAD_LOCK = 6_027_182_013;
/** A file with less than this share of the establishments in use was cut off, or is another file. */
const LEAST_SHARE = 0.9;

export interface Replacement {
  file: Pick<SchoolRegister, 'file' | 'date' | 'sha256'>;
  /** Sound rows, some at a time; a number that comes again replaces the one before. */
  batches: AsyncIterable<readonly Establishment[]>;
  /** How many rows had faults; asked once all batches are read. */
  faults: () => number;
  at: Instant;
  /** Takes a file that has much fewer establishments than the register in use. */
  fewer: boolean;
}

export interface Replaced {
  register: SchoolRegister;
  /** False if this very file was loaded already: then nothing was read or written. */
  loaded: boolean;
  added: number;
  changed: number;
  removed: number;
}

/**
 * Replaces the register in one transaction: whoever searches meanwhile sees the whole one before. Rows that
 * stay as they are are not touched.
 * @throws StoreError `register-smaller` if the file has much fewer establishments and that was not meant
 */
export async function replaceRegister(store: Store, replacement: Replacement): Promise<Replaced> {
  const { file, batches, faults, at, fewer } = replacement;
  return store.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${LOAD_LOCK})`.execute(db);
    const before = await readRegister({ db });
    if (before?.sha256 === file.sha256) {
      return { register: before, loaded: false, added: 0, changed: 0, removed: 0 };
    }
    const urns = new Set<string>();
    const counts = { added: 0, changed: 0 };
    for await (const batch of batches) {
      const written = await writeBatch(db, batch);
      counts.added += written.added;
      counts.changed += written.changed;
      for (const { urn } of batch) urns.add(urn);
    }
    if (!fewer && before && urns.size < LEAST_SHARE * before.rows) throw smaller(urns.size, before);
    const removed = await removeOthers(db, [...urns]);
    const register = { ...file, rows: urns.size, faults: faults(), loadedAt: at };
    await writeRegister(db, register);
    await sql`analyze establishments`.execute(db);
    return { register, loaded: true, ...counts, removed };
  });
}

function smaller(rows: number, before: SchoolRegister): StoreError {
  return new StoreError(
    'register-smaller',
    `The file has ${rows} establishments, the register in use, of ${before.date}, has ${before.rows}: it may have been cut off. Download it again, or say that fewer are meant (--fewer).`,
  );
}

const columns = [...establishmentColumns, 'name_key', 'postcode_key', 'outward'] as const;
const list = sql.join(columns.map((column) => sql.ref(column)));
const excluded = sql.join(columns.map((column) => sql.ref(`excluded.${column}`)));
const current = sql.join(columns.map((column) => sql.ref(`one.${column}`)));
const numeric = new Set<string>(['easting', 'northing']);
const typed = sql.raw(
  columns
    .map((column) => `${column} ${numeric.has(column) ? 'float8' : column === 'closed_on' ? 'date' : 'text'}`)
    .join(', '),
);

async function writeBatch(
  db: Transaction<Database>,
  batch: readonly Establishment[],
): Promise<{ added: number; changed: number }> {
  if (batch.length === 0) return { added: 0, changed: 0 };
  const { rows } = await sql<{ added: boolean }>`
    insert into establishments as one (${list})
    select ${list} from jsonb_to_recordset(${JSON.stringify(batch.map(rowOf))}::jsonb) as given (${typed})
    on conflict (urn) do update set (${list}) = row (${excluded})
      where (${current}) is distinct from (${excluded})
    returning (xmax = 0) as added`.execute(db);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}

function rowOf(one: Establishment): Record<(typeof columns)[number], string | number | null> {
  const postcode = one.postcode === null ? null : readPostcode(one.postcode);
  return {
    urn: one.urn,
    ukprn: one.ukprn,
    name: one.name,
    type_code: one.typeCode,
    type_name: one.typeName,
    type_group: one.typeGroup,
    status: one.status,
    phase: one.phase,
    la_code: one.laCode,
    la_name: one.laName,
    region: one.region,
    trust_code: one.trustCode,
    trust_name: one.trustName,
    town: one.town,
    postcode: one.postcode,
    easting: one.easting,
    northing: one.northing,
    closed_on: one.closedOn,
    country: one.country,
    name_key: nameKey(one.name),
    postcode_key: postcode?.whole ?? null,
    outward: postcode?.outward ?? null,
  };
}

async function removeOthers(db: Kysely<Database>, urns: string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from establishments as one
    where not exists (select from unnest(${urns}::text[]) as kept (urn) where kept.urn = one.urn)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

async function writeRegister(db: Kysely<Database>, register: SchoolRegister): Promise<void> {
  const { loadedAt, ...others } = register;
  const row = { ...others, loaded_at: loadedAt };
  await db
    .insertInto('school_register')
    .values(row)
    .onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
    .execute();
}
