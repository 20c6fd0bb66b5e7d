import type { z } from 'zod';
import { courses } from '../names.js';
import { day, instant, RecordSchemaBuilder, text, type OnUnknown } from './reader.js';

/** A result: append-only, the newest counts; `voided` when its declaration was voided. */
export function outcomeSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('participant-outcome', onUnknown);
  return reader.whole(
    reader.attributes({
      state: reader.known('state', ['passed', 'failed', 'voided']),
      completion_date: day,
      course_identifier: reader.known('course_identifier', courses),
      participant_id: text,
      created_at: instant,
      updated_at: instant,
    }),
  );
}
export type DfeOutcome = z.infer<ReturnType<typeof outcomeSchema>>;
