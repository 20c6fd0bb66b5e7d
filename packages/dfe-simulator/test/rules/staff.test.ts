import { describe, expect, it } from 'vitest';
import { acceptApplication } from '../../rules/index.js';
import {
  applicationsOfUser,
  eligibleNow,
  idChangesOf,
  participantUpdatedAt,
  significantlyUpdated,
} from '../../rules/look-up.js';
import {
  authorisePayment,
  changeFunding,
  changePerson,
  createApplication,
  createPerson,
  mergePeople,
  moveDeclaration,
  revertToPending,
  runNightlyJob,
  transferApplication,
} from '../../rules/staff/index.js';
import { providers, setUpAt, smallWorld, statementId } from '../../testing/world.js';
import {
  accepted,
  ask,
  declared,
  now,
  paid,
  pending,
  person,
  refusal,
  unknown,
  unprocessable,
} from '../../testing/rules.js';

const later = '2026-11-20T10:00:00.000Z';
const first = statementId('north', '2026b', '2026-11-25');
const second = statementId('north', '2026b', '2026-12-25');

describe('DfE §1.2 people', () => {
  it('DfE §1.4 a change of name keeps the previous one; without a number nothing is verified', () => {
    const world = smallWorld();
    const user = createPerson(world, setUpAt, { fullName: 'Nadia Ahmed', trn: '1234567', trnVerified: true });
    const application = pending(world, { user: user.id });
    changePerson(world, later, { user: user.id, fullName: 'Nadia Hill', email: null, trn: null });
    expect(user).toMatchObject({
      fullName: 'Nadia Hill',
      previousNames: ['Nadia Ahmed'],
      email: null,
      trn: null,
      trnVerified: false,
    });
    expect(significantlyUpdated(world, application)).toBe(later);
    changePerson(world, later, { user: user.id, trn: '7654321', trnVerified: true });
    expect(user).toMatchObject({ previousNames: ['Nadia Ahmed'], trn: '7654321', trnVerified: true });
  });

  it('DfE §5.1 a merge moves everything, retires the id, and follows merges before it', () => {
    const world = smallWorld();
    const [oldest, from, into] = [person(world), person(world), person(world)];
    const application = accepted(world, { user: oldest });
    const declaration = declared(world, application, 'completed');
    mergePeople(world, now, { from: oldest, into: from });
    const kept = mergePeople(world, later, { from, into });
    expect([
      application.user,
      declaration.user,
      ...[...world.outcomes.values()].map(({ user }) => user),
    ]).toEqual([into, into, into]);
    expect(world.idChanges).toEqual([
      { user: into, from: oldest, to: from, changedAt: now },
      { user: into, from, to: into, changedAt: later },
    ]);
    expect(world.users.get(from)).toMatchObject({ retiredInto: into });
    expect([
      application.updatedAt,
      participantUpdatedAt(kept, applicationsOfUser(world, kept.id), idChangesOf(world, kept)),
    ]).toEqual([later, later]);
    for (const input of [
      { from, into },
      { from: into, into },
      { from: into, into: from },
    ])
      expect(refusal(world, () => mergePeople(world, later, input))).toEqual(unprocessable('base'));
  });
});

