import { z } from 'zod';
import { courses, deferralReasons, schedules, trainingStatuses, withdrawalReasons } from '../names.js';
import {
  flagOrNull,
  instant,
  orNull,
  RecordSchemaBuilder,
  text,
  textOrNull,
  type OnUnknown,
} from './reader.js';

/** A person with at least one accepted application with this provider. */
export function participantSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('npq-participant', onUnknown);
  const within = 'npq_enrolments.';
  const interruption = (name: string, reasons: readonly string[]) => {
    const path = `${within}${name}.`;
    return orNull(reader.attributes({ reason: reader.known(`${path}reason`, reasons), date: instant }, path));
  };
  const enrolment = reader.attributes(
    {
      email: textOrNull,
      course_identifier: reader.known(`${within}course_identifier`, courses),
      schedule_identifier: orNull(reader.known(`${within}schedule_identifier`, schedules)),
      cohort: textOrNull,
      cohort_suffix: textOrNull,
      npq_application_id: text,
      /** The flag of registration: whether funding was had before is not looked at here. */
      eligible_for_funding: z.boolean(),
      training_status: reader.known(`${within}training_status`, trainingStatuses),
      school_urn: textOrNull,
      targeted_delivery_funding_eligibility: flagOrNull,
      /** Only while that is the current status. */
      withdrawal: interruption('withdrawal', withdrawalReasons),
      /** Only while that is the current status. */
      deferral: interruption('deferral', deferralReasons),
      /** When the application was accepted. */
      created_at: orNull(instant),
      funded_place: flagOrNull,
    },
    within,
  );
  return reader.whole(
    reader.attributes({
      full_name: text,
      previous_names: z
        .array(z.string())
        .nullish()
        .transform((names) => names ?? []),
      teacher_reference_number: textOrNull,
      updated_at: instant,
      npq_enrolments: z.array(enrolment),
      participant_id_changes: z
        .array(
          reader.attributes(
            { from_participant_id: text, to_participant_id: text, changed_at: orNull(instant) },
            'participant_id_changes.',
          ),
        )
        .nullish()
        .transform((changes) => changes ?? []),
    }),
  );
}
export type DfeParticipant = z.infer<ReturnType<typeof participantSchema>>;
/** One accepted application of a participant. */
export type DfeEnrolment = DfeParticipant['npqEnrolments'][number];
