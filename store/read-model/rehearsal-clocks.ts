/** The clocks of rehearsals, for whoever judges many by their own day (S8.1): the run itself knows its own. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

/** Where the clock of a rehearsal was moved to; null if it never was. */
export async function readClock(store: Store, journey: string): Promise<Instant | null> {
  const row = await store.db
    .selectFrom('rehearsal_clocks')
    .select('at')
    .where('journey', '=', journey)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** A clock goes forward only, whoever comes late to tell of it. */
export async function keepClock(store: Store, journey: string, at: Instant): Promise<void> {
  await store.db
    .insertInto('rehearsal_clocks')
    .values({ journey, at })
    .onConflict((conflict) =>
      conflict.column('journey').doUpdateSet({ at: sql`greatest(rehearsal_clocks.at, excluded.at)` }),
    )
    .execute();
}
