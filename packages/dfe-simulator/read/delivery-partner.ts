import type { DeliveryPartner, Id } from '../world/world.js';
import { written } from './instants.js';
import type { Views } from './views.js';
import { partnerYears } from './visible.js';

/** A delivery partner as the API sends it to one provider: the years are numbers, whatever the file says. */
export function deliveryPartnerRecord(views: Views, provider: Id, partner: DeliveryPartner) {
  return {
    id: partner.id,
    type: 'delivery-partner',
    attributes: {
      name: partner.name,
      cohort: partnerYears(views, provider, partner.id),
      created_at: written(partner.createdAt),
      updated_at: written(partner.updatedAt),
    },
  };
}
