import { describe, expect, it } from 'vitest';
import { recordOutcome, voidDeclaration } from '../../rules/index.js';
import { transferApplication } from '../../rules/staff/index.js';
import type { Outcome } from '../../world/world.js';
import { providers, smallWorld } from '../../testing/world.js';
import { accepted, ask, declared, now, refusal, unprocessable } from '../../testing/rules.js';

const later = '2026-11-20T10:00:00.000Z';

function scene(has_passed = true) {
  const world = smallWorld();
  const application = accepted(world);
  const declaration = declared(world, application, 'completed', { has_passed });
  const asked = (attributes: Record<string, unknown>, provider = providers.north) =>
    ask(
      { course_identifier: 'npq-senco', completion_date: '2026-10-05', ...attributes },
      { id: application.user, at: later, provider },
    );
  const post = (attributes: Record<string, unknown>, provider?: string): Outcome =>
    recordOutcome(world, asked(attributes, provider));
  return { world, application, declaration, asked, post };
}

describe('DfE §2.4 outcomes', () => {
  it('DfE §2.4 a failed one becomes passed by a new record, which touches the declaration', () => {
    const { world, declaration, post } = scene(false);
    const passed = post({ state: 'passed', completion_date: '2026-11-20' });
    expect(passed).toMatchObject({ state: 'passed', completionDate: '2026-11-20', createdAt: later });
    expect(passed.declaration).toBe(declaration.id);
    expect(world.outcomes.size).toBe(2);
    expect(declaration.updatedAt).toBe(later);
  });

  it('DfE §2.4 trap: passed after passed is the old record, whatever the date: a wrong one stays', () => {
    const { world, declaration, post } = scene();
    const [written] = world.outcomes.values();
    expect(post({ state: 'passed', completion_date: '2026-09-01' })).toBe(written);
    expect(written?.completionDate).toBe('2026-10-05');
    expect(declaration.updatedAt).toBe(now);
    post({ state: 'failed', completion_date: '2026-09-01' });
    expect(post({ state: 'passed', completion_date: '2026-09-01' }).completionDate).toBe('2026-09-01');
  });

  it('DfE §0.7 failed again: with its date the old record, with another one a correction', () => {
    const { world, post } = scene(false);
    const [written] = world.outcomes.values();
    expect(post({ state: 'failed' })).toBe(written);
    expect(post({ state: 'failed', completion_date: '2026-10-06' })).not.toBe(written);
    expect(world.outcomes.size).toBe(2);
  });

  it('DfE §2.4 refuses a course without results, any state but two, and no day', () => {
    const { world, asked } = scene();
    const refused = (attributes: Record<string, unknown>) =>
      refusal(world, () => recordOutcome(world, asked({ state: 'failed', ...attributes })));
    for (const course of ['npq-early-headship-coaching-offer', 'npq-additional-support-offer', 'npq-x', null])
      expect(refused({ course_identifier: course })).toEqual(unprocessable('course_identifier', 'base'));
    for (const state of ['voided', 'PASSED', '', null, true])
      expect(refused({ state })).toEqual(unprocessable('state'));
    for (const date of [null, '', '05/10/2026', '20261005', '2026-11-21', '2026-11-21T09:00:00Z'])
      expect(refused({ completion_date: date })).toEqual(unprocessable('completion_date'));
    expect(refused({ completion_date: '2026-02-30' }).status).toBe(400);
    expect(refused({ course_identifier: null, state: null, completion_date: null })).toEqual(
      unprocessable('course_identifier', 'state', 'completion_date', 'base'),
    );
  });

  it('DfE §2.4 a date-time does as well as a day: the service looks for a day somewhere in it', () => {
    const { post } = scene();
    const made = post({ state: 'failed', completion_date: '2026-10-06T23:30:00-05:00' });
    expect(made.completionDate).toBe('2026-10-06');
  });

  it('DfE §2.4 today is a day in UTC', () => {
    const { world, asked } = scene(false);
    const late = {
      ...asked({ state: 'passed', completion_date: '2026-06-02' }),
      at: '2026-06-01T23:59:59.000Z',
    };
    expect(refusal(world, () => recordOutcome(world, late))).toEqual(unprocessable('completion_date'));
    expect(recordOutcome(world, { ...late, at: '2026-06-02T00:00:00.000Z' }).state).toBe('passed');
  });

  it.each(['submitted', 'eligible', 'payable', 'paid', 'ineligible'] as const)(
    'DfE §2.4 takes one on a completed declaration that is %s',
    (state) => {
      const { declaration, post } = scene();
      declaration.state = state;
      expect(post({ state: 'failed' }).declaration).toBe(declaration.id);
    },
  );

  it.each(['voided', 'awaiting-clawback', 'clawed-back'] as const)(
    'DfE §2.4 refuses one where the completed declaration is %s, about base',
    (state) => {
      const { world, declaration, asked } = scene();
      declaration.state = state;
      expect(refusal(world, () => recordOutcome(world, asked({ state: 'failed' })))).toEqual(
        unprocessable('base'),
      );
    },
  );

  it('DfE §2.3 voided and declared again, the new declaration has a result of its own', () => {
    const { world, application, declaration, post } = scene();
    voidDeclaration(world, ask({}, { id: declaration.id }));
    const again = declared(world, application, 'completed', { has_passed: false });
    expect(post({ state: 'passed' }).declaration).toBe(again.id);
    expect([...world.outcomes.values()].map(({ state }) => state)).toEqual([
      'passed',
      'voided',
      'failed',
      'passed',
    ]);
  });

  it('DfE §2.4 after a transfer the new provider gives results on the old one’s declaration', () => {
    const { world, application, declaration, post, asked } = scene(false);
    expect(refusal(world, () => post({ state: 'passed' }, providers.harbour)).status).toBe(404);
    transferApplication(world, now, { application: application.id, provider: providers.harbour });
    expect(post({ state: 'passed' }, providers.harbour).declaration).toBe(declaration.id);
    expect(refusal(world, () => recordOutcome(world, asked({ state: 'failed' }))).status).toBe(404);
  });
});
