/** Several clients at once: S4.2, DfE §0.6, §1.1, §2.3. */
import { describe, expect, it } from 'vitest';
import { mergePeople, transferApplication } from 'dfe-simulator/rules/staff/index';
import type { World } from 'dfe-simulator/world/world';
import { accepted, declared, person } from 'dfe-simulator/testing/rules';
import { partners, providers, smallWorld } from 'dfe-simulator/testing/world';
import { memoryBudget } from '../../../dfe/budget/in-memory.js';
import { DfeRefused } from '../../../dfe/errors.js';
import { declarationTypes } from '../../../dfe/names.js';
import type { DfeApi, Written } from '../../../dfe/port.js';
import type { DfeDeclaration } from '../../../dfe/records/declaration.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import { differencesOf, fullPass, worldAsSeenBy } from '../soak/agreement.js';
import { standingTwice } from '../soak/audit.js';
import { failure } from '../support/scripted.js';
import { all, openLine, type Line } from './support.js';

type Said = Written<DfeDeclaration> | DfeRefused;

/** A second on which nobody else declares: two clients that mean different things say different moments. */
const request = (user: string, type: (typeof declarationTypes)[number], second: number, partner: string) =>
  ({
    participantId: user,
    courseIdentifier: 'npq-senco',
    declarationType: type,
    declarationDate: `2026-10-12T09:30:${String(second).padStart(2, '0')}Z`,
    deliveryPartnerId: partner,
    ...(type === 'completed' && { hasPassed: true }),
  }) as DeclareRequest;

const said = (asked: Promise<Written<DfeDeclaration>>): Promise<Said> =>
  asked.catch((error: unknown) => {
    if (error instanceof DfeRefused) return error;
    throw error;
  });

/** Everything twice, by two clients at the same time. */
async function race(one: DfeApi, other: DfeApi, users: readonly string[]): Promise<[Said, Said][]> {
  const races = users.flatMap((user) =>
    declarationTypes.map((type) =>
      Promise.all([
        said(one.declare(request(user, type, 1, partners.coast))),
        said(other.declare(request(user, type, 2, partners.coast))),
      ]),
    ),
  );
  return Promise.all(races);
}

const people = (world: World): string[] => Array.from({ length: 3 }, () => accepted(world).user);

async function agrees(line: Line, provider: 'north' | 'harbour'): Promise<void> {
  line.faults.off();
  const { copy, differences } = await fullPass(line.client({ as: provider }), 3);
  expect(differences).toEqual([]);
  expect(differencesOf(copy, worldAsSeenBy(line.world, providers[provider]))).toEqual([]);
}

describe('two clients with one token', () => {
  it('S4.2 of two that declare the same thing exactly one wins, and the other is shown what stands', async () => {
    const world = smallWorld();
    const users = people(world);
    const line = await openLine({ world });
    const budget = memoryBudget({ limit: 1_000, spacingMs: 0 });
    const results = await race(line.client({ budget }), line.client({ budget }), users);
    for (const pair of results) {
      const [won] = pair.filter((one) => !(one instanceof DfeRefused));
      const [lost] = pair.filter((one) => one instanceof DfeRefused);
      expect(won).toMatchObject({ found: false });
      expect(lost?.code).toBe('declaration-already-made');
      expect(lost?.existing?.id).toBe((won as Written<DfeDeclaration>).record.id);
    }
    expect(world.declarations.size).toBe(users.length * declarationTypes.length);
    await agrees(line, 'north');
  });

  it('S4.2 so it is when answers are lost: neither makes a second one, and neither hears of none', async () => {
    const world = smallWorld();
    const users = people(world);
    const faults = [
      { fault: { kind: 'cutOff' }, probability: 0.15 },
      { fault: { kind: 'serverError', status: 504, carriedOut: true }, probability: 0.15 },
      { fault: { kind: 'timeOutAfterAccepting', holdMs: 2_000 }, probability: 0.03 },
      { fault: { kind: 'serverError', status: 503 }, probability: 0.1 },
    ] as const;
    const line = await openLine({ world, faults: { mode: 'seeded', seed: 'race', faults: [...faults] } });
    const means = { timeOutMs: 1_500, retryLimits: { attempts: 40 } };
    const results = await race(line.client(means), line.client(means), users);
    for (const pair of results) {
      const told = pair.map((one) => (one instanceof DfeRefused ? one.code : 'made'));
      expect(told.sort()).toEqual(['declaration-already-made', 'made']);
    }
    expect(world.declarations.size).toBe(users.length * declarationTypes.length);
    expect(standingTwice(world)).toEqual({ live: [], ineligible: [] });
    await agrees(line, 'north');
  });
});

