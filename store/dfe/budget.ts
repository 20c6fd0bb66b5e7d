/**
 * The request budget of a token of the Department's API, shared by several processes: requests are counted by
 * the second, under a lock, by the clock of the database, which is one for all.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database, Store } from '../database/database.js';

interface StoredBudgetLimits {
  /** Requests in a window. */
  limit: number;
  /** How many of them are not for bulk reading. */
  kept: number;
  /** Milliseconds. */
  windowMs: number;
  /** From one request to the next, in milliseconds. */
  spacingMs: number;
}

export interface StoredBudget {
  /** Takes one request and resolves to 0, or takes nothing and says how long to wait, in milliseconds. */
  reserve(lane: 'waiting' | 'bulk'): Promise<number>;
  /** Nobody sends anything for so long, in milliseconds. */
  pause(ms: number): Promise<void>;
  /** How many requests stand in the window now, and how long everybody still pauses, in milliseconds. */
  spent(): Promise<{ taken: number; pausedMs: number }>;
}

/** Any number that no other lock of ours takes; the second one is of the token. */
const LOCK_SPACE = 602_718;

/**
 * @param token hashed at once: it is not stored
 * @param now milliseconds since 1970, where it is not to be the clock of the database
 */
export function storedBudget(
  store: Store,
  token: string,
  limits: StoredBudgetLimits,
  now?: () => number,
): StoredBudget {
  const digest = createHash('sha256').update(token).digest();
  const locked = <T>(act: (work: Transaction<Database>, at: number) => Promise<T>): Promise<T> =>
    store.db.transaction().execute(async (work) => {
      await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::int4, ${digest.readInt32BE(0)}::int4)`.execute(
        work,
      );
      return act(work, now ? now() : await clockOf(work));
    });

  return {
    reserve: (lane) =>
      locked(async (work, at) => {
        const allowed = lane === 'bulk' ? limits.limit - limits.kept : limits.limit;
        const wait = Math.max(
          await restOf(work, digest, limits, at),
          await roomIn(work, digest, limits, allowed, at),
        );
        if (wait === 0) await take(work, digest, at);
        return wait;
      }),
    pause: (ms) =>
      locked(async (work, at) => {
        const until = Math.ceil(at + ms);
        await work
          .insertInto('dfe_tokens')
          .values({ token: digest, last_taken: 0, paused_until: until })
          .onConflict((conflict) =>
            conflict
              .column('token')
              .doUpdateSet({ paused_until: sql`greatest(dfe_tokens.paused_until, excluded.paused_until)` }),
          )
          .execute();
      }),
    spent: () =>
      locked(async (work, at) => {
        const seconds = await secondsIn(work, digest, limits, at);
        const row = await tokenRow(work, digest);
        return {
          taken: seconds.reduce((sum, { taken }) => sum + taken, 0),
          pausedMs: row ? Math.max(0, row.paused_until - at) : 0,
        };
      }),
  };
}

/** After the lock was got: waiting for it takes time. */
async function clockOf(work: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{
    at: number;
  }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(work);
  return rows[0]?.at ?? 0;
}

const tokenRow = (work: Transaction<Database>, token: Buffer) =>
  work
    .selectFrom('dfe_tokens')
    .select(['last_taken', 'paused_until'])
    .where('token', '=', token)
    .executeTakeFirst();

/** How long a pause, or the space after the last request, still lasts. */
async function restOf(
  work: Transaction<Database>,
  token: Buffer,
  { spacingMs }: StoredBudgetLimits,
  at: number,
): Promise<number> {
  const row = await tokenRow(work, token);
  return row ? Math.max(0, row.paused_until - at, row.last_taken + spacingMs - at) : 0;
}

/** How long until fewer than `allowed` stand in the window; a second counts until its last moment has left it. */
async function roomIn(
  work: Transaction<Database>,
  token: Buffer,
  limits: StoredBudgetLimits,
  allowed: number,
  at: number,
): Promise<number> {
  const leaves = (second: number) => (second + 1) * 1000 + limits.windowMs;
  const seconds = await secondsIn(work, token, limits, at);
  let newer = 0;
  for (const { second, taken } of seconds) {
    newer += taken;
    if (newer >= allowed) return Math.max(0, leaves(second) - at);
  }
  return 0;
}

/** The seconds that still count, the newest first; those that have left the window are forgotten. */
async function secondsIn(
  work: Transaction<Database>,
  token: Buffer,
  { windowMs }: StoredBudgetLimits,
  at: number,
): Promise<{ second: number; taken: number }[]> {
  const gone = Math.floor((at - windowMs) / 1000) - 1;
  await work.deleteFrom('dfe_requests').where('token', '=', token).where('second', '<=', gone).execute();
  return work
    .selectFrom('dfe_requests')
    .select(['second', 'taken'])
    .where('token', '=', token)
    .orderBy('second', 'desc')
    .execute();
}

async function take(work: Transaction<Database>, token: Buffer, at: number): Promise<void> {
  await work
    .insertInto('dfe_tokens')
    .values({ token, last_taken: at, paused_until: 0 })
    .onConflict((conflict) => conflict.column('token').doUpdateSet({ last_taken: at }))
    .execute();
  await work
    .insertInto('dfe_requests')
    .values({ token, second: Math.floor(at / 1000), taken: 1 })
    .onConflict((conflict) =>
      conflict.columns(['token', 'second']).doUpdateSet({ taken: sql`dfe_requests.taken + 1` }),
    )
    .execute();
}
