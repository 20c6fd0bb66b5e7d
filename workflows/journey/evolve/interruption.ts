import type { Evolvers } from '../evolve.js';

/** S4: deferral, withdrawal, transfer, and the end. */
export const interruptionEvolvers: Evolvers<
  | 'Deferred'
  | 'Returned'
  | 'Withdrawn'
  | 'Reinstated'
  | 'CohortChanged'
  | 'ProviderChanged'
  | 'DetailsChanged'
  | 'Ended'
> = {
  Deferred: (_, { expectedReturn, at, reason }) => ({
    status: 'deferred',
    deferral: { since: at, reason: reason ?? '', expectedReturn },
  }),
  Returned: (journey, { deferredDays, at }) => ({
    status: journey.group === null ? 'applying' : 'active',
    deferral: null,
    deferredDays: journey.deferredDays + deferredDays,
    lastHeard: at,
  }),
  Withdrawn: (journey, { at, by, reason }) => ({
    status: 'withdrawn',
    withdrawal: { on: at, by, reason: reason ?? '' },
    deferral: null,
    application: { ...journey.application, place: 'released', offer: null },
  }),
  Reinstated: (journey, { at }) => ({
    status: 'applying',
    withdrawal: null,
    lastHeard: at,
    application: { ...journey.application, place: 'none' },
  }),
  CohortChanged: (_, { cohort }) => ({ cohort, windowsPassed: [], catchUps: {} }),
  ProviderChanged: (_, { provider, deliveryPartner }) => ({ provider, deliveryPartner, coach: null }),
  DetailsChanged: (_, { fields }) => (fields.includes('email') ? { reachable: true } : {}),
  Ended: (journey, { as, why, at }) => ({
    status: 'ended',
    stage: 'ended',
    ended: { as, why, at },
    agenda: [],
    exceptions: journey.exceptions.filter((one) => one.code === 'effect-failed'),
    application: { ...journey.application, offer: null },
  }),
};
