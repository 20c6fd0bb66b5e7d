import { z } from 'zod';
import { instant, RecordSchemaBuilder, text, type OnUnknown } from './reader.js';

/** Who delivers for this provider, and in which cohorts. */
export function deliveryPartnerSchema(onUnknown: OnUnknown) {
  const reader = new RecordSchemaBuilder('delivery-partner', onUnknown);
  return reader.whole(
    reader.attributes({
      name: text,
      /** The years in which the cohorts start: the service sends numbers, its own file says texts. */
      cohort: z.array(z.coerce.string()),
      created_at: instant,
      updated_at: instant,
    }),
  );
}
export type DfeDeliveryPartner = z.infer<ReturnType<typeof deliveryPartnerSchema>>;
