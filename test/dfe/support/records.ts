/** Records as the service sends them; every person is invented. */

export const ids = {
  person: '7e5bcdbf-c818-4961-8da5-439cab1984e0',
  merged: 'c2a7ef98-bbfc-48c5-8f02-d484071d2165',
  application: 'db3a7848-7308-4879-942a-c4a70ced400a',
  declaration: 'cd3a1234-7308-4879-942a-c4a70ced400a',
  partner: '524df095-f9bf-4f9d-ba4c-772545a99e60',
  second: 'f0de7abf-399b-4e68-83de-2c33b503810c',
};

const stamps = { created_at: '2026-09-01T09:00:00.000Z', updated_at: '2026-09-02T09:00:00.000Z' };

export const application = (change: object = {}, id = ids.application) => ({
  id,
  type: 'npq_application',
  attributes: {
    course_identifier: 'npq-senco',
    email: 'wren.ashby@example.org',
    email_validated: true,
    employer_name: null,
    employment_role: null,
    full_name: 'Wren Ashby',
    funding_choice: null,
    headteacher_status: null,
    ineligible_for_funding_reason: null,
    participant_id: ids.person,
    private_childcare_provider_urn: null,
    teacher_reference_number: '1234567',
    teacher_reference_number_validated: true,
    school_urn: '100000',
    school_ukprn: null,
    status: 'pending',
    reason_for_rejection: null,
    works_in_school: true,
    cohort: '2026',
    cohort_suffix: 'b',
    eligible_for_funding: true,
    targeted_delivery_funding_eligibility: false,
    teacher_catchment: true,
    teacher_catchment_country: null,
    teacher_catchment_iso_country_code: 'GBR',
    itt_provider: null,
    lead_mentor: false,
    funded_place: null,
    schedule_identifier: null,
    works_as_senco: 'yes',
    senco_start_date: '2025-09-01',
    ...stamps,
    ...change,
  },
});

export const enrolment = (change: object = {}) => ({
  email: null,
  course_identifier: 'npq-senco',
  schedule_identifier: 'npq-leadership-autumn',
  cohort: '2026',
  cohort_suffix: 'b',
  npq_application_id: ids.application,
  eligible_for_funding: true,
  training_status: 'active',
  school_urn: null,
  targeted_delivery_funding_eligibility: false,
  withdrawal: null,
  deferral: null,
  created_at: '2026-09-05T09:00:00.000Z',
  funded_place: true,
  ...change,
});

export const participant = (change: object = {}, enrolments = [enrolment()]) => ({
  id: ids.person,
  type: 'npq-participant',
  attributes: {
    full_name: 'Wren Ashby',
    previous_names: [],
    teacher_reference_number: null,
    updated_at: stamps.updated_at,
    npq_enrolments: enrolments,
    participant_id_changes: [],
    ...change,
  },
});

export const declaration = (change: object = {}, id = ids.declaration) => ({
  id,
  type: 'participant-declaration',
  attributes: {
    participant_id: ids.person,
    declaration_type: 'started',
    course_identifier: 'npq-senco',
    declaration_date: '2026-10-19T09:00:00Z',
    state: 'eligible',
    has_passed: null,
    delivery_partner_id: ids.partner,
    delivery_partner_name: 'Aire Valley Teaching Hub',
    secondary_delivery_partner_id: null,
    secondary_delivery_partner_name: null,
    statement_id: null,
    application_id: ids.application,
    clawback_statement_id: null,
    uplift_paid: false,
    lead_provider_name: 'Northstar Learning',
    ineligible_for_funding_reason: null,
    ...stamps,
    ...change,
  },
});

export const outcome = (change: object = {}) => ({
  id: 'aa3a1234-7308-4879-942a-c4a70ced400a',
  type: 'participant-outcome',
  attributes: {
    state: 'passed',
    completion_date: '2028-05-31T00:00:00+00:00',
    course_identifier: 'npq-senco',
    participant_id: ids.person,
    ...stamps,
    ...change,
  },
});

export const started = {
  participantId: ids.person,
  declarationType: 'started',
  declarationDate: '2026-10-19T09:00:00Z',
  courseIdentifier: 'npq-senco',
  deliveryPartnerId: ids.partner,
} as const;

export const unprocessable = (title: string, detail = 'No.') => ({
  status: 422,
  json: { errors: [{ title, detail }] },
});
