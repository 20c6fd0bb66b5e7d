/** A digest that came back after it was sent (S6.5): told to the provider once, whoever was in it. */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';
import type { Reminded } from './digests.js';

/**
 * The reminder for which the return of a digest is recorded: the one it was recorded for before, else the first of a
 * journey that goes on. Null if it is no digest of ours.
 */
export async function reminderOfDigest(store: Store, messageId: string): Promise<Reminded | null> {
  const { rows } = await sql<Reminded>`
    select gathered.journey, gathered.key
    from digests
      join gathered using (coach, day, nth)
      join messages using (journey, key)
      left join bounces using (journey, key)
      left join journey_rows on journey_rows.journey = gathered.journey
    where digests.message_id = ${messageId}
    order by bounces.key is null, coalesce(journey_rows.status, 'ended') = 'ended', messages.at, 1, 2
    limit 1`.execute(store.db);
  return rows[0] ?? null;
}
