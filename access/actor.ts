/** Who stands in the record for whoever is signed in. */
import type { Actor } from '../workflows/journey/values.js';
import type { Principal } from './principal.js';
import type { Role } from './roles.js';

const usual: Record<Role | 'local-administrator', Actor['role'] | null> = {
  'provider-admin': 'provider',
  'delivery-partner': 'partner',
  coach: 'coach',
  assessor: 'assessor',
  participant: 'participant',
  headteacher: 'headteacher',
  support: 'admin',
  department: null,
  machine: 'provider',
  'local-administrator': null,
};

/** For whom somebody may record what those have done or said: an office for its people, and nobody for an assessor. */
const behalf: Partial<Record<Role, readonly Actor['role'][]>> = {
  'provider-admin': ['partner', 'coach', 'participant', 'headteacher', 'learning-environment'],
  'delivery-partner': ['coach', 'participant', 'headteacher', 'learning-environment'],
  machine: ['coach', 'participant', 'headteacher', 'learning-environment'],
};

/**
 * @param onBehalfOf whom it is recorded for, if it is not the principal's own doing
 * @returns the actor; undefined to leave it to the command, as for the local administrator; null if nobody of that
 *   role may be spoken for
 */
export function actorFor(principal: Principal, onBehalfOf?: Actor): Actor | undefined | null {
  if (principal.role === 'local-administrator') return onBehalfOf;
  const role = usual[principal.role];
  const own: Actor | null = role === null ? null : { role, id: principal.id };
  if (onBehalfOf === undefined) return own;
  if (own?.role === onBehalfOf.role && own.id === onBehalfOf.id) return own;
  return behalf[principal.role]?.includes(onBehalfOf.role) ? onBehalfOf : null;
}
