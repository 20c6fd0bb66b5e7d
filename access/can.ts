/** The one question of who may do what (S6, security §2.3): deny by default. */
import type { Action } from './actions.js';
import type { Principal } from './principal.js';
import { isWithin } from './reach.js';
import type { Circumstances, Resource } from './resource.js';
import type { Rule } from './rules.js';
import { table } from './table.js';

/** Why not. */
export type Denied =
  /** It is not theirs to know of: to be answered as what is not there, in the same words. */
  | 'not-known'
  /** They may know of it, and may not do that. */
  | 'not-allowed'
  /** They may, once they say why, with a coded reason. */
  | 'reason-needed'
  /** They may, once a second person has agreed. */
  | 'four-eyes';

export type Verdict = { allowed: true } | { allowed: false; because: Denied };

const ALLOWED: Verdict = { allowed: true };
const denied = (because: Denied): Verdict => ({ allowed: false, because });

/**
 * @param resource what is known of it; facts that are missing open nothing
 * @param circumstances the reason that was given, and who else has agreed
 */
export function can(
  principal: Principal,
  action: Action,
  resource: Resource,
  circumstances: Circumstances = {},
): Verdict {
  if (principal.role === 'local-administrator') return ALLOWED;
  const rule = ruleFor(principal, action);
  if (!rule || !isWithin(rule.reach, principal, resource)) {
    return denied(mayKnowOf(principal, resource) ? 'not-allowed' : 'not-known');
  }
  if (!rule.needs) return ALLOWED;
  if (!circumstances.reason) return denied('reason-needed');
  if (rule.needs === 'reason' || isSecondPerson(principal, action, resource, circumstances)) return ALLOWED;
  return denied('four-eyes');
}

/** The rule of a role; a token has it only with the scope that the rule takes. */
export function ruleFor({ role, scopes = [] }: Principal, action: Action): Rule | undefined {
  if (role === 'local-administrator') return { reach: 'any' };
  const rule = table[action][role];
  return rule?.scope && !scopes.includes(rule.scope) ? undefined : rule;
}

/** What names nobody's, such as the builds of the worker, is no secret, nor is one's own house; whatever else it is, they see it themselves. */
function mayKnowOf(principal: Principal, resource: Resource): boolean {
  const { provider, deliveryPartner, ...particular } = resource;
  const isNobodys = Object.values(particular).every((fact) => fact === undefined || fact === null);
  const isOwnHouse = !provider || (principal.provider === provider && !deliveryPartner);
  if (isNobodys && isOwnHouse) return true;
  const seeing: Action[] = [
    'see-journey',
    'list-participants',
    'endorse',
    'see-marking-queue',
    'open-script',
  ];
  return seeing.some((action) => {
    const rule = ruleFor(principal, action);
    return rule !== undefined && isWithin(rule.reach, principal, resource);
  });
}

/** Somebody else, whose own role allows it as far. */
function isSecondPerson(
  principal: Principal,
  action: Action,
  resource: Resource,
  { agreedBy }: Circumstances,
): boolean {
  if (!agreedBy || agreedBy.id === principal.id) return false;
  const rule = ruleFor(agreedBy, action);
  return rule !== undefined && isWithin(rule.reach, agreedBy, resource);
}
