import { expect } from 'vitest';
import { acceptApplication, declare } from '../rules/index.js';
import type { Asked } from '../rules/request.js';
import {
  authorisePayment,
  createApplication,
  createPerson,
  runNightlyJob,
  type NewApplication,
} from '../rules/staff/index.js';
import { ApiRefusal } from '../world/refusal.js';
import type { Application, Declaration, Id, Instant, World } from '../world/world.js';
import { partners, providers, setUpAt } from './world.js';

/** In the autumn of 2026: the schedule of cohort 2026b has begun, and its first statement is open. */
export const now: Instant = '2026-11-02T10:00:00.000Z';
const milestone = '2026-10-05T09:30:00Z';

export const ask = (attributes: Record<string, unknown> = {}, over: Partial<Asked> = {}): Asked => ({
  provider: providers.north,
  at: now,
  id: '',
  attributes,
  ...over,
});

export const person = (world: World, trn: string | null = null): Id =>
  createPerson(world, setUpAt, { fullName: 'Nadia Ahmed', email: 'n@example.org', trn, trnVerified: true })
    .id;

export function pending(world: World, over: Partial<NewApplication> = {}): Application {
  const user = over.user ?? person(world);
  const usual = { provider: providers.north, course: 'npq-senco', cohort: '2026b' } as const;
  return createApplication(world, setUpAt, { ...usual, ...over, user });
}

const acceptedAt: Instant = '2026-09-10T10:00:00.000Z';

/** Accepted in September 2026, with a funded place where they are counted. */
export function accepted(
  world: World,
  over: Partial<NewApplication> = {},
  attributes: Record<string, unknown> = {},
): Application {
  const application = pending(world, over);
  const funded_place = world.cohorts.get(application.cohort)?.funding === 'capped';
  return acceptApplication(
    world,
    ask(
      { funded_place, ...attributes },
      { id: application.id, provider: application.provider, at: acceptedAt },
    ),
  );
}

export const declaring = (
  application: Application,
  type = 'started',
  over: Record<string, unknown> = {},
): Record<string, unknown> => ({
  participant_id: application.user,
  course_identifier: application.course,
  declaration_type: type,
  declaration_date: milestone,
  delivery_partner_id: partners.coast,
  ...(type === 'completed' && { has_passed: true }),
  ...over,
});

export const declared = (
  world: World,
  application: Application,
  type = 'started',
  over: Record<string, unknown> = {},
): Declaration => declare(world, ask(declaring(application, type, over), { provider: application.provider }));

/** A declaration that was paid: the first statement of cohort 2026b is closed and authorised. */
export function paid(world: World, application: Application, type = 'started'): Declaration {
  const declaration = declared(world, application, type);
  runNightlyJob(world, '2026-11-26T00:00:00.000Z');
  authorisePayment(world, '2026-12-01T09:00:00.000Z', { statement: declaration.items[0]?.statement ?? '' });
  return declaration;
}

/** How something is refused; and that nothing of the world has changed by it. */
export function refusal(world: World, carryOut: () => unknown): { status: number; titles: string[] } {
  const before = structuredClone(world);
  const thrown = caught(carryOut);
  expect(world).toEqual(before);
  expect(thrown.errors.every(({ detail }) => detail.length > 0)).toBe(true);
  return { status: thrown.status, titles: thrown.errors.map(({ title }) => title) };
}

export function caught(carryOut: () => unknown): ApiRefusal {
  try {
    carryOut();
  } catch (error) {
    if (error instanceof ApiRefusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

export const unprocessable = (...titles: string[]) => ({ status: 422, titles });
export const unknown = { status: 404, titles: ['Resource not found'] };
