/** Tokens of providers' own systems (S6): the digest of each, what it is for, and until when. */
import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Principal } from '../../access/principal.js';
import type { TokenScope } from '../../access/roles.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { TokensTable } from './tables.js';

export interface Token {
  /** By which the audit names it; nobody is it who knows this alone. */
  id: string;
  provider: string;
  /** Of a token that is for one delivery partner's participants alone. */
  deliveryPartner: string | null;
  name: string;
  scopes: TokenScope[];
  since: Instant;
  expires: Instant;
  /** When it was taken back before that. */
  revoked: Instant | null;
  /** The one that has taken its place; until `expires` both are good. */
  replacedBy: string | null;
  /** To the minute; null if never. */
  lastUsed: Instant | null;
}

export type NewToken = Pick<Token, 'id' | 'provider' | 'deliveryPartner' | 'name' | 'scopes' | 'expires'> & {
  secret: string;
};

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export async function saveToken({ db }: Pick<Store, 'db'>, token: NewToken): Promise<void> {
  const { secret, deliveryPartner, expires, ...rest } = token;
  await db
    .insertInto('tokens')
    .values({
      ...rest,
      digest: digestOf(secret),
      delivery_partner: deliveryPartner,
      expires_at: expires,
    })
    .execute();
}

export async function readToken(store: Store, id: string): Promise<Token | null> {
  const row = await store.db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? tokenOf(row) : null;
}

/** Of a provider, or with null all, by id; those that are no longer good, too. */
export async function listTokens(store: Store, provider: string | null): Promise<Token[]> {
  let query = store.db.selectFrom('tokens').selectAll();
  if (provider !== null) query = query.where('provider', '=', provider);
  return (await query.orderBy('provider').orderBy('since').orderBy('id').execute()).map(tokenOf);
}

/** @returns whether it was good until now */
export async function revokeToken(store: Store, id: string): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('tokens')
    .set({ revoked_at: sql`now()` })
    .where('id', '=', id)
    .where(isGood)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Another takes the place of a token, which stays good so much longer and no more.
 * @returns whether it did: only one can take the place of a good one
 */
export async function replaceToken(
  store: Store,
  id: string,
  next: NewToken,
  until: Instant,
): Promise<boolean> {
  return store.db.transaction().execute(async (db) => {
    await saveToken({ db }, next);
    const { numUpdatedRows } = await db
      .updateTable('tokens')
      .set({ replaced_by: next.id, expires_at: sql`least(expires_at, ${until}::timestamptz)` })
      .where('id', '=', id)
      .where('replaced_by', 'is', null)
      .where(isGood)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) await db.deleteFrom('tokens').where('id', '=', next.id).execute();
    return numUpdatedRows > 0n;
  });
}

/** The good token of that secret, which is noted as used; null for any other. */
export async function useToken(store: Store, secret: string): Promise<Token | null> {
  const row = await store.db
    .selectFrom('tokens')
    .selectAll()
    .where('digest', '=', digestOf(secret))
    .where(isGood)
    .executeTakeFirst();
  if (!row) return null;
  // Once a minute: a busy system would otherwise write with every look.
  await store.db
    .updateTable('tokens')
    .set({ last_used_at: sql`now()` })
    .where('id', '=', row.id)
    .where(sql<boolean>`(last_used_at is null or last_used_at < now() - interval '1 minute')`)
    .execute();
  return tokenOf(row);
}

/** Of a token that is good still, for work that goes on after the request; null otherwise. */
export async function goodToken(store: Store, id: string): Promise<Token | null> {
  const row = await store.db
    .selectFrom('tokens')
    .selectAll()
    .where('id', '=', id)
    .where(isGood)
    .executeTakeFirst();
  return row ? tokenOf(row) : null;
}

/** Who acts with it. */
export const tokenPrincipal = ({ id, provider, deliveryPartner, scopes }: Token): Principal => ({
  role: 'machine',
  id,
  provider,
  deliveryPartner,
  scopes,
});

const isGood = sql<boolean>`(revoked_at is null and expires_at > now())`;

function tokenOf({ digest: _, ...row }: Selectable<TokensTable>): Token {
  const { delivery_partner, expires_at, revoked_at, replaced_by, last_used_at, ...rest } = row;
  return {
    ...rest,
    deliveryPartner: delivery_partner,
    expires: expires_at,
    revoked: revoked_at,
    replacedBy: replaced_by,
    lastUsed: last_used_at,
  };
}
