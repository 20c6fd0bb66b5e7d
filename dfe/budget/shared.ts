import { createHash } from 'node:crypto';
import type { RequestBudget } from './budget.js';
import { memoryBudget } from './in-memory.js';

const budgets = new Map<string, RequestBudget>();

/** The budget of this process for a token, the same one whoever asks for it. */
export function processBudget(token: string): RequestBudget {
  const key = createHash('sha256').update(token).digest('hex');
  const known = budgets.get(key) ?? memoryBudget();
  budgets.set(key, known);
  return known;
}
