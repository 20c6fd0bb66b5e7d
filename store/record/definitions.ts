/** Programmes and cohorts by value (S1.6), each kept once however many journeys carry it. */
import { createHash } from 'node:crypto';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { deepFreeze } from '../../programmes/freeze.js';
import type { Programme } from '../../programmes/schema.js';
import type { Enrolment } from '../../workflows/journey/command.js';
import { BoundedCache } from './bounded-cache.js';
import { hashOfValue } from './canonical.js';
import type { Store } from '../database/database.js';
import { StoreError } from '../database/store-error.js';

const MOST_DEFINITIONS = 500;

/** Good for every store, since the hash says what it is the hash of. */
const byHash = new BoundedCache<string, Programme | Cohort>(MOST_DEFINITIONS);

/** What a store is known to keep: hashes by the text that a value has as it stands, cheaper than its canonical form. */
const keptIn = new WeakMap<Store['db'], BoundedCache<string, Buffer>>();

/** The hash of a definition, which is kept from now on. */
async function keep(store: Store, kind: 'programme' | 'cohort', value: Programme | Cohort): Promise<Buffer> {
  const kept = keptIn.get(store.db) ?? new BoundedCache<string, Buffer>(MOST_DEFINITIONS);
  keptIn.set(store.db, kept);
  const text = createHash('sha256').update(JSON.stringify(value)).digest('base64');
  const known = kept.get(text);
  if (known) return known;
  const hash = hashOfValue(value);
  await store.db
    .insertInto('definitions')
    .values({ hash, kind, id: value.id, body: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  kept.set(text, hash);
  byHash.set(hash.toString('hex'), deepFreeze(structuredClone(value)));
  return hash;
}

async function read(store: Store, hash: Buffer): Promise<Programme | Cohort> {
  const name = hash.toString('hex');
  const found = byHash.get(name);
  if (found) return found;
  const row = await store.db
    .selectFrom('definitions')
    .select('body')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) throw new StoreError('definition-missing', `The definition ${name} is not in the store.`);
  const value = deepFreeze(row.body as Programme | Cohort);
  byHash.set(name, value);
  return value;
}

export interface DefinitionHashes {
  programme: Buffer;
  cohort: Buffer;
}

/** Keeps the programme and the cohort of an enrolment. */
export async function keepDefinitions(store: Store, enrolment: Enrolment): Promise<DefinitionHashes> {
  return {
    programme: await keep(store, 'programme', enrolment.programme),
    cohort: await keep(store, 'cohort', enrolment.cohort),
  };
}

/** The very programme and cohort of those hashes: frozen, one object for all journeys that carry them. */
export async function readDefinitions(
  store: Store,
  hashes: DefinitionHashes,
): Promise<Pick<Enrolment, 'programme' | 'cohort'>> {
  return {
    programme: (await read(store, hashes.programme)) as Programme,
    cohort: (await read(store, hashes.cohort)) as Cohort,
  };
}
