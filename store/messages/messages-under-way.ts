/**
 * Messages between their claim and their end. Two attempts at the same message may live at once: one that was
 * given up, but does not know it yet, and the next. Whoever sends holds the message meanwhile, and only then
 * (S6.5). A hold is renewed while its holder lives, so that a worker that was killed is not waited for.
 */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';

/** By the clock of the database, which all workers share. */
const HOLD_SECONDS = 12;
/** Often enough for a hold to survive two renewals that fail. */
export const RENEW_HOLD_EVERY_MS = 4_000;

/** Takes or renews the hold. @returns false if somebody else has it, or there is nothing left to send */
export async function holdMessage(
  store: Store,
  journey: string,
  key: string,
  holder: string,
): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('messages')
    .set({ held_by: holder, held_until: sql`now() + make_interval(secs => ${HOLD_SECONDS})` })
    .where('journey', '=', journey)
    .where('key', '=', key)
    .where('status', '=', 'claimed')
    .where((is) =>
      is.or([
        is('held_by', 'is', null),
        is('held_by', '=', holder),
        is('held_until', '<', sql<string>`now()`),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets the next attempt have it at once. */
export async function letGoOfMessage(
  store: Store,
  journey: string,
  key: string,
  holder: string,
): Promise<void> {
  await store.db
    .updateTable('messages')
    .set({ held_by: null, held_until: null })
    .where('journey', '=', journey)
    .where('key', '=', key)
    .where('held_by', '=', holder)
    .execute();
}

/**
 * Notes that its recipient cannot take a message now, with what the mail server says.
 * @returns for how long that has been so, in milliseconds
 */
export async function noteWaiting(
  store: Store,
  journey: string,
  key: string,
  smtpCode: string,
): Promise<number> {
  const row = await store.db
    .updateTable('messages')
    .set({ waiting_since: sql`coalesce(waiting_since, now())`, smtp_code: smtpCode })
    .where('journey', '=', journey)
    .where('key', '=', key)
    .where('status', '=', 'claimed')
    .returning(sql<number>`(extract(epoch from now() - waiting_since) * 1000)::float8`.as('waited'))
    .executeTakeFirst();
  return row?.waited ?? 0;
}
