/** Ten thousand records, read page by page while a hundred of them change under it: DfE §1.1, S4.2. */
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordOutcome, voidDeclaration } from 'dfe-simulator/rules/index';
import {
  changeFunding,
  changePerson,
  createApplication,
  createPerson,
  transferApplication,
} from 'dfe-simulator/rules/staff/index';
import { ApiRefusal } from 'dfe-simulator/world/refusal';
import { idFrom } from 'dfe-simulator/world/ids';
import type { Application, Declaration, World } from 'dfe-simulator/world/world';
import { partners, providers, setUpAt, smallWorld } from 'dfe-simulator/testing/world';
import type { PollState } from '../../../dfe/polling/kinds.js';
import { kinds, recordsAsSeenBy, type Kind } from '../soak/agreement.js';
import { diceOf, type Dice } from '../soak/dice.js';
import { all, openLine } from './support.js';

const MANY = 10_000;
/** Of them were accepted. */
const ACCEPTED = 2_500;
/** They come 25 with every page. */
const CHANGES = 100;
/** Lists that nobody adds to by the thousand. */
const FEW = 400;

/** A good part of those who registered was accepted and declared completed: as it would be after years. */
function fullWorld(many = MANY): World {
  const world = smallWorld();
  for (let n = 0; n < many; n++) {
    // Several are made in one second, as in earnest: their order is not that of their dates alone.
    const at = new Date(Date.parse(setUpAt) + Math.floor(n / 3) * 1_000).toISOString();
    const { id: user } = createPerson(world, at, { fullName: `Test Person ${n}` });
    const application = createApplication(world, at, {
      user,
      provider: providers.north,
      course: 'npq-senco',
      cohort: '2025a',
    });
    if (n >= ACCEPTED) continue;
    const accepted = {
      status: 'accepted',
      acceptedAt: at,
      trainingStatus: 'active',
      fundedPlace: true,
    } as const;
    Object.assign(application, { ...accepted, schedule: 'npq-leadership-autumn' });
    complete(world, application, n, at);
  }
  addFew(world);
  return world;
}

function complete(world: World, { id: application, user }: Application, n: number, at: string): void {
  const stamped = { createdAt: at, updatedAt: at };
  const declaration: Declaration = {
    ...stamped,
    id: idFrom(`many/declaration/${n}`),
    application,
    user,
    provider: providers.north,
    course: 'npq-senco',
    cohort: '2025a',
    type: 'completed',
    date: '2026-10-01T09:00:00Z',
    state: 'submitted',
    deliveryPartner: partners.coast,
    secondaryDeliveryPartner: null,
    items: [],
    supersededBy: null,
    upliftPaid: false,
  };
  world.declarations.set(declaration.id, declaration);
  const id = idFrom(`many/outcome/${n}`);
  const outcome = { declaration: declaration.id, user, course: 'npq-senco', state: 'failed' } as const;
  world.outcomes.set(id, { ...stamped, ...outcome, id, completionDate: '2026-10-01' });
}

function addFew(world: World): void {
  const [statement] = [...world.statements.values()].filter(({ cohort }) => cohort === '2025a');
  for (let n = 0; n < FEW; n++) {
    const id = idFrom(`few/${n}`);
    const stamped = { createdAt: setUpAt, updatedAt: setUpAt };
    if (statement) world.statements.set(id, { ...statement, ...stamped, id });
    world.deliveryPartners.set(id, { ...stamped, id, name: `Partner ${n}` });
    world.partnerships.push({ provider: providers.north, partner: id, cohort: '2026b' });
  }
}

/** One thing that happens while somebody reads; it touches records all over the lists. */
function happen(world: World, at: string, dice: Dice): void {
  const asked = { provider: providers.north, at, attributes: {} };
  const applications = [...world.applications.values()];
  const declarations = [...world.declarations.values()].filter(({ state }) => state === 'submitted');
  const application = dice.pick(applications);
  const declaration = dice.pick(declarations);
  if (!application || !declaration) return;
  const n = dice.whole(8);
  if (n < 2)
    changePerson(world, at, { user: application.user, fullName: `Test Person ${dice.whole(9_999)}` });
  else if (n < 3) voidDeclaration(world, { ...asked, id: declaration.id });
  else if (n < 4) rename(world, at, dice);
  else if (n < 5) fund(world, at, application);
  else if (n < 7) add(world, at);
  else grade(world, at, declaration);
}

function grade(world: World, at: string, { user }: Declaration): void {
  const attributes = { course_identifier: 'npq-senco', state: 'passed', completion_date: '2026-10-20' };
  recordOutcome(world, { provider: providers.north, at, id: user, attributes });
}

function fund(world: World, at: string, { id }: Application): void {
  changeFunding(world, at, { application: id, eligibleForFunding: true, fundedByPolicy: true });
}

function rename(world: World, at: string, dice: Dice): void {
  const partner = dice.pick([...world.deliveryPartners.values()]);
  if (partner) Object.assign(partner, { name: `${partner.name} Trust`, updatedAt: at });
  const statement = dice.pick([...world.statements.values()]);
  if (statement) Object.assign(statement, { state: 'payable', updatedAt: at });
}

