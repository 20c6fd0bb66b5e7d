/** A small Department: five cohorts of every kind of funding, three lead providers, their partners and statements. */
import { digestOf } from '../http/authenticate.js';
import { emptyWorld } from '../world/empty.js';
import { idFrom } from '../world/ids.js';
import {
  declarationTypes,
  scheduleGroups,
  type CohortFunding,
  type Course,
  type ScheduleIdentifier,
} from '../world/names.js';
import type { CohortKey, Day, Id, Instant, World } from '../world/world.js';

/** When everything was set up, long before the tests' own time. */
export const setUpAt: Instant = '2024-01-01T09:00:00.000Z';

export const providers = { north: idFrom('north'), harbour: idFrom('harbour'), third: idFrom('third') };
export type ProviderName = keyof typeof providers;

export const partners = {
  /** North's in 2025 and 2026. */
  coast: idFrom('coast'),
  /** North's in 2026. */
  hill: idFrom('hill'),
  /** North's in 2025 alone. */
  vale: idFrom('vale'),
  /** Harbour's. */
  quay: idFrom('quay'),
};

const cohorts: [CohortKey, CohortFunding][] = [
  ['2023a', 'full'],
  ['2024a', 'capped'],
  ['2025a', 'capped'],
  ['2026a', 'zero'],
  ['2026b', 'capped'],
];

const schedules: [CohortKey, ScheduleIdentifier, Day][] = [
  ['2023a', 'npq-leadership-autumn', '2023-10-01'],
  ['2023a', 'npq-leadership-spring', '2024-01-01'],
  ['2024a', 'npq-leadership-autumn', '2024-10-01'],
  ['2024a', 'npq-leadership-spring', '2025-01-01'],
  ['2025a', 'npq-leadership-autumn', '2025-08-01'],
  ['2025a', 'npq-leadership-spring', '2026-01-01'],
  ['2026a', 'npq-leadership-spring', '2026-02-01'],
  ['2026b', 'npq-leadership-autumn', '2026-09-01'],
  ['2026b', 'npq-leadership-spring', '2027-01-01'],
  ['2026b', 'npq-specialist-autumn', '2026-09-01'],
  ['2026b', 'npq-ehco-november', '2026-09-01'],
];

const taught: Course[] = [
  'npq-senco',
  'npq-senior-leadership',
  'npq-headship',
  'npq-leading-literacy',
  'npq-early-headship-coaching-offer',
];

/** Month of payment, cut-off and payment; `fee` marks one that takes no declarations. */
const statements: [ProviderName, CohortKey, Day, Day, 'fee'?][] = [
  ['north', '2023a', '2026-12-25', '2027-01-25'],
  ['north', '2024a', '2024-11-25', '2024-12-15'],
  ['north', '2025a', '2026-12-20', '2027-01-25'],
  ['north', '2026a', '2026-11-25', '2026-12-15'],
  ['north', '2026b', '2026-12-25', '2027-01-25'],
  ['north', '2026b', '2026-11-25', '2026-12-15'],
  ['north', '2026b', '2026-11-10', '2026-11-28', 'fee'],
  ['north', '2026b', '2027-03-25', '2027-04-25'],
  ['harbour', '2026b', '2026-11-25', '2026-12-15'],
];

const partnerships: [ProviderName, keyof typeof partners, CohortKey][] = [
  ['north', 'coast', '2025a'],
  ['north', 'coast', '2026a'],
  ['north', 'coast', '2026b'],
  ['north', 'hill', '2026b'],
  ['north', 'vale', '2025a'],
  ['harbour', 'quay', '2026b'],
];

const names: Record<keyof typeof partners, string> = {
  coast: 'Coast Teaching Partnership',
  hill: 'Hill School Alliance',
  vale: 'Vale Teaching Partnership',
  quay: 'Quay Education Trust',
};

export const tokenOf = (name: ProviderName): string => `${name}-test-token`;
export const otherScopeToken = 'teacher-record-test-token';
export const revokedToken = 'revoked-test-token';

function addTokens(world: World): void {
  const add = (token: string, provider: Id, over = {}) =>
    world.tokens.set(digestOf(token), {
      digest: digestOf(token),
      provider,
      scope: 'lead_provider',
      revoked: false,
      lastUsedAt: null,
      ...over,
    });
  for (const name of ['north', 'harbour', 'third'] as const) add(tokenOf(name), providers[name]);
  add(otherScopeToken, providers.north, { scope: 'teacher_record_service' });
  add(revokedToken, providers.north, { revoked: true });
}

function addStatements(world: World): void {
  for (const [name, cohort, deadline, paymentDate, fee] of statements) {
    const id = idFrom(`${name}/${cohort}/${deadline}`);
    world.statements.set(id, {
      id,
      provider: providers[name],
      cohort,
      month: Number(paymentDate.slice(5, 7)),
      year: Number(paymentDate.slice(0, 4)),
      deadline,
      paymentDate,
      outputFee: fee === undefined,
      state: deadline < '2026-01-01' ? 'paid' : 'open',
      createdAt: setUpAt,
      updatedAt: setUpAt,
    });
  }
}

export function smallWorld(): World {
  const world = emptyWorld('contract');
  const stamped = { createdAt: setUpAt, updatedAt: setUpAt };
  for (const [key, funding] of cohorts) {
    const registrationStart = `${key.slice(0, 4)}-04-01`;
    const cohort = { startYear: Number(key.slice(0, 4)), suffix: key.slice(4), funding, registrationStart };
    world.cohorts.set(key, cohort);
  }
  for (const [name, id] of Object.entries(providers))
    world.providers.set(id, { id, name: `${name} learning` });
  addTokens(world);
  for (const [cohort, identifier, appliesFrom] of schedules) {
    const allowed = declarationTypes.filter(
      (type) => scheduleGroups[identifier] === 'leadership' || type !== 'retained-2',
    );
    world.schedules.push({ cohort, identifier, appliesFrom, appliesTo: '2030-12-31', allowed });
  }
  for (const provider of [providers.north, providers.harbour]) {
    for (const [cohort] of cohorts) {
      for (const course of taught) world.contracts.push({ provider, cohort, course });
    }
  }
  addStatements(world);
  for (const [key, id] of Object.entries(partners)) {
    world.deliveryPartners.set(id, { id, name: names[key as keyof typeof partners], ...stamped });
  }
  for (const [name, partner, cohort] of partnerships) {
    world.partnerships.push({ provider: providers[name], partner: partners[partner], cohort });
  }
  return world;
}

/** The statement of `smallWorld` with this cut-off date. */
export const statementId = (name: ProviderName, cohort: CohortKey, deadline: Day): Id =>
  idFrom(`${name}/${cohort}/${deadline}`);
