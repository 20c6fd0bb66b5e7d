/** Sessions of the site: kept under the digest of what the cookie says; they end by themselves, or by somebody's wish. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface SessionOwner {
  kind: 'staff' | 'participant' | 'headteacher';
  /** Of a member of staff; of the journey of everybody else. */
  id: string;
}

export interface KeptSession {
  digest: string;
  owner: SessionOwner | null;
  data: Record<string, unknown>;
  expires: Instant;
}

export async function keepSession(
  store: Store,
  { digest, owner, data, expires }: KeptSession,
): Promise<void> {
  const columns = {
    owner_kind: owner?.kind ?? null,
    owner: owner?.id ?? null,
    data: JSON.stringify(data),
    expires_at: expires,
  };
  await store.db
    .insertInto('web_sessions')
    .values({ digest, ...columns })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ ...columns, seen_at: sql`now()` }))
    .execute();
}

/** Null if it has ended, or never began. */
export async function readSession(store: Store, digest: string): Promise<Record<string, unknown> | null> {
  const row = await store.db
    .selectFrom('web_sessions')
    .select('data')
    .where('digest', '=', digest)
    .where('expires_at', '>', sql<Instant>`now()`)
    .executeTakeFirst();
  return row?.data ?? null;
}

export async function endSession(store: Store, digest: string): Promise<void> {
  await store.db.deleteFrom('web_sessions').where('digest', '=', digest).execute();
}

export interface OpenSession {
  /** The beginning of the digest, enough to choose one by. */
  id: string;
  began: Instant;
  seen: Instant;
}

const SHOWN = 12;

/** Those of one person, the one seen last first. */
export async function sessionsOf(store: Store, { kind, id }: SessionOwner): Promise<OpenSession[]> {
  const rows = await store.db
    .selectFrom('web_sessions')
    .select(['digest', 'began_at', 'seen_at'])
    .where('owner_kind', '=', kind)
    .where('owner', '=', id)
    .where('expires_at', '>', sql<Instant>`now()`)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(({ digest, began_at, seen_at }) => ({
    id: digest.slice(0, SHOWN),
    began: began_at,
    seen: seen_at,
  }));
}

/** Ends one of somebody's sessions, or all of them. @returns how many */
export async function endSessionsOf(
  store: Store,
  { kind, id }: SessionOwner,
  session: string | null = null,
): Promise<number> {
  let query = store.db.deleteFrom('web_sessions').where('owner_kind', '=', kind).where('owner', '=', id);
  if (session !== null) query = query.where(sql<string>`left(digest, ${SHOWN})`, '=', session);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes away what has ended. */
export async function forgetEnded(store: Store): Promise<void> {
  await store.db
    .deleteFrom('web_sessions')
    .where('expires_at', '<', sql<Instant>`now()`)
    .execute();
  await store.db
    .deleteFrom('used_links')
    .where('expires_at', '<', sql<Instant>`now()`)
    .execute();
}