describe('DfE §2.1 applications, by the Department', () => {
  it('DfE §2.1 a registration is pending; what it names must exist', () => {
    const world = smallWorld();
    const user = person(world);
    const input = { user, provider: providers.north, course: 'npq-senco', cohort: '2026b' } as const;
    expect(createApplication(world, later, { ...input, worksAsSenco: 'yes' })).toMatchObject({
      ...input,
      status: 'pending',
      worksAsSenco: 'yes',
      fundedPlace: null,
      createdAt: later,
    });
    for (const wrong of [{ user: 'x' }, { provider: 'x' }, { cohort: '2030a' }])
      expect(refusal(world, () => createApplication(world, later, { ...input, ...wrong }))).toEqual(unknown);
  });

  it('DfE §2.1 goes back to pending without its history and funded place, and can be accepted anew', () => {
    const world = smallWorld();
    const application = accepted(world);
    const declaration = declared(world, application);
    const input = { application: application.id };
    expect(refusal(world, () => revertToPending(world, later, input))).toEqual(unprocessable('base'));
    declaration.state = 'awaiting-clawback';
    expect(revertToPending(world, later, input)).toMatchObject({
      status: 'pending',
      trainingHistory: [],
      fundedPlace: null,
      updatedAt: later,
    });
    expect(refusal(world, () => revertToPending(world, later, input))).toEqual(
      unprocessable('lead_provider_approval_status'),
    );
    acceptApplication(world, ask({ funded_place: true }, { id: application.id }));
    expect(application.status).toBe('accepted');
  });

  it('DfE §5.7 a transfer changes the provider, and needs another one', () => {
    const world = smallWorld();
    const { id } = accepted(world);
    const input = { application: id, provider: providers.harbour };
    expect(transferApplication(world, later, input)).toMatchObject({
      provider: providers.harbour,
      updatedAt: later,
    });
    expect(refusal(world, () => transferApplication(world, later, input))).toEqual(
      unprocessable('lead_provider_id'),
    );
  });

  it('DfE §0.9 funding by policy stands above earlier funding, and is not taken from what it pays for', () => {
    const world = smallWorld();
    const before = accepted(world, { cohort: '2025a' });
    const application = accepted(world, { user: before.user });
    const change = (eligibleForFunding: boolean) => () =>
      changeFunding(world, later, { application: application.id, eligibleForFunding, fundedByPolicy: true });
    expect(eligibleNow(world, application)).toBe(false);
    change(true)();
    expect(eligibleNow(world, application)).toBe(true);
    expect(refusal(world, change(false))).toEqual(unprocessable('base'));
    application.fundedPlace = false;
    const declaration = declared(world, application);
    expect(refusal(world, change(false))).toEqual(unprocessable('base'));
    declaration.state = 'voided';
    expect(change(false)().eligibleForFunding).toBe(false);
  });
});

describe('DfE §2.5 statements', () => {
  it('DfE §0.8 the day after its deadline, in UTC, a statement and what is on it become payable', () => {
    const world = smallWorld();
    const declaration = declared(world, accepted(world));
    runNightlyJob(world, '2026-11-25T23:59:59.000Z');
    expect([world.statements.get(first)?.state, declaration.state]).toEqual(['open', 'eligible']);
    const at = '2026-11-26T00:00:00.000Z';
    const closed = runNightlyJob(world, at).filter(({ provider }) => provider === providers.north);
    expect(closed.map(({ id }) => id)).toContain(first);
    expect(world.statements.get(first)).toMatchObject({ state: 'payable', updatedAt: at });
    expect(declaration).toMatchObject({ state: 'payable', updatedAt: at });
    const march = world.statements.get(first);
    Object.assign(march ?? {}, { state: 'open', deadline: '2027-04-01' });
    expect(runNightlyJob(world, '2027-04-01T23:59:59.000Z').some(({ id }) => id === first)).toBe(false);
    expect(runNightlyJob(world, '2027-04-02T00:00:00.000Z').some(({ id }) => id === first)).toBe(true);
  });

  it('DfE §2.5 payment pays what is payable on it, once, and only a payable statement', () => {
    const world = smallWorld();
    const other = declared(world, accepted(world));
    other.items = [{ statement: second, kind: 'pay' }];
    const pay = () => authorisePayment(world, later, { statement: first });
    expect(refusal(world, pay)).toEqual(unprocessable('statement'));
    expect(paid(world, accepted(world)).state).toBe('paid');
    expect(world.statements.get(first)?.state).toBe('paid');
    expect(other.state).toBe('eligible');
    expect(refusal(world, pay)).toEqual(unprocessable('statement'));
  });

  it('DfE §1.1 moving a declaration to another statement touches it, and its state follows', () => {
    const world = smallWorld();
    const declaration = declared(world, accepted(world));
    const at = '2026-11-26T00:00:00.000Z';
    runNightlyJob(world, at);
    const move = (statement: string) => () =>
      moveDeclaration(world, later, { declaration: declaration.id, statement });
    expect(move(second)()).toMatchObject({
      state: 'eligible',
      updatedAt: later,
      items: [{ statement: second }],
    });
    expect(move(first)()).toMatchObject({ state: 'payable', items: [{ statement: first }] });
    expect(refusal(world, move(statementId('north', '2025a', '2026-12-20')))).toEqual(
      unprocessable('statement'),
    );
    authorisePayment(world, later, { statement: first });
    expect(refusal(world, move(second))).toEqual(unprocessable('statement'));
    declaration.items = [];
    expect(refusal(world, move(second))).toEqual(unprocessable('declaration'));
  });
});