describe('two clients of two providers', () => {
  it('DfE §2.3 who declare for one person each have their own, and see nothing of the other', async () => {
    const world = smallWorld();
    const { user } = accepted(world);
    accepted(world, { user, provider: providers.harbour, cohort: '2026b', course: 'npq-headship' });
    const line = await openLine({ world });
    const [north, harbour] = [line.client(), line.client({ as: 'harbour' })];
    const headship = {
      ...request(user, 'started', 2, partners.quay),
      courseIdentifier: 'npq-headship',
    } as const;
    const [mine, theirs] = await Promise.all([
      north.declare(request(user, 'started', 1, partners.coast)),
      harbour.declare(headship),
    ]);
    expect(await north.listDeclarations()).toEqual([mine.record]);
    expect(await harbour.listDeclarations()).toEqual([theirs.record]);
    expect((await failure(DfeRefused, harbour.voidDeclaration(mine.record.id))).code).toBe('not-found');
    await agrees(line, 'north');
    await agrees(line, 'harbour');
  });
});

describe('an application that is transferred', () => {
  it('DfE §1.3 brings declarations that no poll tells of: the full pass does', async () => {
    const world = smallWorld();
    const application = accepted(world);
    const { id } = declared(world, application);
    const line = await openLine({ world });
    const harbour = line.client({ as: 'harbour' });
    const state = { starts: [line.now(), line.now()] };
    // The declaration was last changed an hour before: longer ago than any poll looks back.
    Object.assign(world.declarations.get(id) ?? {}, { updatedAt: '2026-11-02T09:00:00.000Z' });
    transferApplication(world, line.now(), { application: application.id, provider: providers.harbour });
    expect((await all(harbour.changedSince('applications', state))).map((one) => one.id)).toEqual([
      application.id,
    ]);
    expect(await all(harbour.changedSince('declarations', state))).toEqual([]);
    expect((await all(harbour.everything('declarations'))).map((one) => one.id)).toEqual([id]);
    await agrees(line, 'harbour');
  });
});

describe('a participant who is merged while a client works', () => {
  it('DfE §1.2 is followed by every call to the new id', async () => {
    const world = smallWorld();
    const { user } = accepted(world);
    const line = await openLine({ world });
    const dfe = line.client();
    await dfe.declare(request(user, 'started', 1, partners.coast));
    const state = dfe.changedSince('participants', null).next;
    const middle = person(world);
    const into = person(world);
    mergePeople(world, line.now(), { from: user, into: middle });
    mergePeople(world, line.now(), { from: middle, into });

    const SENCO = { courseIdentifier: 'npq-senco' } as const;
    const calls: ((id: string) => Promise<unknown>)[] = [
      (id) => dfe.readParticipant(id),
      (id) => dfe.listParticipantOutcomes(id),
      (id) => dfe.defer(id, { ...SENCO, reason: 'bereavement' }),
      (id) => dfe.resume(id, SENCO),
      (id) => dfe.changeSchedule(id, { ...SENCO, scheduleIdentifier: 'npq-leadership-spring' }),
      (id) => dfe.declare(request(id, 'completed', 1, partners.coast)),
      (id) => dfe.recordOutcome(id, { ...SENCO, state: 'failed', completionDate: '2026-10-20' }),
      (id) => dfe.withdraw(id, { ...SENCO, reason: 'other' }),
    ];
    for (const [n, call] of calls.entries()) {
      const refusal = await failure(DfeRefused, call(user));
      expect([n, refusal.code]).toEqual([n, 'participant-id-changed']);
      const next = await followed(refusal, dfe);
      expect(next).toBe(into);
      // A started declaration keeps the schedule where it is, which is the Department's word, not a retired id.
      await call(next).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'schedule-not-allowed' });
      });
    }
    const [changed] = await all(dfe.changedSince('participants', state));
    expect(changed).toMatchObject({ id: into });
    expect(changed?.participantIdChanges.map(({ fromParticipantId }) => fromParticipantId)).toEqual([
      middle,
      user,
    ]);
    await agrees(line, 'north');
  });
});

/** The new id may itself have been retired since. */
async function followed({ newParticipantId }: DfeRefused, dfe: DfeApi): Promise<string> {
  const id = newParticipantId ?? '';
  const next = await dfe.readParticipant(id).then(
    () => null,
    (error: unknown) => error,
  );
  return next instanceof DfeRefused && next.newParticipantId !== null ? followed(next, dfe) : id;
}

describe('the rate limit', () => {
  const rateLimits = { perToken: 15, perAddress: 1_000, windowMs: 400 };
  const reads = (dfe: DfeApi) => Array.from({ length: 22 }, () => dfe.listStatements());

  it('DfE §1.1 is never met by two clients that share one budget', async () => {
    const line = await openLine({ rateLimits });
    const budget = memoryBudget({ limit: 12, kept: 2, windowMs: 900, spacingMs: 0 });
    await Promise.all([...reads(line.client({ budget })), ...reads(line.client({ budget }))]);
    expect([...line.answers]).toEqual([[200, 44]]);
  });

  it('DfE §1.1 is met by two clients with a budget each, and both get through all the same', async () => {
    const line = await openLine({ rateLimits });
    const own = () =>
      line.client({
        budget: memoryBudget({ limit: 12, kept: 2, windowMs: 500, spacingMs: 0 }),
        retryLimits: { attempts: 40, windowMs: 300 },
      });
    await Promise.all([...reads(own()), ...reads(own())]);
    expect(line.answers.get(200)).toBe(44);
    expect(line.answers.get(429)).toBeGreaterThan(0);
  });
});
