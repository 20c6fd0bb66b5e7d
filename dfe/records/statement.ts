import { z } from 'zod';
import { day, instant, RecordSchemaBuilder, text, type OnUnknown } from './reader.js';

/** A statement of output fees: which declarations are paid together. No amounts are given. */
export function statementSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('statement', onUnknown);
  return reader.whole(
    reader.attributes({
      /** In words, such as `May`. */
      month: text,
      year: text,
      cohort: text,
      /** The last day on which declarations are attached to it. */
      cut_off_date: day,
      payment_date: day,
      paid: z.boolean(),
      created_at: instant,
      updated_at: instant,
    }),
  );
}
export type DfeStatement = z.infer<ReturnType<typeof statementSchema>>;
