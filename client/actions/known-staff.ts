import { NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { opaqueIdSchema } from '../input/ids.js';
import type { Context } from './context.js';

export type StaffRole = 'coach' | 'assessor';

/**
 * The id of a coach or assessor there is, for those who may see them (S6.1).
 * @param hint where to look for those there are
 * @throws NotFound, BadInput
 */
export async function knownStaff(
  { servers, scope }: Context,
  roles: readonly StaffRole[],
  given: string,
  hint: string,
): Promise<string> {
  const id = parseOrRefuse(opaqueIdSchema, given);
  const { readStaff } = await import('../../store/people/staff.js');
  const staff = await servers.inStore((store) => readStaff(store, id));
  const seen = scope === 'all' || staff?.provider === scope.provider;
  if (staff && seen && roles.some((role) => role === staff.role)) return id;
  throw new NotFound(roles.join(' or '), id, hint);
}
