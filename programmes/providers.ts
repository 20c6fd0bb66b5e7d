/**
 * The providers that run side by side, as suppliers under a framework, and their delivery partners
 * (S1.9). All are invented; mail domains are reserved ones that nobody owns.
 */
import { z } from 'zod';
import { idSchema } from './schema.js';

const text = z.string().trim().min(1, 'must not be empty');
const email = z.email().regex(/\.(test|example)$/, 'must end in .test or .example');

const deliveryPartnerSchema = z.strictObject({ id: idSchema, name: text, provider: idSchema });

const providerSchema = z.strictObject({
  id: idSchema,
  name: text,
  email,
  phone: z.string().regex(/^0[\d ]{9,12}$/, 'must be a UK telephone number, such as 0113 496 0100'),
});

export const providersSchema = z.strictObject({
  providers: z.array(providerSchema).min(1),
  deliveryPartners: z.array(deliveryPartnerSchema),
});

type DeliveryPartner = z.infer<typeof deliveryPartnerSchema>;
/** A provider together with its own delivery partners. */
export type Provider = z.infer<typeof providerSchema> & { deliveryPartners: DeliveryPartner[] };

/** Telephone numbers are from the ranges that Ofcom keeps for fiction. */
export const providers = {
  providers: [
    {
      id: 'northstar-learning',
      name: 'Northstar Learning',
      email: 'npq@northstar-learning.example',
      phone: '0113 496 0140',
    },
    {
      id: 'harbour-education',
      name: 'Harbour Education',
      email: 'npq@harbour-education.example',
      phone: '0117 496 0152',
    },
  ],
  deliveryPartners: [
    { id: 'aire-valley-teaching-hub', name: 'Aire Valley Teaching Hub', provider: 'northstar-learning' },
    { id: 'irwell-schools-alliance', name: 'Irwell Schools Alliance', provider: 'northstar-learning' },
    { id: 'severnside-teaching-hub', name: 'Severnside Teaching Hub', provider: 'harbour-education' },
    { id: 'fleet-river-trust', name: 'Fleet River Trust', provider: 'harbour-education' },
    { id: 'pennine-early-years', name: 'Pennine Early Years Consortium', provider: 'northstar-learning' },
    { id: 'wharfedale-council', name: 'Wharfedale Council Early Years', provider: 'northstar-learning' },
    { id: 'estuary-early-years', name: 'Estuary Early Years Consortium', provider: 'harbour-education' },
    { id: 'avonmere-council', name: 'Avonmere Council Early Years', provider: 'harbour-education' },
  ],
} satisfies z.infer<typeof providersSchema>;
