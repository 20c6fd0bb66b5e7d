import type { Evolvers } from './evolvers.js';
import type { Journey } from '../state.js';

/** An applicant who moves leaves the place, the offer or the waiting list of before (S4.4). */
const soughtElsewhere = ({ status, application }: Journey): Partial<Journey> =>
  status === 'applying' ? { group: null, application: { ...application, place: 'none', offer: null } } : {};

/** S4: deferral, withdrawal, transfer, and the end. */
export const interruptionEvolvers = {
  /** A deferral prolonged is still the same one, counted from its first day. */
  Deferred: (journey, { expectedReturn, at, reason }) => ({
    status: 'deferred',
    deferral: { since: journey.deferral?.since ?? at, reason: reason ?? '', expectedReturn },
  }),
  Returned: (journey, { deferredDays, at }) => ({
    status: 'active',
    deferral: null,
    deferredDays: journey.deferredDays + deferredDays,
    lastHeard: at,
  }),
  Withdrawn: (journey, { at, by, reason }) => ({
    status: 'withdrawn',
    withdrawal: { on: at, by, reason: reason ?? '' },
    deferral: null,
    coachSought: false,
    application: { ...journey.application, place: 'released', offer: null },
  }),
  Reinstated: (journey, { at }) => ({
    status: 'applying',
    withdrawal: null,
    lastHeard: at,
    application: { ...journey.application, place: 'none' },
  }),
  CohortChanged: (journey, { cohort }) => ({
    cohort,
    windowsPassed: [],
    catchUps: {},
    plan: {},
    ...soughtElsewhere(journey),
  }),
  ProviderChanged: (journey, { provider, deliveryPartner }) => ({
    provider,
    deliveryPartner,
    // Coaches belong to a provider; another partner of the same one changes nothing for them.
    ...(provider === journey.provider ? {} : { coach: null, coachSought: false }),
    ...soughtElsewhere(journey),
  }),
  DetailsChanged: (_, { fields }) => (fields.includes('email') ? { reachable: true } : {}),
  Ended: (journey, { as, why, at }) => ({
    status: 'ended',
    stage: 'ended',
    ended: { as, why, at },
    agenda: [],
    exceptions: journey.exceptions.filter((one) => one.code === 'effect-failed'),
    application: { ...journey.application, offer: null },
  }),
} satisfies Partial<Evolvers>;
