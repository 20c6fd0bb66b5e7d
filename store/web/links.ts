/** Links of mails open once (S6.4): what was used is remembered by its digest until it would have ended anyway. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

/**
 * @returns whether this was the first use
 * @public for links of mails
 */
export async function useLink(store: Store, digest: string, expires: Instant): Promise<boolean> {
  const used = await store.db
    .insertInto('used_links')
    .values({ digest, expires_at: expires })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .executeTakeFirst();
  return used !== undefined;
}

export async function isUsed(store: Store, digest: string): Promise<boolean> {
  const found = await store.db
    .selectFrom('used_links')
    .select(sql<boolean>`true`.as('used'))
    .where('digest', '=', digest)
    .executeTakeFirst();
  return found !== undefined;
}
