import { notFound } from '../world/refusal.js';
import type { Declaration, World } from '../world/world.js';
import { requireAttributes, textOf } from './attributes.js';
import { partnerNamed } from './declaration/draft.js';
import { partnerRules } from './declaration/partner-checks.js';
import { ownDeclaration } from './own-declaration.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** Says again who delivered. Leaving the second partner out clears it; outside England nothing can be said. */
export function changeDeliveryPartner(world: World, asked: Asked): Declaration {
  const declaration = ownDeclaration(world, asked);
  requireAttributes(asked);
  const application = world.applications.get(declaration.application);
  if (!application) throw notFound();
  const primary = partnerNamed(world, asked.attributes['delivery_partner_id']);
  const secondary = partnerNamed(world, asked.attributes['secondary_delivery_partner_id']);
  const before = { primary: declaration.deliveryPartner, secondary: declaration.secondaryDeliveryPartner };
  const refusals = new Refusals();
  if (!primary) refusals.add('delivery_partner', 'There is no delivery partner with this id.');
  if (textOf(asked, 'secondary_delivery_partner_id') !== null && !secondary)
    refusals.add('secondary_delivery_partner', 'There is no delivery partner with this id.');
  refusals.addAll(
    partnerRules(world, {
      provider: declaration.provider,
      cohort: declaration.cohort,
      application,
      primary,
      secondary,
      before,
    }),
  );
  if (textOf(asked, 'delivery_partner_id') === null)
    refusals.add('delivery_partner_id', 'Say which delivery partner it was.');
  refusals.throwIfAny();
  if (!primary) throw notFound();

  declaration.deliveryPartner = primary.id;
  declaration.secondaryDeliveryPartner = secondary?.id ?? null;
  if (before.primary !== primary.id || before.secondary !== declaration.secondaryDeliveryPartner)
    declaration.updatedAt = asked.at;
  return declaration;
}
