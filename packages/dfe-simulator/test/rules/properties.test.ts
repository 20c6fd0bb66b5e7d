import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rules from '../../rules/index.js';
import { isLive } from '../../rules/look-up.js';
import * as staff from '../../rules/staff/index.js';
import { declarationTypes } from '../../world/names.js';
import { ApiRefusal } from '../../world/refusal.js';
import type { World } from '../../world/world.js';
import { providers, smallWorld } from '../../testing/world.js';
import { ask, declaring, pending, person } from '../../testing/rules.js';

interface Step {
  call: string;
  /** Which of the applications, declarations, statements, types: taken round. */
  which: number;
  type: number;
  flag: boolean;
}

const calls = [
  'accept',
  'accept',
  'reject',
  'place',
  'declare',
  'declare',
  'declare',
  'void',
  'outcome',
  'defer',
  'resume',
  'withdraw',
  'schedule',
  'transfer',
  'revert',
  'merge',
  'night',
  'pay',
  'move',
] as const;

const steps = fc.array(
  fc.record({
    call: fc.constantFrom(...calls),
    which: fc.nat(50),
    type: fc.nat(3),
    flag: fc.boolean(),
  }),
  { minLength: 10, maxLength: 60 },
);

const pick = <R>(records: Iterable<R>, which: number): R | undefined => {
  const all = [...records];
  return all[which % Math.max(all.length, 1)];
};

function carryOut(world: World, { call, which, type: t, flag }: Step, day: number): void {
  const at = new Date(Date.UTC(2026, 9, 20 + day)).toISOString();
  const application = pick(world.applications.values(), which);
  const declaration = pick(world.declarations.values(), which);
  const statement = pick(world.statements.values(), which)?.id ?? '';
  if (!application) throw new Error('There is always an application.');
  const { provider, user, id } = application;
  const to = { application: id, provider: flag ? providers.north : providers.harbour };
  const about = (attributes: Record<string, unknown>, path: string) =>
    ask(
      { course_identifier: application.course, reason: 'other', ...attributes },
      { provider, id: path, at },
    );
  const own = (path: string | undefined) =>
    ask({}, { provider: declaration?.provider ?? '', id: path ?? '', at });
  const partner = world.partnerships.find(
    (one) => one.provider === provider && one.cohort === application.cohort,
  );
  const type = declarationTypes[t];
  const asked = declaring(application, type, { delivery_partner_id: partner?.partner ?? null });
  const carry: Record<Step['call'], () => unknown> = {
    accept: () => rules.acceptApplication(world, about({ funded_place: flag }, id)),
    reject: () => rules.rejectApplication(world, about({}, id)),
    place: () => rules.changeFundedPlace(world, about({ funded_place: flag }, id)),
    declare: () => rules.declare(world, ask(asked, { provider, at })),
    void: () => rules.voidDeclaration(world, own(declaration?.id)),
    outcome: () =>
      rules.recordOutcome(
        world,
        about({ state: flag ? 'passed' : 'failed', completion_date: at.slice(0, 10) }, user),
      ),
    defer: () => rules.deferParticipant(world, about({}, user)),
    resume: () => rules.resumeParticipant(world, about({}, user)),
    withdraw: () => rules.withdrawParticipant(world, about({}, user)),
    schedule: () =>
      rules.changeSchedule(world, about({ schedule_identifier: 'npq-leadership-spring' }, user)),
    transfer: () => staff.transferApplication(world, at, to),
    revert: () => staff.revertToPending(world, at, { application: id }),
    merge: () => staff.mergePeople(world, at, { from: pick(world.users.keys(), t) ?? '', into: user }),
    night: () => staff.runNightlyJob(world, at),
    pay: () => staff.authorisePayment(world, at, { statement }),
    move: () => staff.moveDeclaration(world, at, { declaration: declaration?.id ?? '', statement }),
  };
  carry[call]?.();
}

/** Three people, two of them one by their number, with applications at two providers in two cohorts. */
function crowd(): World {
  const world = smallWorld();
  for (const user of [person(world, '1234567'), person(world, '1234567'), person(world)])
    for (const provider of [providers.north, providers.harbour])
      for (const cohort of ['2026b', '2025a']) pending(world, { user, provider, cohort });
  return world;
}

/** What is true of the world at any time. */
function expectSound(world: World): void {
  const standing = [...world.declarations.values()].filter(isLive);
  const slots = standing.map(({ application, type }) => `${application}/${type}`);
  expect(new Set(slots).size).toBe(slots.length);
  for (const { items, state, id, type } of world.declarations.values()) {
    const kinds = items.map(({ kind }) => kind).join(' ');
    expect({ id, kinds }).toEqual({ id, kinds: kindsIn[state] });
    const outcomes = [...world.outcomes.values()].filter(({ declaration }) => declaration === id);
    expect(outcomes.length > 0).toBe(type === 'completed');
  }
}

const kindsIn = {
  submitted: '',
  ineligible: '',
  voided: '',
  eligible: 'pay',
  payable: 'pay',
  paid: 'pay',
  'awaiting-clawback': 'pay clawback',
  'clawed-back': 'pay clawback',
};

describe('DfE §2 whatever is asked, in whatever order', () => {
  it('DfE §2.3 one declaration of a type stands, items follow the state, a refusal changes nothing', () => {
    let [done, refused] = [0, 0];
    const property = fc.property(steps, (list) => {
      const world = crowd();
      list.forEach((step, day) => {
        const before = structuredClone(world);
        try {
          carryOut(world, step, day);
          done += 1;
        } catch (error) {
          if (!(error instanceof ApiRefusal)) throw error;
          refused += 1;
          expect(world).toEqual(before);
        }
        expectSound(world);
      });
    });
    fc.assert(property, { numRuns: 60 });
    expect(done).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(200);
  });

  it('DfE the same requests make the same world, ids included', () => {
    const play = (list: Step[]) => {
      const world = crowd();
      for (const [day, step] of list.entries())
        try {
          carryOut(world, step, day);
        } catch (error) {
          if (!(error instanceof ApiRefusal)) throw error;
        }
      return world;
    };
    fc.assert(
      fc.property(steps, (list) => {
        expect(play(list)).toEqual(play(list));
      }),
      { numRuns: 20 },
    );
  });
});
