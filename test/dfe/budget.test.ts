import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestBudget, RequestLane } from '../../dfe/budget/budget.js';
import { memoryBudget } from '../../dfe/budget/in-memory.js';
import { processBudget } from '../../dfe/budget/shared.js';
import { DfeUnavailable } from '../../dfe/errors.js';
import { application, ids } from './support/records.js';
import { failure, fakeClock, scene } from './support/scripted.js';

/** Everybody asks until they have their turn; gives back when each turn was, by lane. */
async function turns(budget: RequestBudget, clock: ReturnType<typeof fakeClock>, lanes: RequestLane[]) {
  const taken: { lane: RequestLane; at: number }[] = [];
  let waiting = [...lanes];
  for (let round = 0; waiting.length > 0 && round < 10_000; round++) {
    const later: RequestLane[] = [];
    const waits: number[] = [];
    for (const lane of waiting) {
      const wait = await budget.reserve(lane);
      if (wait === 0) taken.push({ lane, at: clock.now() });
      else {
        later.push(lane);
        waits.push(wait);
      }
    }
    waiting = later;
    if (waits.length > 0) await clock.sleep(Math.min(...waits));
  }
  return taken;
}

const mostInAnyWindow = (taken: { at: number }[], windowMs: number) =>
  Math.max(...taken.map(({ at }) => taken.filter((one) => one.at > at - windowMs && one.at <= at).length));

describe('the request budget of a token', () => {
  it('DfE §1.1 is never overdrawn in any window, whoever asks when', async () => {
    const anyLane = fc.constantFrom<RequestLane>('waiting', 'bulk');
    const waves = fc.array(fc.record({ lanes: fc.array(anyLane, { maxLength: 30 }), pause: fc.nat(8_000) }), {
      maxLength: 6,
    });
    const property = fc.asyncProperty(waves, fc.nat(200), async (asked, spacingMs) => {
      const clock = fakeClock();
      const budget = memoryBudget({ limit: 20, kept: 5, windowMs: 10_000, spacingMs }, clock.now);
      const taken: { lane: RequestLane; at: number }[] = [];
      for (const { lanes, pause } of asked) {
        taken.push(...(await turns(budget, clock, lanes)));
        await clock.sleep(pause);
      }
      expect(taken).toHaveLength(asked.flatMap(({ lanes }) => lanes).length);
      if (taken.length > 0) expect(mostInAnyWindow(taken, 10_000)).toBeLessThanOrEqual(20);
      const ordered = taken.map(({ at }) => at);
      for (const [n, at] of ordered.entries()) {
        if (n > 0) expect(at - (ordered[n - 1] ?? 0)).toBeGreaterThanOrEqual(spacingMs);
      }
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('DfE §1.1 is used to the full before anybody waits, and is free again after the window', async () => {
    const clock = fakeClock();
    const budget = memoryBudget({ limit: 3, kept: 0, windowMs: 1_000, spacingMs: 0 }, clock.now);
    const first = clock.now();
    await clock.sleep(400);
    const taken = await turns(budget, clock, ['bulk', 'bulk', 'bulk', 'bulk']);
    expect(taken.map(({ at }) => at - first)).toEqual([400, 400, 400, 1_400]);
  });

  it('DfE §1.1 lets a person go before bulk reading, which leaves a part of the budget free', async () => {
    const clock = fakeClock();
    const budget = memoryBudget({ limit: 10, kept: 3, windowMs: 60_000, spacingMs: 0 }, clock.now);
    for (let n = 0; n < 7; n++) expect(await budget.reserve('bulk')).toBe(0);
    expect(await budget.reserve('bulk')).toBe(60_000);
    for (let n = 0; n < 3; n++) expect(await budget.reserve('waiting')).toBe(0);
    expect(await budget.reserve('waiting')).toBe(60_000);
  });

  it('DfE §1.1 stands still for everybody during a pause, the longest that was asked for', async () => {
    const clock = fakeClock();
    const budget = memoryBudget({ spacingMs: 0 }, clock.now);
    await budget.pause(5_000);
    await budget.pause(1_000);
    expect(await budget.reserve('waiting')).toBe(5_000);
    await clock.sleep(5_000);
    expect(await budget.reserve('bulk')).toBe(0);
  });

  it('DfE §1.1 is one for all who use the same token in a process', () => {
    expect(processBudget('one')).toBe(processBudget('one'));
    expect(processBudget('one')).not.toBe(processBudget('two'));
  });

  it('DfE §1.1 holds a client back before the service has to', async () => {
    const good = { json: { data: application() } };
    const budgetClock = fakeClock();
    const budget = memoryBudget({ limit: 2, kept: 0, windowMs: 300_000, spacingMs: 100 }, budgetClock.now);
    const { dfe, seen } = await scene([good, good, good], { budget, clock: budgetClock });
    const began = budgetClock.now();
    for (let n = 0; n < 3; n++) await dfe.readApplication(ids.application);
    expect(budgetClock.slept).toEqual([100, 299_900]);
    expect(budgetClock.now() - began).toBe(300_000);
    expect(seen).toHaveLength(3);
  });

  it('DfE §1.1 says how long to wait when the budget is spent for longer than a call may take', async () => {
    const clock = fakeClock();
    const budget = memoryBudget({ limit: 1, kept: 0, windowMs: 300_000, spacingMs: 0 }, clock.now);
    await budget.reserve('waiting');
    const { dfe, seen } = await scene([], { budget, clock, retryLimits: { deadlineMs: 10_000 } });
    const error = await failure(DfeUnavailable, dfe.readApplication(ids.application));
    expect(error).toMatchObject({ lastFault: 'budget-spent', attempts: 0, waitMs: 300_000 });
    expect(seen).toEqual([]);
  });
});
