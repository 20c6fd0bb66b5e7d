import { describe, expect, it } from 'vitest';
import { declare } from '../../rules/index.js';
import { mergePeople } from '../../rules/staff/index.js';
import type { ApiError } from '../../world/refusal.js';
import type { Application, World } from '../../world/world.js';
import { providers, smallWorld } from '../../testing/world.js';
import { accepted, ask, caught, declared, declaring, person, refusal } from '../../testing/rules.js';

interface Scene {
  world: World;
  application: Application;
  attributes: Record<string, unknown>;
}

interface Breaker {
  name: string;
  title: string;
  /** Adds its finding to those of the checks before it; or to that of the one which it is looked at with. */
  always?: true | string;
  /** What of the request it spoils: two that spoil the same are not both seen. */
  spoils?: string;
  spoil: (scene: Scene) => void;
}

const setting =
  (attribute: string, value?: unknown): Breaker['spoil'] =>
  ({ attributes }) => {
    attributes[attribute] = value;
  };

/** One for each check, in the order of the checks. */
const breakers: Breaker[] = [
  {
    name: '2 no participant',
    title: 'participant_id',
    spoils: 'participant_id',
    spoil: setting('participant_id'),
  },
  {
    name: '2 a retired participant',
    title: 'participant_id',
    spoils: 'participant_id',
    spoil: ({ world, attributes, application }) => {
      const from = person(world);
      mergePeople(world, '2026-10-01T09:00:00.000Z', { from, into: application.user });
      attributes['participant_id'] = from;
    },
  },
  {
    name: '3 nobody of this provider',
    title: 'participant_id',
    spoils: 'participant_id',
    spoil: ({ attributes, world }) => {
      attributes['participant_id'] = accepted(world, { provider: providers.harbour }).user;
    },
  },
  {
    name: '4 withdrawn',
    title: 'participant_id',
    spoil: ({ application }) => {
      const at = '2026-08-15T09:00:00.000Z';
      application.trainingHistory = [{ provider: providers.north, status: 'withdrawn', reason: 'other', at }];
    },
  },
  {
    name: '5 another course',
    title: 'course_identifier',
    spoils: 'course_identifier',
    spoil: setting('course_identifier', 'npq-headship'),
  },
  {
    name: '6 a bare day',
    title: 'declaration_date',
    spoils: 'declaration_date',
    spoil: setting('declaration_date', '2026-10-05'),
  },
  {
    name: '6 before the schedule',
    title: 'declaration_date',
    spoils: 'declaration_date',
    spoil: setting('declaration_date', '2026-08-31T22:59:59Z'),
  },
  {
    name: '6 no date',
    title: 'declaration_date',
    always: true,
    spoils: 'declaration_date',
    spoil: setting('declaration_date'),
  },
  {
    name: '7 no such type',
    title: 'declaration_type',
    always: true,
    spoils: 'declaration_type',
    spoil: setting('declaration_type', 'retained-3'),
  },
  {
    name: '8 no schedule',
    title: 'application',
    spoil: ({ application }) => {
      application.schedule = null;
    },
  },
  {
    name: '8 a type that the schedule lacks',
    title: 'declaration_type',
    spoil: ({ world }) => {
      for (const schedule of world.schedules) schedule.allowed = ['started'];
    },
  },
  {
    name: '9 no contract',
    title: 'cohort',
    spoil: ({ world }) => {
      world.contracts = [];
    },
  },
  {
    name: '10 no open statement',
    title: 'cohort',
    spoil: ({ world }) => world.statements.clear(),
  },
  {
    name: '11 no result',
    title: 'has_passed',
    always: true,
    spoils: 'declaration_type',
    spoil: setting('has_passed', 'yes'),
  },
  {
    name: '12 one stands',
    title: 'base',
    spoil: ({ world, application }) => void declared(world, application, 'completed'),
  },
  {
    name: '13 no such partner',
    title: 'delivery_partner_id',
    always: true,
    spoils: 'delivery_partner_id',
    spoil: setting('delivery_partner_id', 'nobody'),
  },
  {
    name: '14 in the future',
    title: 'declaration_date',
    spoils: 'declaration_date',
    spoil: setting('declaration_date', '2026-11-02T10:00:01Z'),
  },
  {
    name: '14 no partner',
    title: 'delivery_partner_id',
    always: '14 in the future',
    spoils: 'delivery_partner_id',
    spoil: setting('delivery_partner_id'),
  },
];

function errorsOf(...spoilers: Breaker[]): readonly ApiError[] {
  const world = smallWorld();
  const application = accepted(world);
  const scene = { world, application, attributes: declaring(application, 'completed') };
  for (const { spoil } of spoilers.toReversed()) spoil(scene);
  const before = structuredClone(world);
  const { errors, status } = caught(() => declare(world, ask(scene.attributes)));
  expect(world).toEqual(before);
  expect(status).toBe(422);
  return errors;
}

/** Ids differ where more people are made: the sentences are compared without them. */
const comparable = (errors: readonly ApiError[]) =>
  errors.map(({ title, detail }) => `${title}: ${detail.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')}`);

/**
 * Nobody has withdrawn from a course that they are not on, and no date is before a schedule that is not there.
 * A withdrawal without a date has a test of its own.
 */
const impossible = [
  '4 withdrawn, 5 another course',
  '4 withdrawn, 6 no date',
  '6 before the schedule, 8 no schedule',
];
const pairs = breakers
  .flatMap((first, place) =>
    breakers.slice(place + 1).map((second) => ({ first, second, name: `${first.name}, ${second.name}` })),
  )
  .filter(({ name }) => !impossible.includes(name));

describe('DfE §2.3 the order of checks on a declaration', () => {
  it('DfE §1.2 the first: without attributes it is a 400', () => {
    const world = smallWorld();
    expect(refusal(world, () => declare(world, ask()))).toEqual({
      status: 400,
      titles: ['Bad request'],
    });
  });

  it.each(breakers)('DfE §2.3 check $name → $title', (breaker) => {
    const titles = errorsOf(breaker).map(({ title }) => title);
    expect(titles).toEqual([breaker.title]);
  });

  it.each(pairs)('DfE §2.3 two things wrong: $name', ({ first, second }) => {
    const alone = comparable(errorsOf(first));
    const shared = first.spoils !== undefined && first.spoils === second.spoils;
    const seen = second.always === true || second.always === first.name;
    const added = seen && !shared ? comparable(errorsOf(second)) : [];
    expect(new Set(comparable(errorsOf(first, second)))).toEqual(new Set([...alone, ...added]));
    expect(comparable(errorsOf(first, second))[0]).toBe(alone[0]);
  });
});
