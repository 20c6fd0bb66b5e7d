import { z } from 'zod';
import { courses, rejectionReasons, schedules } from '../names.js';
import {
  day,
  flagOrNull,
  instant,
  orNull,
  text,
  textOrNull,
  RecordSchemaBuilder,
  type OnUnknown,
} from './reader.js';

/** Documented as a boolean and sent as the raw answer: `yes`, or one of two ways to say no. */
const sencoAnswers = ['yes', 'no', 'no_but_i_plan_to_become_one', 'no_i_do_not_plan_to_be_a_SENCO'] as const;
const headteacherStatuses = [
  'no',
  'yes_when_course_starts',
  'yes_in_first_two_years',
  'yes_over_two_years',
  'yes_in_first_five_years',
  'yes_over_five_years',
] as const;
const fundingChoices = ['school', 'trust', 'self', 'another', 'employer'] as const;
const ineligibleReasons = ['previously-funded', 'establishment-ineligible'] as const;

/** A person's application for a course with this provider. */
export function applicationSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('npq_application', onUnknown);
  const answer = z.union([z.boolean(), z.string()]).transform((value) => {
    const said = value === true ? 'yes' : value === false ? 'no' : value;
    return reader.see('works_as_senco', sencoAnswers, said);
  });
  return reader.whole(
    reader.attributes({
      course_identifier: reader.known('course_identifier', courses),
      email: textOrNull,
      email_validated: flagOrNull,
      employer_name: textOrNull,
      employment_role: textOrNull,
      full_name: text,
      funding_choice: orNull(reader.known('funding_choice', fundingChoices)),
      headteacher_status: orNull(reader.known('headteacher_status', headteacherStatuses)),
      ineligible_for_funding_reason: orNull(reader.known('ineligible_for_funding_reason', ineligibleReasons)),
      participant_id: text,
      private_childcare_provider_urn: textOrNull,
      teacher_reference_number: textOrNull,
      teacher_reference_number_validated: flagOrNull,
      school_urn: textOrNull,
      school_ukprn: textOrNull,
      status: reader.known('status', ['pending', 'accepted', 'rejected']),
      reason_for_rejection: orNull(reader.known('reason_for_rejection', rejectionReasons)),
      works_in_school: flagOrNull,
      /** The year in which the cohort starts. */
      cohort: textOrNull,
      /** Several cohorts may start in a year: `a`, `b`. */
      cohort_suffix: textOrNull,
      /** Here whether funding was had before is taken into account already; in an enrolment it is not. */
      eligible_for_funding: z.boolean(),
      targeted_delivery_funding_eligibility: flagOrNull,
      /** Whether the setting is in the United Kingdom. */
      teacher_catchment: flagOrNull,
      teacher_catchment_country: textOrNull,
      teacher_catchment_iso_country_code: textOrNull,
      itt_provider: textOrNull,
      lead_mentor: flagOrNull,
      /** Null where the cohort has no cap on funded places. */
      funded_place: flagOrNull,
      created_at: instant,
      updated_at: instant,
      schedule_identifier: orNull(reader.known('schedule_identifier', schedules)),
      works_as_senco: orNull(answer),
      senco_start_date: orNull(day),
    }),
  );
}
export type DfeApplication = z.infer<ReturnType<typeof applicationSchema>>;
