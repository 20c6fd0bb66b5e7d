/** Messages that came back after the mail server had taken them (S6.5): filed with the message, once each. */
import { sql, type Selectable } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { BouncesTable } from '../database/personal-tables.js';

export interface Bounce {
  journey: string;
  /** Of the message. */
  key: string;
  /** Which address it came back from. */
  address: 'first' | 'second';
  /** Whether the address will never work. */
  permanent: boolean;
  /** The enhanced status code that was given, such as `5.1.1`. */
  status: string | null;
  /** The actor who reported it, as `role:id`. */
  by: string;
  at: Instant;
}

export type BounceOnFile = Selectable<BouncesTable>;

/** Files a bounce; the same one again stays as it is, but what was thought to pass may turn out to be permanent. */
export async function fileBounce(store: Store, bounce: Bounce): Promise<BounceOnFile> {
  return store.db
    .insertInto('bounces')
    .values(bounce)
    .onConflict((conflict) =>
      conflict.columns(['journey', 'key', 'address']).doUpdateSet({
        permanent: sql`bounces.permanent or excluded.permanent`,
        status: sql`coalesce(excluded.status, bounces.status)`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The journey has heard of it. */
export async function markBounceTold(store: Store, { journey, key, address }: BounceOnFile): Promise<void> {
  await store.db
    .updateTable('bounces')
    .set({ told: true })
    .where('journey', '=', journey)
    .where('key', '=', key)
    .where('address', '=', address)
    .execute();
}

/** All bounces of a journey, oldest first. */
export const listBounces = (store: Store, journey: string): Promise<BounceOnFile[]> =>
  store.db
    .selectFrom('bounces')
    .selectAll()
    .where('journey', '=', journey)
    .orderBy('at')
    .orderBy('key')
    .execute();

/** The addresses of a journey's people from which something came back for good, as they were written to. */
export async function bouncedAddresses(store: Store, journey: string): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('bounces')
    .innerJoin('messages', (join) =>
      join.onRef('messages.journey', '=', 'bounces.journey').onRef('messages.key', '=', 'bounces.key'),
    )
    .select('messages.recipient')
    .where('bounces.journey', '=', journey)
    .where('bounces.permanent', '=', true)
    .execute();
  return new Set(rows.flatMap(({ recipient }) => (recipient === null ? [] : [recipient])));
}
