import { newest } from '../rules/look-up.js';
import type { Declaration, Id } from '../world/world.js';
import { written } from './instants.js';
import { recordOf } from './record.js';
import type { Views } from './views.js';

/** Of the newest outcome; one that was voided says nothing. */
function hasPassed(views: Views, declaration: Declaration): boolean | null {
  const outcome = newest(views.outcomesOfDeclaration.get(declaration.id) ?? []);
  return outcome === null || outcome.state === 'voided' ? null : outcome.state === 'passed';
}

/** The statement that pays for it: a declaration that was voided or is ineligible is not paid for. */
function statementOf({ items, state }: Declaration, kind: 'pay' | 'clawback'): Id | null {
  if (state === 'voided' || state === 'ineligible') return null;
  return items.find((item) => item.kind === kind)?.statement ?? null;
}

/** A declaration as the API sends it (DfE §1.4); its state with hyphens. */
export function declarationRecord(views: Views, declaration: Declaration) {
  const { providers, deliveryPartners } = views.world;
  const nameOf = (partner: Id | null) => (partner === null ? null : recordOf(deliveryPartners, partner).name);
  return {
    id: declaration.id,
    type: 'participant-declaration',
    attributes: {
      participant_id: declaration.user,
      declaration_type: declaration.type,
      course_identifier: declaration.course,
      declaration_date: written(declaration.date),
      state: declaration.state,
      has_passed: hasPassed(views, declaration),
      delivery_partner_id: declaration.deliveryPartner,
      delivery_partner_name: nameOf(declaration.deliveryPartner),
      secondary_delivery_partner_id: declaration.secondaryDeliveryPartner,
      secondary_delivery_partner_name: nameOf(declaration.secondaryDeliveryPartner),
      statement_id: statementOf(declaration, 'pay'),
      application_id: declaration.application,
      clawback_statement_id: statementOf(declaration, 'clawback'),
      uplift_paid: declaration.upliftPaid,
      lead_provider_name: recordOf(providers, declaration.provider).name,
      // The service fills it from a reason that creating a declaration no longer sets.
      ineligible_for_funding_reason: null,
      created_at: written(declaration.createdAt),
      updated_at: written(declaration.updatedAt),
    },
  };
}
