/** The autumn cohort with room for as many as are measured, in one group. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import { cohortOf } from '../../programmes/catalogue.js';

export const BENCH_PROVIDER = 'northstar-learning';
const GROUP = 'manchester';
const ROOM = 100_000;

export function roomyCohort(): Cohort {
  const cohort = structuredClone(cohortOf('npq-senco-2026-autumn'));
  cohort.groups = cohort.groups.filter(({ id }) => id === GROUP).map((group) => ({ ...group, places: ROOM }));
  cohort.contracts = cohort.contracts
    .filter(({ provider }) => provider === BENCH_PROVIDER)
    .map((contract) => ({ ...contract, places: { total: ROOM, funded: ROOM }, byDeliveryPartner: {} }));
  return cohort;
}
