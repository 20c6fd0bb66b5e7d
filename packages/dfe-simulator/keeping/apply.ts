import type { Id } from '../world/world.js';
import { departmentActions } from './department.js';
import type { Entry } from './entry.js';
import type { Kept } from './kept.js';
import { writes } from './writes.js';

/**
 * Carries one entry out.
 * @returns the id of the record that came of it, if one did
 * @throws ApiRefusal when it is refused; then nothing has changed
 */
export function apply(kept: Kept, entry: Entry): Id | null {
  if (entry.by === 'provider') return writes[entry.operation](kept.world, entry).id;
  const action = departmentActions.get(entry.action);
  if (!action) throw new Error(`There is no action ${entry.action}.`);
  return action.carryOut(kept, entry.at, entry.input);
}
