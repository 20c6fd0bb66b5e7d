/** Journeys in the record, begun in a moment, for tests of what is arranged for them. */
import type { Cohort } from '../../../../programmes/cohort-schema.js';
import type { Store } from '../../../../store/database/database.js';
import { appendEvents } from '../../../../store/record/journal.js';
import { savePerson } from '../../../../store/people/people.js';
import { saveStaff, type Staff } from '../../../../store/people/staff.js';
import type { Occasion } from '../../../../workflows/activities.js';
import type { Enrolment } from '../../../../workflows/journey/command.js';
import type { EventBody, JourneyEvent } from '../../../../workflows/journey/event.js';
import type { Instant, Mode } from '../../../../workflows/journey/values.js';
import { autumn, enrolmentIn } from '../../../../lives/people.js';

export const APPLIED = '2026-06-01T09:00:00Z';

export interface Setting {
  easting: number;
  northing: number;
}

/** Settings at real places, British National Grid in metres. */
export const inLeeds: Setting = { easting: 430_000, northing: 434_000 };
export const inManchester: Setting = { easting: 384_000, northing: 398_000 };

/** Begins journeys, live unless told. */
export async function begin(
  store: Store,
  journey: string,
  change: Partial<Enrolment> = {},
  setting: (Partial<Setting> & { urn?: string }) | null = inLeeds,
): Promise<string> {
  const enrolment = enrolmentIn(change.cohort ?? autumn(), {
    mode: 'live',
    reference: journey,
    ...change,
    journey,
  });
  const { mode, provider, deliveryPartner, reference, programme } = enrolment;
  if (setting) await savePerson(store, personIn(journey, setting), { mode, programme: programme.id });
  const event: JourneyEvent = {
    type: 'Enrolled',
    journey,
    mode,
    programme: `${programme.id}@${programme.version}`,
    cohort: enrolment.cohort.id,
    provider,
    deliveryPartner,
    reference,
    n: 1,
    at: APPLIED,
    by: 'provider:test',
    cmd: 'enrol',
  };
  await appendEvents(store, journey, enrolment, [event]);
  return journey;
}

/** Adds to the record what happened next. */
export async function happened(
  store: Store,
  journey: string,
  at: Instant,
  ...bodies: EventBody[]
): Promise<void> {
  const { n } = await store.db
    .selectFrom('journeys')
    .select('n')
    .where('id', '=', journey)
    .executeTakeFirstOrThrow();
  const events = bodies.map((body, index) => ({
    ...body,
    n: n + index + 1,
    at,
    by: 'provider:test',
    cmd: `c-${n}`,
  }));
  await appendEvents(store, journey, null, events);
}

export const occasion = (journey: string, at: Instant = APPLIED, mode: Mode = 'live'): Occasion => ({
  journey,
  mode,
  at,
});

/** The autumn cohort with other places; groups and contracts are named by the provider of the tests. */
export function cohortWith(change: (cohort: Cohort) => void, id?: string): Cohort {
  const cohort = structuredClone(autumn());
  if (id) cohort.id = id;
  change(cohort);
  return cohort;
}

/** Places of Northstar Learning: two groups, Leeds of the Aire Valley partner and Manchester. */
export function places(
  total: number,
  funded: number,
  groups: { leeds: number; manchester: number },
  aside: { total: number; funded: number } | null = null,
  id?: string,
): Cohort {
  const seatsOf: Record<string, number | undefined> = groups;
  return cohortWith((cohort) => {
    for (const group of cohort.groups) {
      const seats = seatsOf[group.id];
      if (seats !== undefined) group.places = seats;
    }
    const contract = cohort.contracts.find((one) => one.provider === 'northstar-learning');
    if (!contract) throw new Error('the cohort has no contract of the provider');
    contract.places = { total, funded };
    contract.byDeliveryPartner = aside ? { 'aire-valley-teaching-hub': aside } : {};
  }, id);
}

export const staff = (store: Store, id: string, change: Partial<Staff> = {}): Promise<void> =>
  saveStaff(store, {
    id,
    role: 'coach',
    provider: 'northstar-learning',
    name: `Person ${id}`,
    email: `${id}@northstar-learning.example`,
    capacity: null,
    urn: null,
    scriptsMarked: 0,
    ...change,
  });

export const personIn = (
  journey: string,
  { easting, northing, urn }: Partial<Setting> & { urn?: string },
): Parameters<typeof savePerson>[1] => ({
  journey,
  givenName: 'Ada',
  familyName: 'Test',
  email: `${journey}@school.example`,
  secondEmail: null,
  phone: null,
  trn: null,
  urn: urn ?? null,
  settingName: null,
  headteacherName: null,
  headteacherEmail: null,
  opportunityText: null,
  easting: easting ?? null,
  northing: northing ?? null,
});
