/** Addresses of calendars that somebody subscribes to: one each, known by its digest. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface FeedOwner {
  kind: 'staff' | 'participant';
  /** Of a member of staff; of the journey of a participant. */
  id: string;
}

export interface KeptFeed {
  /** What the address is made from; without the secret of the site it opens nothing. */
  seed: string;
  made: Instant;
}

/** From now on this is the one address; the one before has ended. */
export async function giveFeed(
  store: Store,
  { kind, id }: FeedOwner,
  { digest, seed }: { digest: string; seed: string },
): Promise<void> {
  await store.db
    .insertInto('calendar_feeds')
    .values({ owner_kind: kind, owner: id, digest, seed })
    .onConflict((conflict) =>
      conflict.columns(['owner_kind', 'owner']).doUpdateSet({ digest, seed, made_at: sql`now()` }),
    )
    .execute();
}

export async function feedOf(store: Store, { kind, id }: FeedOwner): Promise<KeptFeed | null> {
  const row = await store.db
    .selectFrom('calendar_feeds')
    .select(['seed', sql<Instant>`date_trunc('second', made_at)`.as('made')])
    .where('owner_kind', '=', kind)
    .where('owner', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose calendar it is; null if there is none, or it has ended. */
export async function ownerOfFeed(store: Store, digest: string): Promise<FeedOwner | null> {
  const row = await store.db
    .selectFrom('calendar_feeds')
    .select(['owner_kind as kind', 'owner as id'])
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row ?? null;
}
