/** The closed lists of the lead-provider API v3 that we send, and the values of its answers that we know. */

export const courses = [
  'npq-senior-leadership',
  'npq-headship',
  'npq-executive-leadership',
  'npq-early-years-leadership',
  'npq-senco',
  'npq-leading-teaching',
  'npq-leading-behaviour-culture',
  'npq-leading-teaching-development',
  'npq-leading-literacy',
  'npq-leading-primary-mathematics',
  'npq-early-headship-coaching-offer',
  'npq-additional-support-offer',
] as const;

export const schedules = [
  'npq-leadership-autumn',
  'npq-leadership-spring',
  'npq-specialist-autumn',
  'npq-specialist-spring',
  'npq-ehco-march',
  'npq-ehco-june',
  'npq-ehco-november',
  'npq-ehco-december',
  'npq-aso-march',
  'npq-aso-june',
  'npq-aso-november',
  'npq-aso-december',
] as const;

export const declarationTypes = ['started', 'retained-1', 'retained-2', 'completed'] as const;

/** As we give them: the service sends hyphens where its own file says underscores. */
export const declarationStates = [
  'submitted',
  'eligible',
  'payable',
  'paid',
  'voided',
  'ineligible',
  'awaiting-clawback',
  'clawed-back',
] as const;

/** A declaration in one of these stands, and keeps another of its type from being made. */
export const liveStates: readonly string[] = ['submitted', 'eligible', 'payable', 'paid'];

export const trainingStatuses = ['active', 'deferred', 'withdrawn'] as const;

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

export const rejectionReasons = [
  'rejected_by_provider',
  'registration_expired',
  'other_application_in_this_cohort_accepted',
] as const;
