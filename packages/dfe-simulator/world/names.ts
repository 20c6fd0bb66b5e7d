/** The closed lists of the lead-provider API v3, as the service sends and takes them. */

/** Course identifiers, with the group that decides schedules and declaration types. */
export const courseGroups = {
  'npq-senior-leadership': 'leadership',
  'npq-headship': 'leadership',
  'npq-executive-leadership': 'leadership',
  'npq-early-years-leadership': 'leadership',
  'npq-senco': 'leadership',
  'npq-leading-teaching': 'specialist',
  'npq-leading-behaviour-culture': 'specialist',
  'npq-leading-teaching-development': 'specialist',
  'npq-leading-literacy': 'specialist',
  'npq-leading-primary-mathematics': 'specialist',
  'npq-early-headship-coaching-offer': 'ehco',
  'npq-additional-support-offer': 'support',
} as const;
export type Course = keyof typeof courseGroups;
export type CourseGroup = (typeof courseGroups)[Course];
export const courses = Object.keys(courseGroups) as [Course, ...Course[]];

export const scheduleGroups = {
  'npq-leadership-autumn': 'leadership',
  'npq-leadership-spring': 'leadership',
  'npq-specialist-autumn': 'specialist',
  'npq-specialist-spring': 'specialist',
  'npq-ehco-march': 'ehco',
  'npq-ehco-june': 'ehco',
  'npq-ehco-november': 'ehco',
  'npq-ehco-december': 'ehco',
  'npq-aso-march': 'support',
  'npq-aso-june': 'support',
  'npq-aso-november': 'support',
  'npq-aso-december': 'support',
} as const satisfies Record<string, CourseGroup>;
export type ScheduleIdentifier = keyof typeof scheduleGroups;
export const scheduleIdentifiers = Object.keys(scheduleGroups) as [
  ScheduleIdentifier,
  ...ScheduleIdentifier[],
];

export const declarationTypes = ['started', 'retained-1', 'retained-2', 'completed'] as const;
export type DeclarationType = (typeof declarationTypes)[number];

/** States as the service sends them: with hyphens, although its own file lists underscores. */
export type DeclarationState =
  | 'submitted'
  | 'eligible'
  | 'payable'
  | 'paid'
  | 'voided'
  | 'ineligible'
  | 'awaiting-clawback'
  | 'clawed-back';
/** A declaration in one of these stands; the others no longer count. */
export const liveStates = ['submitted', 'eligible', 'payable', 'paid'] as const;

export const trainingStatuses = ['active', 'deferred', 'withdrawn'] as const;
export type TrainingStatus = (typeof trainingStatuses)[number];

export const deferralReasons = [
  'bereavement',
  'long-term-sickness',
  'parental-leave',
  'career-break',
  'other',
] as const;

/** The full stop in one of them is the service's own. */
export const withdrawalReasons = [
  'insufficient-capacity-to-undertake-programme',
  'personal-reason-health-or-pregnancy-related',
  'personal-reason-moving-school',
  'personal-reason-other',
  'insufficient-capacity',
  'change-in-developmental-or-personal-priorities',
  'change-in-school-circumstances',
  'change-in-school-leadership',
  'quality-of-programme-structure-not-suitable.',
  'quality-of-programme-content-not-suitable',
  'quality-of-programme-facilitation-not-effective',
  'quality-of-programme-accessibility',
  'quality-of-programme-other',
  'programme-not-appropriate-for-role-and-cpd-needs',
  'started-in-error',
  'expected-commitment-unclear',
  'assessment-requirements-not-met',
  'change-in-career',
  'disengaged-and-unresponsive',
  'non-payment-of-invoice',
  'other',
] as const;

export type RejectionReason =
  'rejected_by_provider' | 'registration_expired' | 'other_application_in_this_cohort_accepted';

/** How a cohort is funded: nobody, up to a number of places, or everybody who is eligible. */
export const cohortFundings = ['zero', 'capped', 'full'] as const;
export type CohortFunding = (typeof cohortFundings)[number];