function add(world: World, at: string): void {
  const { id: user } = createPerson(world, at, { fullName: 'Test Person' });
  const application = createApplication(world, at, {
    user,
    provider: providers.north,
    course: 'npq-senco',
    cohort: '2026b',
  });
  Object.assign(application, { status: 'accepted', acceptedAt: at, trainingStatus: 'active' });
}

/** What is refused does not happen: a result, say, for somebody who has left. */
function happenUnlessRefused(world: World, at: string, dice: Dice): void {
  try {
    happen(world, at, dice);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
  }
}

/** A record leaves the provider altogether, and everything behind it moves up. */
function leave(world: World, at: string, dice: Dice): void {
  const own = [...world.applications.values()].filter(({ provider }) => provider === providers.north);
  const application = dice.pick(own.slice(0, 300));
  if (application) transferApplication(world, at, { application: application.id, provider: providers.third });
}

const polled = ['applications', 'participants', 'declarations', 'outcomes'] as const;

/** A service whose world moves with every page that is read, as long as there is something left to happen. */
async function movingLine(world: World, dice: Dice) {
  const left = { changes: 0, departures: 0 };
  const line = await openLine({
    world,
    arrange: (app) =>
      app.addHook('onRequest', async () => {
        for (let n = 0; n < 25 && left.changes > 0; n++, left.changes--)
          happenUnlessRefused(world, line.now(), dice);
        if (left.departures > 0) {
          left.departures -= 1;
          leave(world, line.now(), dice);
        }
      }),
  });
  return { line, left };
}

const idsIn = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);
const held = (world: World, kind: Kind) => recordsAsSeenBy(world, providers.north, kind);

/** The ids that are there before anything happens. */
function idsBefore(world: World, kind: Kind): string[] {
  if (kind === 'statements' || kind === 'deliveryPartners') return idsIn(held(world, kind));
  if (kind !== 'participants') return [...world[kind].keys()];
  return [...world.applications.values()]
    .filter(({ status }) => status === 'accepted')
    .map(({ user }) => user);
}

describe('ten thousand records that change while they are read', () => {
  /** Each test goes on where the one before has stopped. */
  let world: World;
  beforeAll(() => {
    world = fullWorld();
  });

  it.each(kinds)('DfE §1.1 %s: everything there is comes once, in its newest version', async (kind) => {
    const { line, left } = await movingLine(world, diceOf(7));
    const before = idsBefore(world, kind);
    left.changes = CHANGES;
    const few = kind === 'statements' || kind === 'deliveryPartners';
    const pass = line
      .client()
      .everything(kind, { perPage: few ? 40 : kind === 'applications' ? 1_500 : 400 });
    const read = new Map<string, object>();
    let given = 0;
    for await (const one of pass) {
      given += 1;
      read.set(one.id, one);
    }
    expect([left.changes, pass.settled]).toEqual([0, true]);
    expect(read.size).toBe(given);
    expect(before.filter((id) => !read.has(id))).toEqual([]);
    // The changes are over before the first pass is: whatever was old in it, the second one has seen again.
    const newest = held(world, kind);
    expect(newest.filter((one) => !isDeepStrictEqual(read.get(one.id), one))).toEqual([]);
    expect(newest).toHaveLength(given);
  });

  it.each(polled)(
    'DfE §1.1 %s: polls two windows back keep up, whatever moves between two pages',
    async (kind) => {
      const { line, left } = await movingLine(world, diceOf(11));
      const dfe = line.client();
      const copy = new Map(held(world, kind).map((one) => [one.id, one]));
      let state: PollState = { starts: [line.now(), line.now()] };
      for (const changes of [CHANGES, CHANGES, 0]) {
        left.changes = changes;
        // The list itself shifts as records begin to match.
        const poll = dfe.changedSince(kind, state, { perPage: 37 });
        const read = await all<{ id: string }>(poll);
        expect(new Set(idsIn(read)).size).toBe(read.length);
        for (const one of read) copy.set(one.id, one);
        state = poll.next;
      }
      const newest = held(world, kind);
      expect(newest.filter((one) => !isDeepStrictEqual(copy.get(one.id), one))).toEqual([]);
      expect(copy.size).toBe(newest.length);
    },
  );

  it('DfE §1.1 records that leave while it is read pull no other one out of sight', async () => {
    const departures = fc.integer({ min: 1, max: 9 });
    const small = fullWorld(1_000);
    const property = fc.asyncProperty(fc.nat(), departures, async (seed, leaving) => {
      const { line, left } = await movingLine(small, diceOf(seed));
      Object.assign(left, { changes: 10, departures: leaving });
      const pass = line.client().everything('applications', { perPage: 150 });
      const read = await all(pass);
      const own = [...small.applications.values()].filter(({ provider }) => provider === providers.north);
      const got = new Set(idsIn(read));
      expect(got.size).toBe(read.length);
      expect(own.filter(({ id }) => !got.has(id))).toEqual([]);
      // Who leaves after the last look is still given; nobody else may be too many.
      expect(got.size - own.length).toBeLessThanOrEqual(leaving);
    });
    await fc.assert(property, { numRuns: 8, interruptAfterTimeLimit: 8_000 });
  });
});
