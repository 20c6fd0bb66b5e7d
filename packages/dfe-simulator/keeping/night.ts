import { dayOf } from '../rules/day.js';
import { isPast } from '../rules/staff/statements.js';
import type { Instant, World } from '../world/world.js';
import type { DepartmentEntry } from './entry.js';

/** Whether a statement is open whose deadline has passed: the Department closes it in the night after. */
export function nightIsDue(world: World, at: Instant): boolean {
  const today = dayOf(at);
  for (const statement of world.statements.values()) if (isPast(statement, today)) return true;
  return false;
}

export const nightlyJob = (at: Instant): DepartmentEntry => ({
  by: 'department',
  action: 'runNightlyJob',
  at,
  input: {},
});
