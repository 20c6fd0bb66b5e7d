/** How far the record was compared with the engine, shared by all workers; and work that one of them does alone. */
import { sql } from 'kysely';
import type { Store } from './database.js';

/** Before the first look: what is older than a day was seen by somebody. */
const FIRST_LOOK = sql<string>`now() - interval '1 day'`;
/** Any number that no other program takes. */
const LOCKS = 6_027_183;

/** By the clock of the database. */
export async function reconciledUntil(store: Store): Promise<string> {
  const row = await store.db
    .insertInto('reconciled')
    .values({ until: FIRST_LOOK })
    .onConflict((conflict) => conflict.column('one').doUpdateSet((eb) => ({ one: eb.ref('excluded.one') })))
    .returning('until')
    .executeTakeFirstOrThrow();
  return row.until;
}

export async function keepReconciled(store: Store, until: string): Promise<void> {
  await store.db.updateTable('reconciled').set({ until }).execute();
}

/** Does a piece of work unless another process is at it, which gives `otherwise`. */
export function alone<T>(
  store: Store,
  name: 'reconcile' | 'nightly',
  otherwise: T,
  work: () => Promise<T>,
): Promise<T> {
  return store.db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(${LOCKS}, hashtext(${name})) as mine`.execute(connection);
    if (!rows[0]?.mine) return otherwise;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${LOCKS}, hashtext(${name}))`.execute(connection);
    }
  });
}
