/** The Department's own codes for a decision about funding (S2.7): a closed list, with what each says. */
export const fundingStatuses = {
  funded: 'Eligible for a scholarship',
  subject_to_review: 'A person at the Department decides',
  referred_by_return_to_teaching_adviser:
    'A person at the Department decides, after a referral by a Return to Teaching adviser',
  unfunded_cohort: 'No place of this cohort is funded',
  not_in_england: 'Does not work in England',
  previously_funded: 'Has had a scholarship for this course before',
  ineligible_establishment_type: 'The kind of workplace is not eligible',
  ineligible_establishment_not_a_pp50: 'Other courses only: not among the schools with most disadvantage',
  ineligible_institution_type: 'The kind of institution is not eligible; no longer given',
  early_years_invalid_npq: 'This course is not funded in that early years setting',
  not_entitled_childminder: 'The early years leadership course only: childminder without entitlement',
  not_lead_mentor_course: 'This course is not funded for lead mentors of initial teacher training',
  not_new_headteacher_requesting_ehco: 'The early headship offer only: not a new headteacher',
  marked_funded_by_policy: 'The Department’s staff have said yes, whatever the rule says',
  marked_ineligible_by_policy: 'The Department’s staff have said no, whatever the rule says',
} as const;

export type FundingStatus = keyof typeof fundingStatuses;
