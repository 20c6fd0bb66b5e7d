/**
 * The simulator's service over a small world, for the contract tests: asked over HTTP, arranged by the
 * Department's staff. Every answer is held against the Department's OpenAPI file.
 */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, expect } from 'vitest';
import { createFaults, type Faults } from '../faults/plan.js';
import { buildService } from '../http/server.js';
import type { RateLimits } from '../http/limits.js';
import { Keeper } from '../keeping/keeper.js';
import type { Instant, World } from '../world/world.js';
import { observe, type Observed } from './openapi/observe.js';
import { Answer } from './answer.js';
import { smallWorld, tokenOf, type ProviderName } from './world.js';

export interface Options {
  rateLimits?: RateLimits;
  production?: boolean;
  now?: Instant;
}

export type Query = Record<string, string>;

/** One lead provider's side of the conversation. */
class Caller {
  constructor(
    private readonly app: FastifyInstance,
    private readonly authorization: string | null,
    private readonly at: Instant | null = null,
  ) {}

  get = (path: string, query: Query = {}) => this.raw({ method: 'GET', url: path, query });

  post = (path: string, attributes?: object) => this.send('POST', path, attributes);

  put = (path: string, attributes?: object) => this.send('PUT', path, attributes);

  /** The same caller, with the clock of the sandbox. */
  when = (at: Instant): Caller => new Caller(this.app, this.authorization, at);

  async raw(options: InjectOptions & { url: string }): Promise<Answer> {
    const { statusCode, headers, body } = await this.app.inject({
      ...options,
      url: `/api/v3${options.url}`,
      headers: {
        ...(this.authorization === null ? {} : { authorization: this.authorization }),
        ...(this.at === null ? {} : { 'x-with-server-date': this.at }),
        ...options.headers,
      },
    });
    return new Answer(statusCode, headers, body);
  }

  private send(method: 'POST' | 'PUT', url: string, attributes?: object): Promise<Answer> {
    const payload = attributes === undefined ? undefined : { data: { type: 'any', attributes } };
    return this.raw({ method, url, ...(payload ? { payload } : {}) });
  }
}

export interface House {
  world: World;
  observed: Observed;
  faults: Faults;
  /** What the service reported as its own error. */
  reported: unknown[];
  /** The service's clock; it stands still unless it is set. */
  now: Instant;
  caller(authorization: string | null): Caller;
  as(name: ProviderName): Caller;
  app: FastifyInstance;
}

export async function openHouse({ rateLimits, production = false, now }: Options = {}): Promise<House> {
  const world = smallWorld();
  const clock = { now: now ?? '2026-11-02T10:00:00.000Z' };
  const reported: unknown[] = [];
  const faults = createFaults();
  const app = await buildService({
    keeper: new Keeper({ world, clockOffsetMs: 0 }, null, () => clock.now),
    production,
    rateLimits: rateLimits ?? null,
    faults,
    report: (error) => reported.push(error),
  });
  const caller = (authorization: string | null) => new Caller(app, authorization);
  return Object.assign(clock, {
    world,
    app,
    faults,
    reported,
    observed: observe(app),
    caller,
    as: (name: ProviderName) => caller(`Bearer ${tokenOf(name)}`),
  });
}

/** A house of its own for every test of a file; no answer may be a problem, and nothing go wrong inside. */
export function useHouse(options?: Options): { readonly house: House } {
  const holder: { house: House | null } = { house: null };
  beforeEach(async () => {
    holder.house = await openHouse(options);
  });
  afterEach(async () => {
    const { house } = holder;
    holder.house = null;
    await house?.app.close();
    expect(house?.observed.problems).toEqual([]);
    expect(house?.reported).toEqual([]);
  });
  return {
    get house() {
      if (!holder.house) throw new Error('There is a house only while a test runs.');
      return holder.house;
    },
  };
}
