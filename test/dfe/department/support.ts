/** The simulator's service on a real socket over a small world, and clients that are quick to try again. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import { createFaults, type FaultPlanInput, type Faults } from 'dfe-simulator/faults/plan';
import type { RateLimits } from 'dfe-simulator/http/limits';
import { buildService } from 'dfe-simulator/http/server';
import type { LoggedEntry } from 'dfe-simulator/keeping/entry';
import { Keeper } from 'dfe-simulator/keeping/keeper';
import type { World } from 'dfe-simulator/world/world';
import { observe } from 'dfe-simulator/testing/openapi/observe';
import { smallWorld, tokenOf, type ProviderName } from 'dfe-simulator/testing/world';
import type { RequestBudget } from '../../../dfe/budget/budget.js';
import { memoryBudget } from '../../../dfe/budget/in-memory.js';
import type { RetryLimits } from '../../../dfe/retrying.js';
import { openDfe } from '../../../dfe/open.js';
import type { DfeApi } from '../../../dfe/port.js';

/** When the tests take place; from then on time goes by as ever. */
const AHEAD_MS = Date.parse('2026-11-02T10:00:00.000Z') - Date.now();
const present = (): number => Date.now() + AHEAD_MS;

type Service = Awaited<ReturnType<typeof buildService>>;

export interface Line {
  url: string;
  world: World;
  /** What was carried out, in order. */
  log: LoggedEntry[];
  faults: Faults;
  app: Service;
  /** The service's own clock. */
  now(): string;
  /** Answers with status and number, whoever asked. */
  answers: Map<number, number>;
  client(options?: ClientOptions): DfeApi;
}

interface ClientOptions {
  as?: ProviderName;
  budget?: RequestBudget;
  retryLimits?: Partial<RetryLimits>;
  timeOutMs?: number;
  /** Called before every wait between two attempts. */
  onSleep?: () => void;
}

export interface LineOptions {
  world?: World;
  faults?: FaultPlanInput;
  rateLimits?: RateLimits;
  arrange?: (app: Service) => void;
}

const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

const unhurried = (): RequestBudget => memoryBudget({ limit: 1_000_000, kept: 0, spacingMs: 0 });

export async function openLine(options: LineOptions = {}): Promise<Line> {
  const world = options.world ?? smallWorld();
  const log: LoggedEntry[] = [];
  const reported: unknown[] = [];
  const now = () => new Date(present()).toISOString();
  const faults = createFaults(options.faults);
  const keep = { earlier: [], append: (entry: LoggedEntry) => void log.push(entry), close: () => undefined };
  const app = await buildService({
    keeper: new Keeper({ world, clockOffsetMs: 0 }, keep, now),
    production: false,
    rateLimits: options.rateLimits ?? null,
    faults,
    report: (error) => reported.push(error),
  });
  const observed = observe(app);
  const answers = new Map<number, number>();
  app.addHook('onResponse', async (_request, { statusCode }) => {
    answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
  });
  options.arrange?.(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  running.push(async () => {
    app.server.closeAllConnections();
    await app.close();
    expect(reported).toEqual([]);
    expect(observed.problems).toEqual([]);
  });
  const client = (wish: ClientOptions = {}) =>
    openDfe({
      url,
      token: tokenOf(wish.as ?? 'north'),
      budget: wish.budget ?? unhurried(),
      retryLimits: { attempts: 8, firstWaitMs: 8, longestWaitMs: 30, windowMs: 20, ...wish.retryLimits },
      timeOutMs: wish.timeOutMs ?? 10_000,
      clock: {
        now: present,
        random: () => Math.random(),
        sleep: async (ms) => {
          wish.onSleep?.();
          await pause(ms);
        },
      },
    });
  return { url, world, log, faults, app, now, answers, client };
}

export async function all<R>(records: AsyncIterable<R>): Promise<R[]> {
  const read: R[] = [];
  for await (const record of records) read.push(record);
  return read;
}
