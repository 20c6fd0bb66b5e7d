/**
 * A coach's digests: claimed with what is in them before they are sent, and marked afterwards. Whoever is killed in
 * between leaves one that is claimed, and the next sends it under the same Message-ID. Only one worker is at it at a time.
 */
import { sql } from 'kysely';
import type { Day } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { DigestsTable } from './tables.js';

export interface Digest extends Pick<DigestsTable, 'coach' | 'day' | 'nth' | 'status'> {
  /** Without angle brackets; the same for every attempt. */
  messageId: string;
  /** What the mail server said last. */
  smtpCode: string | null;
}

export type Reminded = { journey: string; key: string };

const columns = [
  'coach',
  'day',
  'nth',
  'status',
  'message_id as messageId',
  'smtp_code as smtpCode',
] as const;

/** Coaches for whom reminders wait, and no more have come for a while. */
export async function coachesWaiting(store: Store, quietSeconds: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('gathered')
    .select('coach')
    .where('nth', 'is', null)
    .groupBy('coach')
    .having(sql<boolean>`max(gathered_at) <= now() - make_interval(secs => ${quietSeconds})`)
    .orderBy('coach')
    .execute();
  return rows.map(({ coach }) => coach);
}

/** @param most a day; what is left over waits for the next. @returns null if that many have been */
export async function claimDigest(
  store: Store,
  { coach, day, most }: { coach: string; day: Day; most: number },
  messageIdOf: (nth: number) => string,
): Promise<Digest | null> {
  return store.db.transaction().execute(async (db) => {
    const before = await db
      .selectFrom('digests')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('coach', '=', coach)
      .where('day', '=', day)
      .where('status', '<>', 'empty')
      .executeTakeFirstOrThrow();
    if (before.count >= most) return null;
    const { nth } = await db
      .selectFrom('digests')
      .select(sql<number>`coalesce(max(nth), 0) + 1`.as('nth'))
      .where('coach', '=', coach)
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    const digest = await db
      .insertInto('digests')
      .values({ coach, day, nth, message_id: messageIdOf(nth), status: 'claimed' })
      .returning(columns)
      .executeTakeFirstOrThrow();
    const waiting = db.updateTable('gathered').set({ day, nth }).where('coach', '=', coach);
    await waiting.where('nth', 'is', null).execute();
    return digest;
  });
}

/** Those to be sent now, and those that were refused and nobody was told of. */
export const openDigests = (store: Store): Promise<Digest[]> =>
  store.db
    .selectFrom('digests')
    .select(columns)
    .where((is) =>
      is.or([is('status', '=', 'claimed'), is.and([is('status', '=', 'refused'), is('told', '=', false)])]),
    )
    .where((is) => is.or([is('next_try', 'is', null), is('next_try', '<=', sql<string>`now()`)]))
    .orderBy('claimed_at')
    .execute();

/** What is in it, oldest first. */
export const remindersOf = (store: Store, { coach, day, nth }: Digest): Promise<Reminded[]> =>
  store.db
    .selectFrom('gathered')
    .innerJoin('messages', (join) =>
      join.onRef('messages.journey', '=', 'gathered.journey').onRef('messages.key', '=', 'gathered.key'),
    )
    .select(['gathered.journey', 'gathered.key'])
    .where('gathered.coach', '=', coach)
    .where('gathered.day', '=', day)
    .where('gathered.nth', '=', nth)
    .orderBy('messages.at')
    .orderBy('gathered.journey')
    .orderBy('gathered.key')
    .execute();

/** What became of it; that stays so. */
export const settleDigest = (
  store: Store,
  digest: Digest,
  status: 'sent' | 'refused' | 'empty',
  smtpCode: string | null,
): Promise<unknown> =>
  rowOf(store, digest)
    .set({ status, smtp_code: smtpCode, settled_at: sql`now()`, next_try: null })
    .where('status', '=', 'claimed')
    .execute();

/** The provider has heard of it. */
export const markDigestTold = (store: Store, digest: Digest): Promise<unknown> =>
  rowOf(store, digest).set({ told: true }).execute();

export const postponeDigest = (store: Store, digest: Digest, ms: number): Promise<unknown> =>
  rowOf(store, digest)
    .set({ next_try: sql`now() + make_interval(secs => ${ms / 1000})` })
    .execute();

/** Notes that it cannot be taken now. @returns for how long that has been so, in milliseconds */
export async function noteDigestWaiting(store: Store, digest: Digest, smtpCode: string): Promise<number> {
  const row = await rowOf(store, digest)
    .set({ waiting_since: sql`coalesce(waiting_since, now())`, smtp_code: smtpCode })
    .returning(sql<number>`(extract(epoch from now() - waiting_since) * 1000)::float8`.as('waited'))
    .executeTakeFirst();
  return row?.waited ?? 0;
}

const rowOf = (store: Store, { coach, day, nth }: Digest) =>
  store.db.updateTable('digests').where('coach', '=', coach).where('day', '=', day).where('nth', '=', nth);
