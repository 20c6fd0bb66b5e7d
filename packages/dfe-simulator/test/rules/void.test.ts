import { describe, expect, it } from 'vitest';
import { voidDeclaration } from '../../rules/index.js';
import { newestOutcome } from '../../rules/look-up.js';
import { authorisePayment, runNightlyJob, transferApplication } from '../../rules/staff/index.js';
import { providers, smallWorld, statementId } from '../../testing/world.js';
import { accepted, ask, declared, now, paid, refusal, unknown, unprocessable } from '../../testing/rules.js';

const december = '2026-12-02T10:00:00.000Z';
const next = statementId('north', '2026b', '2026-12-25');

describe('DfE §2.3 voiding', () => {
  it.each(['submitted', 'eligible', 'payable', 'ineligible'] as const)(
    'DfE §2.3 %s becomes voided and leaves its statement',
    (state) => {
      const world = smallWorld();
      const declaration = declared(world, accepted(world));
      declaration.state = state;
      voidDeclaration(world, ask({}, { id: declaration.id, at: december }));
      expect(declaration).toMatchObject({ state: 'voided', items: [], updatedAt: december });
    },
  );

  it('DfE §2.3 a voided one is not voided again, but can be declared again', () => {
    const world = smallWorld();
    const application = accepted(world);
    const { id } = declared(world, application);
    voidDeclaration(world, ask({}, { id }));
    expect(refusal(world, () => voidDeclaration(world, ask({}, { id })))).toEqual(
      unprocessable('declaration'),
    );
    expect(declared(world, application)).toMatchObject({ state: 'eligible' });
  });

  it('DfE §0.8 after payment it is clawed back on the next open output-fee statement', () => {
    const world = smallWorld();
    const declaration = paid(world, accepted(world));
    const id = declaration.id;
    voidDeclaration(world, ask({}, { id, at: december }));
    expect(declaration).toMatchObject({
      state: 'awaiting-clawback',
      items: [{ kind: 'pay' }, { statement: next, kind: 'clawback' }],
      updatedAt: december,
    });
    const again = () => voidDeclaration(world, ask({}, { id, at: december }));
    expect(refusal(world, again)).toEqual(unprocessable('declaration'));
    runNightlyJob(world, '2026-12-26T00:00:00.000Z');
    authorisePayment(world, '2027-01-05T09:00:00.000Z', { statement: next });
    expect(declaration).toMatchObject({ state: 'clawed-back', updatedAt: '2027-01-05T09:00:00.000Z' });
    expect(refusal(world, again)).toEqual(unprocessable('declaration'));
  });

  it('DfE §5.13 with no open statement left a paid one cannot be taken back', () => {
    const world = smallWorld();
    const declaration = paid(world, accepted(world));
    const late = ask({}, { id: declaration.id, at: '2027-03-26T00:00:00.000Z' });
    expect(refusal(world, () => voidDeclaration(world, late))).toEqual(unprocessable('declaration'));
    declaration.state = 'awaiting-clawback';
    expect(refusal(world, () => voidDeclaration(world, late))).toEqual(unprocessable('declaration'));
    const repeated = ask({}, { id: declaration.id, at: december });
    expect(refusal(world, () => voidDeclaration(world, repeated))).toEqual(unprocessable('declaration'));
  });

  it.each([declared, paid])('DfE §2.3 a completed one gets a new outcome, voided', (make) => {
    const world = smallWorld();
    const declaration = make(world, accepted(world), 'completed');
    voidDeclaration(world, ask({}, { id: declaration.id, at: december }));
    expect([...world.outcomes.values()].map(({ state }) => state)).toEqual(['passed', 'voided']);
    expect(newestOutcome(world, declaration)).toMatchObject({
      state: 'voided',
      completionDate: '2026-10-05',
    });
  });

  it('DfE §2.3 the other types get none', () => {
    const world = smallWorld();
    voidDeclaration(world, ask({}, { id: declared(world, accepted(world)).id }));
    expect(world.outcomes.size).toBe(0);
  });

  it('DfE §1.2 another provider’s is 403 where it can be read after a transfer, else 404', () => {
    const world = smallWorld();
    const application = accepted(world);
    const { id } = declared(world, application);
    const asHarbour = ask({}, { id, provider: providers.harbour });
    expect(refusal(world, () => voidDeclaration(world, asHarbour))).toEqual(unknown);
    transferApplication(world, now, { application: application.id, provider: providers.harbour });
    expect(refusal(world, () => voidDeclaration(world, asHarbour))).toEqual({
      status: 403,
      titles: ['Cannot modify declaration'],
    });
    expect(voidDeclaration(world, ask({}, { id })).state).toBe('voided');
  });
});
