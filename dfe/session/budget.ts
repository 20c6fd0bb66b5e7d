/** One budget for everything that uses a token: in the store, if there is one; else this process counts alone. */
import { storedBudget, type StoredBudget } from '../../store/dfe/budget.js';
import type { Servers } from '../../client/connection/servers.js';
import { Unreachable } from '../../client/errors.js';
import { usualLimits, type RequestBudget } from '../budget/budget.js';
import { processBudget } from '../budget/shared.js';

export interface Spent {
  taken: number;
  /** Of how many. */
  limit: number;
  windowMs: number;
  pausedMs: number;
}

interface SharedBudget extends RequestBudget {
  /** What stands in the window now; null where this process counts alone, and so knows nothing of others. */
  spent(): Promise<Spent | null>;
}

/** @param onAlone told once why the store is not asked */
export function sharedBudget(
  servers: Servers,
  token: string,
  onAlone: (why: Unreachable) => void,
): SharedBudget {
  let alone = false;
  const ask = async <T>(
    inStore: (budget: StoredBudget) => Promise<T>,
    otherwise: (budget: RequestBudget) => Promise<T>,
  ): Promise<T> => {
    if (alone) return otherwise(processBudget(token));
    try {
      return await servers.inStore((store) => inStore(storedBudget(store, token, usualLimits)));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      alone = true;
      onAlone(error);
      return otherwise(processBudget(token));
    }
  };
  return {
    reserve: (lane) =>
      ask(
        (budget) => budget.reserve(lane),
        (budget) => budget.reserve(lane),
      ),
    pause: (ms) =>
      ask(
        (budget) => budget.pause(ms),
        (budget) => budget.pause(ms),
      ),
    spent: () =>
      ask<Spent | null>(
        async (budget) => {
          const { limit, windowMs } = usualLimits;
          return { ...(await budget.spent()), limit, windowMs };
        },
        async () => null,
      ),
  };
}
