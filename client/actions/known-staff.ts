import { NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { opaqueIdSchema } from '../input/ids.js';
import type { Context } from './context.js';

/**
 * The id of a coach or assessor there is, for those who may see them (S6.1).
 * @param hint where to look for those there are
 * @throws NotFound, BadInput
 */
export async function knownStaff(
  { servers, scope }: Context,
  role: 'coach' | 'assessor',
  given: string,
  hint: string,
): Promise<string> {
  const id = parseOrRefuse(opaqueIdSchema, given);
  const { readStaff } = await import('../../store/staff.js');
  const staff = await servers.inStore((store) => readStaff(store, id));
  const seen = scope === 'all' || staff?.provider === scope.provider;
  if (staff?.role === role && seen) return id;
  throw new NotFound(role, id, hint);
}
