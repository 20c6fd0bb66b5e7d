import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../store/database/database.js';
import { storedBudget, type StoredBudget } from '../../../store/dfe/budget.js';
import { freshStore } from '../../support/postgres.js';

const store = await freshStore();
const second = 1_000;
const start = Date.parse('2026-10-20T08:00:00Z');
const limits = { limit: 12, kept: 4, windowMs: 10 * second, spacingMs: 0 };

/** A clock for all processes of a test, as the database is outside of tests. */
function sharedClock() {
  let at = start;
  return { now: () => at, forward: (ms: number) => (at += ms) };
}

const mostInAnyWindow = (taken: number[], windowMs: number) =>
  Math.max(...taken.map((at) => taken.filter((one) => one > at - windowMs && one <= at).length));

describe('the request budget of a token in the store', () => {
  it('DfE §1.1 is never overdrawn in any window by several processes at once', async () => {
    const stores = [1, 2, 3].map(() => openStore(store.url, { max: 2 }));
    const clock = sharedClock();
    const budgets = stores.map((one) => storedBudget(one, 'several', limits, clock.now));
    const taken: number[] = [];
    const ask = async (budget: StoredBudget) => {
      const at = clock.now();
      if ((await budget.reserve('waiting')) === 0) taken.push(at);
    };
    for (let n = 0; n < 40; n++) {
      await Promise.all([...budgets, ...budgets].map(ask));
      clock.forward(730);
    }
    expect(mostInAnyWindow(taken, limits.windowMs)).toBe(limits.limit);
    // And it is used: 29 seconds are nearly three windows.
    expect(taken.length).toBeGreaterThanOrEqual(2 * limits.limit);
    await Promise.all(stores.map((one) => one.close()));
  });

  it('DfE §1.1 says how long to wait, and there is room once that is over', async () => {
    const clock = sharedClock();
    const budget = storedBudget(store, 'wait', limits, clock.now);
    clock.forward(400);
    for (let n = 0; n < limits.limit; n++) expect(await budget.reserve('waiting')).toBe(0);
    // What was taken in a second leaves the window with the end of that second.
    expect(await budget.reserve('waiting')).toBe(10_600);
    clock.forward(10_599);
    expect(await budget.reserve('waiting')).toBe(1);
    clock.forward(1);
    expect(await budget.reserve('waiting')).toBe(0);
  });

  it('DfE §1.1 leaves a part of it to people who wait', async () => {
    const clock = sharedClock();
    const budget = storedBudget(store, 'lanes', limits, clock.now);
    for (let n = 0; n < 8; n++) expect(await budget.reserve('bulk')).toBe(0);
    expect(await budget.reserve('bulk')).toBe(11_000);
    for (let n = 0; n < 4; n++) expect(await budget.reserve('waiting')).toBe(0);
    expect(await budget.reserve('waiting')).toBe(11_000);
  });

  it('DfE §1.1 keeps the space between requests, and a pause for everybody', async () => {
    const clock = sharedClock();
    const [one, other] = [1, 2].map(() =>
      storedBudget(store, 'space', { ...limits, spacingMs: 100 }, clock.now),
    );
    await one?.pause(5_000);
    await other?.pause(2_000);
    expect(await other?.reserve('waiting')).toBe(5_000);
    clock.forward(5_000);
    expect(await one?.reserve('waiting')).toBe(0);
    expect(await other?.reserve('waiting')).toBe(100);
  });

  it('DfE §1.1 is one for each token, and goes by the clock of the database', async () => {
    const budgets = ['left', 'right'].map((token) =>
      storedBudget(store, token, { ...limits, limit: 1, kept: 0 }),
    );
    for (const budget of budgets) {
      expect(await budget.reserve('bulk')).toBe(0);
      const wait = await budget.reserve('bulk');
      expect(wait).toBeGreaterThan(5_000);
      expect(wait).toBeLessThanOrEqual(11_000);
    }
  });

  it('S7.2 holds no token, and forgets what has left the window', async () => {
    const clock = sharedClock();
    const budget = storedBudget(store, 'secret-word', limits, clock.now);
    await budget.reserve('bulk');
    clock.forward(60 * second);
    await budget.reserve('bulk');
    const rows = await sql<{ token: Buffer; second: number }>`
      select token, second from dfe_requests where token = sha256('secret-word')`.execute(store.db);
    expect(rows.rows.map((row) => row.second)).toEqual([start / 1_000 + 60]);
    expect(rows.rows[0]?.token.toString('latin1')).not.toContain('secret');
  });
});
