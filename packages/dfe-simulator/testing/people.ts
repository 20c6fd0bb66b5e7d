/** People and what happened to them so far: registered by the public, the rest over the API. */
import { createApplication, createPerson, type NewApplication } from '../rules/staff/index.js';
import type { Instant } from '../world/world.js';
import type { ApiRecord } from './answer.js';
import type { House } from './service.js';
import { partners, providers, type ProviderName } from './world.js';

export interface Registering extends Partial<Omit<NewApplication, 'provider'>> {
  provider?: ProviderName;
  /** When they registered. */
  at?: Instant;
  fullName?: string;
  email?: string | null;
  trn?: string | null;
}

let registered = 0;

/** A teacher of a school in England registers for the SENCO course of autumn 2026, eligible for funding. */
export function register(house: House, wish: Registering = {}): { application: string; person: string } {
  registered += 1;
  const { provider = 'north', at = '2026-09-10T09:00:00.000Z', fullName, email, trn, user, ...rest } = wish;
  const person =
    user ??
    createPerson(house.world, at, {
      fullName: fullName ?? `Test Person ${registered}`,
      email: email === undefined ? `person${registered}@example.org` : email,
      trn: trn ?? null,
      trnVerified: trn !== undefined && trn !== null,
    }).id;
  const application = createApplication(house.world, at, {
    course: 'npq-senco',
    cohort: '2026b',
    schoolUrn: '100000',
    worksAsSenco: 'yes',
    sencoStartDate: '2025-09-01',
    ...rest,
    user: person,
    provider: providers[provider],
  });
  return { application: application.id, person };
}

export interface Enrolled {
  application: string;
  person: string;
}

/** Registered, and accepted by the provider. */
export async function enrol(house: House, wish: Registering = {}, acceptance?: object): Promise<Enrolled> {
  const made = register(house, wish);
  const capped = ['2024a', '2025a', '2026b'].includes(wish.cohort ?? '2026b');
  const attributes = acceptance ?? (capped ? { funded_place: true } : { funded_place: false });
  const accepted = await house
    .as(wish.provider ?? 'north')
    .post(`/npq-applications/${made.application}/accept`, attributes);
  if (accepted.data.attributes['status'] !== 'accepted') throw new Error(accepted.text);
  return made;
}

/** What a declaration of the SENCO course of autumn 2026 says; `over` replaces, undefined leaves out. */
export function milestone(person: string, over: object = {}): object {
  return {
    participant_id: person,
    declaration_type: 'started',
    declaration_date: '2026-10-12T09:30:00Z',
    course_identifier: 'npq-senco',
    delivery_partner_id: partners.coast,
    ...over,
  };
}

export async function declared(house: House, person: string, over: object = {}): Promise<ApiRecord> {
  return (await house.as('north').post('/participant-declarations', milestone(person, over))).data;
}

export const completed = (hasPassed: unknown, over: object = {}): object => ({
  declaration_type: 'completed',
  has_passed: hasPassed,
  ...over,
});
