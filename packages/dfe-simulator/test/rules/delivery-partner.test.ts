import { describe, expect, it } from 'vitest';
import { changeDeliveryPartner } from '../../rules/index.js';
import { transferApplication } from '../../rules/staff/index.js';
import { partners, providers, smallWorld } from '../../testing/world.js';
import { accepted, ask, declared, now, refusal, unknown, unprocessable } from '../../testing/rules.js';

const later = '2026-11-20T10:00:00.000Z';
const changing = (id: string, delivery_partner_id: unknown, secondary_delivery_partner_id?: unknown) =>
  ask({ delivery_partner_id, secondary_delivery_partner_id }, { id, at: later });

function scene() {
  const world = smallWorld();
  const application = accepted(world);
  const declaration = declared(world, application, 'started', {
    secondary_delivery_partner_id: partners.hill,
  });
  return { world, application, declaration, id: declaration.id };
}

describe('DfE §1.3 changing the delivery partner', () => {
  it('DfE §1.3 sets both, and leaving the second out clears it', () => {
    const { world, declaration, id } = scene();
    changeDeliveryPartner(world, changing(id, partners.hill, partners.coast));
    expect(declaration).toMatchObject({
      deliveryPartner: partners.hill,
      secondaryDeliveryPartner: partners.coast,
      updatedAt: later,
    });
    changeDeliveryPartner(world, changing(id, partners.hill.toUpperCase()));
    expect(declaration).toMatchObject({ deliveryPartner: partners.hill, secondaryDeliveryPartner: null });
  });

  it('DfE §2.3 before cohort 2024 a school number of England will do in place of the country', () => {
    const world = smallWorld();
    world.partnerships.push({ provider: providers.north, partner: partners.coast, cohort: '2023a' });
    const abroad = (cohort: string, schoolUrn: string) =>
      accepted(world, { cohort, schoolUrn, inEngland: false });
    for (const application of [abroad('2023a', '401234'), abroad('2025a', '101234')])
      expect(refusal(world, () => declared(world, application))).toEqual(
        unprocessable('delivery_partner_id'),
      );
    expect(declared(world, abroad('2023a', '101234')).deliveryPartner).toBe(partners.coast);
  });

  it('DfE §1.3 what it is already does not count as a change', () => {
    const { world, declaration, id } = scene();
    changeDeliveryPartner(world, changing(id, partners.coast, partners.hill));
    expect(declaration.updatedAt).toBe(now);
  });

  it('DfE §2.3 refuses partners that do not exist, are another’s or of another cohort, or are one', () => {
    const { world, id } = scene();
    const refused = (...named: unknown[]) =>
      refusal(world, () => changeDeliveryPartner(world, changing(id, named[0], named[1])));
    const [first, second] = ['delivery_partner_id', 'secondary_delivery_partner_id'];
    expect(refused('nobody')).toEqual(unprocessable('delivery_partner', first));
    expect(refused(null)).toEqual(unprocessable('delivery_partner', first));
    expect(refused(partners.coast, 'nobody')).toEqual(unprocessable('secondary_delivery_partner'));
    expect(refused(partners.quay)).toEqual(unprocessable(first));
    expect(refused(partners.vale)).toEqual(unprocessable(first));
    expect(refused(partners.coast, partners.quay)).toEqual(unprocessable(second));
    expect(refused(partners.hill, partners.hill)).toEqual(unprocessable(second));
  });

  it('DfE §2.3 a partner that it has already may have left the provider since', () => {
    const { world, declaration, id } = scene();
    world.partnerships = [];
    changeDeliveryPartner(world, changing(id, partners.coast, partners.hill));
    expect(declaration.secondaryDeliveryPartner).toBe(partners.hill);
  });

  it('DfE §2.3 outside England there is no way to say one', () => {
    const world = smallWorld();
    const application = accepted(world, { inEngland: false });
    const { id } = declared(world, application, 'started', { delivery_partner_id: null });
    expect(refusal(world, () => changeDeliveryPartner(world, changing(id, partners.coast)))).toEqual(
      unprocessable('delivery_partner_id'),
    );
  });

  it('DfE §1.2 404 and 403 come before 400', () => {
    const { world, application, id } = scene();
    const empty = ask({}, { id, provider: providers.harbour });
    expect(refusal(world, () => changeDeliveryPartner(world, empty))).toEqual(unknown);
    transferApplication(world, now, { application: application.id, provider: providers.harbour });
    expect(refusal(world, () => changeDeliveryPartner(world, empty)).status).toBe(403);
    expect(refusal(world, () => changeDeliveryPartner(world, ask({}, { id }))).status).toBe(400);
  });
});
