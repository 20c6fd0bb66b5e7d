/** How far the record was compared with the engine, shared by all workers; and work that one of them does alone. */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';
import { underLock } from '../database/session-lock.js';

/** Before the first look: what is older than a day was seen by somebody. */
const FIRST_LOOK = sql<string>`now() - interval '1 day'`;
/** Any numbers that no other program takes. */
const locks = {
  ...{ reconcile: 6_027_183, nightly: 6_027_184, failing: 6_027_185 },
  ...{ papers: 6_027_186, digests: 6_027_187 },
} as const;

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
  name: keyof typeof locks,
  otherwise: T,
  work: () => Promise<T>,
): Promise<T> {
  const lock = locks[name];
  return store.db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(
      connection,
    );
    return rows[0]?.mine ? underLock(connection, lock, work) : otherwise;
  });
}
