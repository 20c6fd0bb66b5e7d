/** What stands in a cell of the table, and the rows that many actions share. */
import type { Reach } from './reach.js';
import { roles, type Role, type TokenScope } from './roles.js';

export interface Rule {
  reach: Reach;
  /** What is asked for besides: a coded reason, or a second person who agrees. */
  needs?: 'reason' | 'four-eyes';
  /** For a token: which of its scopes it takes. */
  scope?: TokenScope;
}

/** Who may, how far; whoever is not in it may not. */
export type Row = Readonly<Partial<Record<Role, Rule>>>;

const rule = (reach: Reach): Rule => ({ reach });
const token = (scope: TokenScope): Row => ({ machine: { reach: 'own-provider', scope } });

export const provider: Row = { 'provider-admin': rule('own-provider') };
export const partner: Row = { 'delivery-partner': rule('own-partner') };
export const coach: Row = { coach: rule('own-participants') };
export const participant: Row = { participant: rule('own-journey') };
export const headteacher: Row = { headteacher: rule('own-journey') };
export const support: Row = { support: rule('any') };
export const department: Row = { department: rule('any') };

/** A provider's office and its own systems. */
export const office = (scope: TokenScope): Row => ({ ...provider, ...token(scope) });
/** The same, with its delivery partners for their own. */
export const offices = (scope: TokenScope): Row => ({ ...office(scope), ...partner });

/** Support sees what is personal only for a reason. */
export const supportForReason: Row = { support: { reach: 'any', needs: 'reason' } };
/** What changes how it comes out, support does not do alone. */
export const supportInTwo: Row = { support: { reach: 'any', needs: 'four-eyes' } };

/** One's own diary, absences and queue. */
export const ownDesk = (...whose: ('coach' | 'assessor')[]): Row =>
  Object.fromEntries(whose.map((role) => [role, rule('own-desk')]));
export const allocated: Row = { assessor: rule('allocated') };

/** Whoever is signed in at all. */
export const everybody = (scope: TokenScope): Row =>
  Object.fromEntries(
    roles.map((role) => [role, { ...rule('any'), ...(role === 'machine' ? { scope } : {}) }]),
  );
