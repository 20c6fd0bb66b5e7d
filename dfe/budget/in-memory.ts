import type { RequestBudget, BudgetLimits, RequestLane } from './budget.js';
import { usualLimits } from './budget.js';

/** A budget for one process: an exact sliding window over the instants of the last requests. */
export function memoryBudget(
  limits: Partial<BudgetLimits> = {},
  now: () => number = Date.now,
): RequestBudget {
  const { limit, kept, windowMs, spacingMs } = { ...usualLimits, ...limits };
  const taken: number[] = [];
  let pausedUntil = 0;

  const waitAt = (at: number, lane: RequestLane): number => {
    while (taken[0] !== undefined && taken[0] + windowMs <= at) taken.shift();
    const allowed = lane === 'bulk' ? limit - kept : limit;
    // The one that has to leave the window before there is room.
    const blocking = taken[taken.length - allowed];
    const last = taken.at(-1);
    return Math.max(
      0,
      pausedUntil - at,
      blocking === undefined ? 0 : blocking + windowMs - at,
      last === undefined ? 0 : last + spacingMs - at,
    );
  };

  return {
    async reserve(lane) {
      const at = now();
      const wait = waitAt(at, lane);
      if (wait === 0) taken.push(at);
      return wait;
    },
    async pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}
