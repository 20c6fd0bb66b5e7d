import { describe, expect, it } from 'vitest';
import { declare, deferParticipant } from '../../rules/index.js';
import { newestOutcome } from '../../rules/look-up.js';
import { changeFunding } from '../../rules/staff/index.js';
import { partners, providers, smallWorld, statementId } from '../../testing/world.js';
import {
  accepted,
  ask,
  declared,
  declaring,
  now,
  person,
  refusal,
  unprocessable,
} from '../../testing/rules.js';

const first = statementId('north', '2026b', '2026-11-25');

describe('DfE §2.3 what a declaration becomes', () => {
  it('DfE §2.3 one that can be paid is eligible, on the open output-fee statement whose deadline is next', () => {
    const world = smallWorld();
    const application = accepted(world);
    const declaration = declared(world, application, 'started', {
      declaration_date: '2026-10-05T10:30:00.75+01:00',
      secondary_delivery_partner_id: partners.hill,
    });
    expect(declaration).toMatchObject({
      application: application.id,
      user: application.user,
      provider: providers.north,
      course: 'npq-senco',
      cohort: '2026b',
      date: '2026-10-05T09:30:00Z',
      state: 'eligible',
      items: [{ statement: first, kind: 'pay' }],
      deliveryPartner: partners.coast,
      secondaryDeliveryPartner: partners.hill,
      supersededBy: null,
      createdAt: now,
      updatedAt: now,
    });
    expect(world.declarations.get(declaration.id)).toBe(declaration);
  });

  it('DfE §0.8 until midnight UTC, winter and summer, a deadline has not passed', () => {
    const world = smallWorld();
    for (const statement of world.statements.values())
      if (statement.id === first) statement.deadline = '2026-10-20';
    const on = (at: string) => {
      const [item] = declare(world, ask(declaring(accepted(world)), { at })).items;
      return item?.statement === first;
    };
    expect(on('2026-10-20T23:59:59.000Z')).toBe(true);
    expect(on('2026-10-21T00:00:00.000Z')).toBe(false);
  });

  it.each([
    ['without a funded place', {}, { funded_place: false }],
    ['not eligible', { eligibleForFunding: false }, { funded_place: false }],
    ['of a cohort without funding', { cohort: '2026a' }, { funded_place: false }],
  ] as const)('DfE §2.3 %s it is submitted and on no statement, open or not', (_name, over, attributes) => {
    const world = smallWorld();
    const application = accepted(world, over, attributes);
    world.statements.clear();
    expect(declared(world, application)).toMatchObject({ state: 'submitted', items: [] });
  });

  it('DfE §0.9 whoever was funded before is not paid for again, unless the Department decides so', () => {
    const world = smallWorld();
    const before = accepted(world, { cohort: '2025a' });
    const application = accepted(world, { user: before.user });
    expect(declared(world, application).state).toBe('submitted');
    const input = { application: application.id, eligibleForFunding: true, fundedByPolicy: true };
    changeFunding(world, now, input);
    expect(declared(world, application, 'retained-1').state).toBe('eligible');
  });

  it('DfE §0.9 and the acceptance of today makes the one of last year "previously funded"', () => {
    const world = smallWorld();
    const before = accepted(world, { cohort: '2025a' });
    expect(declared(world, before).state).toBe('eligible');
    accepted(world, { user: before.user });
    expect(declared(world, before, 'retained-1').state).toBe('submitted');
  });

  it('DfE §2.3 under another record with the same TRN it is ineligible, and linked to the original', () => {
    const world = smallWorld();
    const original = declared(world, accepted(world, { user: person(world, '1234567'), cohort: '2025a' }));
    const double = accepted(world, { user: person(world, '1234567') });
    expect(declared(world, double)).toMatchObject({
      state: 'ineligible',
      supersededBy: original.id,
      items: [],
    });
    expect(declared(world, double, 'retained-1').state).toBe('eligible');
    original.state = 'voided';
    expect(declared(world, double)).toMatchObject({ state: 'eligible', supersededBy: null });
  });

  it('DfE §0.6 the same declaration again is refused, about base, while it stands', () => {
    const world = smallWorld();
    const application = accepted(world);
    const { date, ...declaration } = declared(world, application);
    const again = () => declare(world, ask(declaring(application)));
    for (const state of ['submitted', 'eligible', 'payable', 'paid'] as const) {
      world.declarations.set(declaration.id, { ...declaration, date, state });
      expect(refusal(world, again)).toEqual(unprocessable('base'));
    }
    world.declarations.set(declaration.id, { ...declaration, date, state: 'awaiting-clawback' });
    expect(again().state).toBe('eligible');
  });

  it('DfE §0.5 no order of milestones is asked for, and deferral is no obstacle', () => {
    const world = smallWorld();
    const application = accepted(world);
    declared(world, application, 'completed');
    const course_identifier = 'npq-senco';
    deferParticipant(world, ask({ course_identifier, reason: 'other' }, { id: application.user }));
    expect(declared(world, application, 'retained-2').state).toBe('eligible');
    expect(declared(world, application, 'started').state).toBe('eligible');
  });

  it('DfE §2.3 it may be dated before a withdrawal, not from it on', () => {
    const world = smallWorld();
    const application = accepted(world);
    const at = '2026-10-05T09:30:00.000Z';
    application.trainingHistory.push({ provider: providers.north, status: 'withdrawn', reason: 'other', at });
    expect(refusal(world, () => declared(world, application))).toEqual(unprocessable('participant_id'));
    const declaration_date = '2026-10-05T09:29:59Z';
    expect(declared(world, application, 'started', { declaration_date }).state).toBe('eligible');
  });

  it('DfE §2.3 the newest accepted application for the course is used', () => {
    const world = smallWorld();
    const old = accepted(world, { cohort: '2025a' });
    const fresh = accepted(world, { user: old.user });
    expect(declared(world, old).application).toBe(fresh.id);
    fresh.status = 'rejected';
    expect(declared(world, old).application).toBe(old.id);
  });

  it('DfE §2.3 outside England it has no partner; before cohort 2024 it need not', () => {
    const world = smallWorld();
    const none = { delivery_partner_id: null };
    const outside = accepted(world, { inEngland: false });
    expect(declared(world, outside, 'started', none).deliveryPartner).toBeNull();
    const early = accepted(world, { cohort: '2023a' });
    expect(declared(world, early, 'started', none).deliveryPartner).toBeNull();
  });

  it.each([
    [true, 'passed'],
    ['true', 'passed'],
    [false, 'failed'],
    ['false', 'failed'],
  ])(
    'DfE §0.4 a completed one with has_passed %j writes the outcome %s with its date',
    (has_passed, state) => {
      const world = smallWorld();
      const declaration = declared(world, accepted(world), 'completed', {
        has_passed,
        declaration_date: '2026-09-30T23:30:00Z',
      });
      expect(newestOutcome(world, declaration)).toMatchObject({
        declaration: declaration.id,
        user: declaration.user,
        course: 'npq-senco',
        state,
        completionDate: '2026-09-30',
      });
    },
  );

  it('DfE §2.3 the coaching offer completes without a result', () => {
    const world = smallWorld();
    world.schedules.push({
      cohort: '2026b',
      identifier: 'npq-ehco-june',
      appliesFrom: '2026-09-01',
      appliesTo: '2027-12-31',
      allowed: ['completed'],
    });
    const attributes = { schedule_identifier: 'npq-ehco-june' };
    const application = accepted(world, { course: 'npq-early-headship-coaching-offer' }, attributes);
    expect(declared(world, application, 'completed', { has_passed: null }).type).toBe('completed');
    expect(world.outcomes.size).toBe(0);
  });
});
