/** How far a rule of the table reaches. */
import type { Principal } from './principal.js';
import type { Resource } from './resource.js';

export type Reach =
  | 'any'
  | 'own-provider'
  | 'own-partner'
  /** Those whom a coach coaches now: whoever was taken away is out of reach at once. */
  | 'own-participants'
  | 'own-journey'
  /** One's own diary, absences and queue. */
  | 'own-desk'
  /** Scripts that were given to this assessor. */
  | 'allocated';

const isProvider = ({ provider }: Principal, resource: Resource): boolean =>
  provider !== null && resource.provider === provider;

const reaches: Record<Reach, (principal: Principal, resource: Resource) => boolean> = {
  any: () => true,
  // A token, too, may be for one delivery partner alone.
  'own-provider': (principal, resource) =>
    isProvider(principal, resource) &&
    (!principal.deliveryPartner || resource.deliveryPartner === principal.deliveryPartner),
  'own-partner': (principal, resource) =>
    isProvider(principal, resource) &&
    Boolean(principal.deliveryPartner) &&
    resource.deliveryPartner === principal.deliveryPartner,
  'own-participants': (principal, resource) =>
    isProvider(principal, resource) && resource.coach === principal.id,
  'own-journey': (principal, resource) =>
    Boolean(principal.journey) && resource.journey === principal.journey,
  'own-desk': (principal, resource) => isProvider(principal, resource) && resource.person === principal.id,
  allocated: (principal, resource) => resource.assessors?.includes(principal.id) ?? false,
};

export const isWithin = (reach: Reach, principal: Principal, resource: Resource): boolean =>
  reaches[reach](principal, resource);
