import { dayOf } from '../rules/day.js';
import type { Instant, World } from '../world/world.js';

/** Whether a statement is open whose deadline has passed: the Department closes it in the night after. */
export function nightIsDue(world: World, at: Instant): boolean {
  const today = dayOf(at);
  for (const { state, deadline } of world.statements.values()) {
    if (state === 'open' && deadline < today) return true;
  }
  return false;
}
