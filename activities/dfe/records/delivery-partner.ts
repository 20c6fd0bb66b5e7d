import { z } from 'zod';
import { instant, Reader, text, type OnUnknown } from './reader.js';

/** Who delivers for this provider, and in which cohorts. */
export function deliveryPartnerSchema(onUnknown: OnUnknown) {
  const reader = new Reader('delivery-partner', onUnknown);
  return reader.whole(
    reader.attributes({
      name: text,
      /** The years in which the cohorts start. */
      cohort: z.array(z.string()),
      created_at: instant,
      updated_at: instant,
    }),
  );
}
export type DeliveryPartner = z.infer<ReturnType<typeof deliveryPartnerSchema>>;
