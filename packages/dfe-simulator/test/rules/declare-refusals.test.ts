import { describe, expect, it } from 'vitest';
import { declare } from '../../rules/index.js';
import { transferApplication } from '../../rules/staff/index.js';
import { partners, providers, smallWorld } from '../../testing/world.js';
import { accepted, ask, declaring, refusal, unprocessable } from '../../testing/rules.js';

describe('DfE §2.3 what a declaration is refused for, more closely', () => {
  const refused = (over: Record<string, unknown>, type = 'completed') => {
    const world = smallWorld();
    const application = accepted(world);
    return refusal(world, () => declare(world, ask(declaring(application, type, over))));
  };

  it('DfE §2.3 a blank type gets both messages', () => {
    expect(refused({ declaration_type: '' })).toEqual(unprocessable('declaration_type', 'declaration_type'));
  });

  it('DfE §2.3 with nothing known in it, everything that is missing is named', () => {
    const world = smallWorld();
    expect(refusal(world, () => declare(world, ask({ evidence: 'anything' })))).toEqual(
      unprocessable('participant_id', 'declaration_date', 'declaration_type', 'declaration_type'),
    );
  });

  it('DfE §2.3 withdrawn and no date that can be read: the service stumbles, a 400', () => {
    const world = smallWorld();
    const application = accepted(world);
    application.trainingHistory.push({
      provider: providers.north,
      status: 'withdrawn',
      reason: 'other',
      at: '2026-09-15T09:00:00.000Z',
    });
    const asked = ask(declaring(application, 'started', { declaration_date: 'soon' }));
    expect(refusal(world, () => declare(world, asked)).status).toBe(400);
  });

  it.each(['2026-10-05 09:30:00', '2026-02-30T09:30:00Z', '05/10/2026', 20261005])(
    'DfE §2.3 %s is no date-time',
    (declaration_date) => {
      expect(new Set(refused({ declaration_date }).titles)).toEqual(new Set(['declaration_date']));
    },
  );

  it('DfE §2.3 a participant of the course with another provider alone has no schedule here', () => {
    const world = smallWorld();
    const application = accepted(world);
    accepted(world, { user: application.user, course: 'npq-headship' });
    transferApplication(world, '2026-10-01T09:00:00.000Z', {
      application: application.id,
      provider: providers.harbour,
    });
    expect(refusal(world, () => declare(world, ask(declaring(application))))).toEqual(
      unprocessable('application'),
    );
  });

  it('DfE §2.3 a specialist schedule has no retained-2', () => {
    const world = smallWorld();
    const application = accepted(world, { course: 'npq-leading-literacy' });
    expect(refusal(world, () => declare(world, ask(declaring(application, 'retained-2'))))).toEqual(
      unprocessable('declaration_type'),
    );
  });

  it('DfE §0.8 when the last deadline has passed the contract has ended, about the cohort', () => {
    const world = smallWorld();
    const application = accepted(world);
    const late = (at: string) => () => declare(world, ask(declaring(application), { at }));
    expect(refusal(world, late('2027-03-26T00:00:00.000Z'))).toEqual(unprocessable('cohort'));
    expect(late('2027-03-25T23:59:59.000Z')().state).toBe('eligible');
  });

  it('DfE §2.3 the partners: outside England none, a second one needs a first, another and a partner', () => {
    const outside = (over: Record<string, unknown>) => {
      const world = smallWorld();
      const application = accepted(world, { inEngland: false });
      return refusal(world, () => declare(world, ask(declaring(application, 'started', over))));
    };
    const second = 'secondary_delivery_partner_id';
    expect(outside({})).toEqual(unprocessable('delivery_partner_id'));
    expect(outside({ [second]: partners.hill })).toEqual(unprocessable('delivery_partner_id', second));
    expect(outside({ delivery_partner_id: null, [second]: partners.hill })).toEqual(unprocessable(second));
    expect(refused({ delivery_partner_id: partners.vale })).toEqual(unprocessable('delivery_partner_id'));
    expect(refused({ [second]: 'nobody' })).toEqual(unprocessable(second));
    expect(refused({ [second]: partners.coast })).toEqual(unprocessable(second));
    expect(refused({ [second]: partners.quay })).toEqual(unprocessable(second));
    expect(refused({ delivery_partner_id: null, [second]: partners.hill })).toEqual(
      unprocessable('delivery_partner_id', second),
    );
  });
});
