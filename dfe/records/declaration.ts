import { z } from 'zod';
import { courses, declarationStates, declarationTypes } from '../names.js';
import {
  flagOrNull,
  instant,
  orNull,
  RecordSchemaBuilder,
  text,
  textOrNull,
  type OnUnknown,
} from './reader.js';

/** A milestone that was declared for a participant. */
export function declarationSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('participant-declaration', onUnknown);
  const state = z
    .string()
    .transform((value) => reader.see('state', declarationStates, value.replaceAll('_', '-')));
  /** A boolean that the service's own file calls a text. */
  const passed = z.union([
    z.boolean(),
    z.literal('true').transform(() => true),
    z.literal('false').transform(() => false),
  ]);
  return reader.whole(
    reader.attributes({
      participant_id: text,
      declaration_type: reader.known('declaration_type', declarationTypes),
      course_identifier: reader.known('course_identifier', courses),
      declaration_date: instant,
      state,
      /** By the newest outcome; null where there is none and once it is voided. */
      has_passed: orNull(passed),
      delivery_partner_id: textOrNull,
      delivery_partner_name: textOrNull,
      secondary_delivery_partner_id: textOrNull,
      secondary_delivery_partner_name: textOrNull,
      statement_id: textOrNull,
      application_id: textOrNull,
      clawback_statement_id: textOrNull,
      uplift_paid: flagOrNull,
      lead_provider_name: textOrNull,
      ineligible_for_funding_reason: orNull(
        reader.known('ineligible_for_funding_reason', ['duplicate_declaration']),
      ),
      created_at: instant,
      updated_at: instant,
    }),
  );
}
export type DfeDeclaration = z.infer<ReturnType<typeof declarationSchema>>;
