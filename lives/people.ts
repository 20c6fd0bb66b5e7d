/** The invented people and enrolments that tests of the core and of the shell share. */
import type { Cohort } from '../programmes/cohort-schema.js';
import { cohortOf, programmeOf } from '../programmes/catalogue.js';
import type { Enrolment } from '../workflows/journey/command.js';
import type { Actor, ApplicationForm } from '../workflows/journey/values.js';

export const participant: Actor = { role: 'participant', id: 'participant-1' };
export const headteacher: Actor = { role: 'headteacher', id: 'headteacher-1' };
export const provider: Actor = { role: 'provider', id: 'staff-1' };
export const admin: Actor = { role: 'admin', id: 'admin-1' };
export const engine: Actor = { role: 'engine', id: 'world' };
export const coach = (id = 'coach-1'): Actor => ({ role: 'coach', id });
export const assessor = (id: string): Actor => ({ role: 'assessor', id });

/** A current SENCO of two years' standing, for whom the NPQ is mandatory. */
export const sencoForm: ApplicationForm = {
  role: 'senco',
  motivation: 'current-senco',
  postTakenUp: '2025-09-01',
  earlierAward: 'none',
  teachingYears: 9,
  qts: true,
  opportunity: true,
  setting: 'school',
  fundingWish: 'scholarship',
  workEmail: false,
};

/** The SENCO of a private nursery, whom no duty binds. */
export const nurseryForm: ApplicationForm = {
  role: 'early-years-senco',
  motivation: 'current-senco',
  postTakenUp: '2026-01-05',
  earlierAward: 'none',
  teachingYears: 3,
  qts: false,
  opportunity: true,
  setting: 'early-years',
  fundingWish: 'programme',
  workEmail: false,
};

/** An enrolment with the programme and cohort by value, as the door hands them over. */
export function enrolmentIn(cohort: Cohort, change: Partial<Enrolment> = {}): Enrolment {
  return {
    journey: 'j-0001',
    mode: 'rehearsal',
    programme: programmeOf(cohort.programme, cohort.programmeVersion),
    cohort,
    provider: 'northstar-learning',
    deliveryPartner: null,
    reference: 'NS-0001',
    ...change,
  };
}

export const autumn = (): Cohort => cohortOf('npq-senco-2026-autumn');
export const spring = (): Cohort => cohortOf('npq-senco-2027-spring');
export const earlyYears = (): Cohort => cohortOf('early-years-2027-spring');
