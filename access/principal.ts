/** Who is signed in, and acts. In the record stands an `Actor`: see actor.ts for the one who stands there for a principal. */
import type { Role, TokenScope } from './roles.js';

export interface Principal {
  role: Role | 'local-administrator';
  /** Opaque: it goes into the record and the audit. */
  id: string;
  /** Null for those who belong to no provider: support, the Department, the local administrator. */
  provider: string | null;
  /** Whoever is a delivery partner's, and a token that is for one alone. */
  deliveryPartner?: string | null;
  /** The one journey of a participant or headteacher. */
  journey?: string | null;
  /** What a token is for. */
  scopes?: readonly TokenScope[];
}

/**
 * Whoever holds this machine: may do everything that anybody may, without a condition. Nobody can sign in as it, and no
 * operator of the store has its role.
 */
export const localAdministrator: Principal = {
  role: 'local-administrator',
  id: 'local-administrator',
  provider: null,
};
