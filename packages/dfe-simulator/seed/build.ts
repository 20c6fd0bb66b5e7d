/** The part of a seed that stands still: who provides what, for which cohorts, and the calendar of the money. */
import { digestOf } from '../http/authenticate.js';
import { startOfDay } from '../rules/day.js';
import { emptyWorld } from '../world/empty.js';
import { idFrom } from '../world/ids.js';
import { scheduleGroups, type CourseGroup, type DeclarationType } from '../world/names.js';
import type { Instant, World } from '../world/world.js';
import { resolve, type Keys } from './keys.js';
import { SeedProblem } from './problem.js';
import type { Seed } from './schema.js';
import { addStatements } from './statements.js';

const fourTypes: DeclarationType[] = ['started', 'retained-1', 'retained-2', 'completed'];
const usualTypes: Record<CourseGroup, DeclarationType[]> = {
  leadership: fourTypes,
  specialist: ['started', 'retained-1', 'completed'],
  ehco: fourTypes,
  support: ['started', 'retained-1', 'completed'],
};

function addCohorts(world: World, seed: Seed): void {
  for (const { cohort, funding, registrationStart } of seed.cohorts) {
    world.cohorts.set(cohort, {
      startYear: Number(cohort.slice(0, 4)),
      suffix: cohort.slice(4),
      funding,
      registrationStart,
    });
  }
  for (const { allowed, ...schedule } of seed.schedules) {
    const group = scheduleGroups[schedule.identifier];
    world.schedules.push({ ...schedule, allowed: allowed ?? usualTypes[group] });
  }
}

function addProviders(world: World, seed: Seed, keys: Keys): void {
  for (const { key, name, token } of seed.providers) {
    const id = idFrom(`${world.name}/lead-provider/${key}`);
    keys.set(key, id);
    world.providers.set(id, { id, name });
    const digest = digestOf(token);
    world.tokens.set(digest, {
      digest,
      provider: id,
      scope: 'lead_provider',
      revoked: false,
      lastUsedAt: null,
    });
  }
  for (const { provider, cohorts, courses } of seed.contracts) {
    const id = resolve(keys, provider, 'A contract');
    for (const cohort of cohorts)
      for (const course of courses) world.contracts.push({ provider: id, cohort, course });
  }
}

function addPartners(world: World, seed: Seed, keys: Keys, at: Instant): void {
  for (const { key, name, partnerOf } of seed.deliveryPartners) {
    const id = idFrom(`${world.name}/delivery-partner/${key}`);
    keys.set(key, id);
    world.deliveryPartners.set(id, { id, name, createdAt: at, updatedAt: at });
    for (const { provider, cohorts } of partnerOf) {
      const lead = resolve(keys, provider, `The delivery partner ${key}`);
      for (const cohort of cohorts) world.partnerships.push({ provider: lead, partner: id, cohort });
    }
  }
}

function refuseUnknownCohorts(seed: Seed): void {
  const known = new Set(seed.cohorts.map(({ cohort }) => cohort));
  const named = [
    ...seed.schedules.map(({ cohort }) => cohort),
    ...seed.contracts.flatMap(({ cohorts }) => cohorts),
    ...seed.statements.map(({ cohort }) => cohort),
    ...seed.deliveryPartners.flatMap(({ partnerOf }) => partnerOf.flatMap(({ cohorts }) => cohorts)),
  ];
  const unknown = named.find((cohort) => !known.has(cohort));
  if (unknown !== undefined)
    throw new SeedProblem(`The cohort ${unknown} is named, but not listed under "cohorts".`);
}

/** @throws SeedProblem when the seed names what it does not have */
export function buildWorld(seed: Seed): { world: World; keys: Keys } {
  refuseUnknownCohorts(seed);
  const world = emptyWorld(seed.name);
  const keys: Keys = new Map();
  addCohorts(world, seed);
  addProviders(world, seed, keys);
  const began = startOfDay(
    seed.cohorts.map(({ registrationStart }) => registrationStart).sort()[0] ?? '2024-01-01',
  );
  addPartners(world, seed, keys, began);
  for (const plan of seed.statements) {
    const { registrationStart } = seed.cohorts.find(({ cohort }) => cohort === plan.cohort) ?? {};
    for (const key of plan.providers) {
      const id = resolve(keys, key, 'A statement');
      const made = addStatements(world, { key, id }, plan, startOfDay(registrationStart ?? '2024-01-01'));
      for (const [month, statement] of made) keys.set(`${key}/${plan.cohort}/${month}`, statement);
    }
  }
  return { world, keys };
}
