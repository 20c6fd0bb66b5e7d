/** Who may sign in, and as what (S6). Names and addresses of staff are here and not in the record. */
import { sql, type Selectable } from 'kysely';
import type { Principal } from '../../access/principal.js';
import type { OperatorRole } from '../../access/roles.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { OperatorsTable } from './tables.js';

export interface Operator {
  /** Of a coach or assessor the one that journeys know them by. */
  id: string;
  role: OperatorRole;
  /** Null for support and the Department. */
  provider: string | null;
  /** Of a delivery partner's people alone. */
  deliveryPartner: string | null;
  name: string;
  email: string;
  /** The issuer of OpenID Connect that vouches for them, and its `sub`; null until they have signed in. */
  issuer: string | null;
  subject: string | null;
  /** Whoever is not may do nothing any more; who they were stays, for the record and the audit name them. */
  active: boolean;
  since: Instant;
}

export type OperatorDetails = Omit<Operator, 'active' | 'since'>;

/** Keeps an operator, new or changed; somebody who was taken off the list is on it again. */
export async function saveOperator(store: Store, operator: OperatorDetails): Promise<void> {
  const { id, deliveryPartner, ...rest } = operator;
  const columns = { ...rest, delivery_partner: deliveryPartner, active: true };
  await store.db
    .insertInto('operators')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** @returns whether there was one to be taken off the list */
export async function endOperator(store: Store, id: string): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('operators')
    .set({ active: false })
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function readOperator(store: Store, id: string): Promise<Operator | null> {
  const row = await store.db.selectFrom('operators').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? operatorOf(row) : null;
}

/** Of a provider, or with null everybody, by id; those who are not active any more, too. */
export async function listOperators(store: Store, provider: string | null): Promise<Operator[]> {
  let query = store.db.selectFrom('operators').selectAll();
  if (provider !== null) query = query.where('provider', '=', provider);
  return (await query.orderBy('id').execute()).map(operatorOf);
}

/** Before the first there is, nobody could give a right to anybody. */
export async function hasOperators(store: Store): Promise<boolean> {
  return (await store.db.selectFrom('operators').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * The active hats of whoever has signed in, by id.
 * @public for the sign-in
 */
export async function operatorsOfSubject(store: Store, issuer: string, subject: string): Promise<Operator[]> {
  const query = store.db.selectFrom('operators').selectAll().where('active', '=', true);
  const rows = await query
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
  return rows.map(operatorOf);
}

/**
 * At a first sign-in: binds those hats to the issuer's subject that have this address, and nobody's subject yet.
 * @param email as the issuer has verified it
 * @public for the sign-in
 */
export async function bindSubject(
  store: Store,
  { issuer, subject, email }: { issuer: string; subject: string; email: string },
): Promise<Operator[]> {
  await store.db
    .updateTable('operators')
    .set({ issuer, subject })
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('active', '=', true)
    .where('subject', 'is', null)
    .execute();
  return operatorsOfSubject(store, issuer, subject);
}

/** Who acts, for whoever acts with these rights. */
export const principalOf = ({ id, role, provider, deliveryPartner }: Operator): Principal => ({
  role,
  id,
  provider,
  ...(deliveryPartner === null ? {} : { deliveryPartner }),
});

function operatorOf({ delivery_partner, ...row }: Selectable<OperatorsTable>): Operator {
  return { ...row, deliveryPartner: delivery_partner };
}
