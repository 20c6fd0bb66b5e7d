/**
 * The requests that one token may make: the service takes 1,000 in any 5 minutes for each, whoever sends them.
 * One budget is shared by everything that uses the token; in a process (in-memory), or by several (store).
 */

/** `waiting`: a person or a declaration waits for it. `bulk`: whole lists; leaves a part of the budget free. */
export type RequestLane = 'waiting' | 'bulk';

export interface RequestBudget {
  /** Takes one request out of the budget and resolves to 0, or takes nothing and says how long to wait, in ms. */
  reserve(lane: RequestLane): Promise<number>;
  /** Nobody sends anything for so long, in milliseconds: the service said so. */
  pause(ms: number): Promise<void>;
}

export interface BudgetLimits {
  /** Requests in a window. */
  limit: number;
  /** How many of them only the lane `waiting` may use: what a person asks for goes before what is read in bulk. */
  kept: number;
  /** Milliseconds. */
  windowMs: number;
  /** From one request to the next, in milliseconds; 0 is as fast as one can. */
  spacingMs: number;
}

/**
 * A tenth below what the service allows, and half a minute longer: a request may be counted by us at one end of
 * its way and by the service at the other. The Department asks for about 100 ms between requests.
 */
export const usualLimits: BudgetLimits = { limit: 900, kept: 100, windowMs: 330_000, spacingMs: 100 };
