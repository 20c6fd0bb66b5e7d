import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultPlanInput } from 'dfe-simulator/faults/plan';
import { changePerson, mergePeople, transferApplication } from 'dfe-simulator/rules/staff/index';
import { register } from 'dfe-simulator/testing/people';
import { useHouse } from 'dfe-simulator/testing/service';
import { partners, providers, tokenOf } from 'dfe-simulator/testing/world';
import { memoryBudget } from '../../../dfe/budget/in-memory.js';
import { DfeRefused, DfeUnavailable } from '../../../dfe/errors.js';
import { openDfe, type DfeOptions } from '../../../dfe/open.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { Unknown } from '../../../dfe/records/reader.js';
import { failure, fakeClock } from '../support/scripted.js';

const held = useHouse();
const course = { courseIdentifier: 'npq-senco' } as const;

async function client(options: Partial<DfeOptions> = {}): Promise<{ dfe: DfeApi; unknown: Unknown[] }> {
  const { app } = held.house;
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const unknown: Unknown[] = [];
  const { clock = fakeClock() } = options;
  const dfe = openDfe({
    url: `http://127.0.0.1:${port}`,
    token: tokenOf('north'),
    budget: memoryBudget({ limit: 1e6, kept: 0, spacingMs: 0 }, clock.now),
    clock,
    onUnknown: (one) => unknown.push(one),
    ...options,
  });
  return { dfe, unknown };
}

const started = (participantId: string) =>
  ({
    ...course,
    participantId,
    declarationType: 'started',
    declarationDate: '2026-10-12T09:30:00Z',
    deliveryPartnerId: partners.coast,
  }) as const;

async function all<R>(records: AsyncIterable<R>): Promise<R[]> {
  const read: R[] = [];
  for await (const record of records) read.push(record);
  return read;
}

describe('the client and the simulated Department', () => {
  it('DfE §1.3 speak of all 23 operations in the same words', async () => {
    const { dfe, unknown } = await client();
    const [one, other] = [register(held.house), register(held.house)];
    const accepted = await dfe.acceptApplication(one.application, { fundedPlace: true });
    expect(accepted.record).toMatchObject({ status: 'accepted', fundedPlace: true });
    expect((await dfe.rejectApplication(other.application)).record.status).toBe('rejected');
    expect(await dfe.listApplications({ cohort: ['2026'] })).toHaveLength(2);
    expect((await dfe.readApplication(other.application)).reasonForRejection).toBe('rejected_by_provider');
    expect((await dfe.changeFundedPlace(one.application, { fundedPlace: false })).record.fundedPlace).toBe(
      false,
    );

    const { record: made, found } = await dfe.declare(started(one.person));
    expect([made.declarationType, made.deliveryPartnerId, found]).toEqual(['started', partners.coast, false]);
    expect(await dfe.listDeclarations({ participantId: [one.person] })).toEqual([
      await dfe.readDeclaration(made.id),
    ]);
    const moved = await dfe.changeDeliveryPartner(made.id, { deliveryPartnerId: partners.coast });
    expect(moved.record.id).toBe(made.id);

    await dfe.defer(one.person, { ...course, reason: 'parental-leave' });
    const { npqEnrolments } = await dfe.readParticipant(one.person);
    expect(npqEnrolments[0]).toMatchObject({
      trainingStatus: 'deferred',
      deferral: { reason: 'parental-leave' },
    });
    await dfe.resume(one.person, course);
    const wanted = { ...course, reason: 'quality-of-programme-structure-not-suitable.' } as const;
    expect((await dfe.withdraw(one.person, wanted)).record.npqEnrolments[0]?.trainingStatus).toBe(
      'withdrawn',
    );
    await dfe.resume(one.person, course);

    const completed = { ...started(one.person), declarationType: 'completed', hasPassed: false } as const;
    const { record: done } = await dfe.declare(completed);
    expect(done.hasPassed).toBe(false);
    const result = { ...course, state: 'passed', completionDate: '2026-11-01' } as const;
    expect(await dfe.recordOutcome(one.person, result)).toMatchObject({ found: false });
    expect(await dfe.recordOutcome(one.person, { ...result, completionDate: '2026-11-02' })).toMatchObject({
      found: true,
      record: { completionDate: '2026-11-01' },
    });
    expect((await dfe.voidDeclaration(done.id)).record.state).toBe('voided');
    expect(await dfe.listParticipantOutcomes(one.person)).toEqual(await dfe.listOutcomes());
    expect((await dfe.listOutcomes()).map(({ state }) => state)).toEqual(['failed', 'passed', 'voided']);

    await dfe.voidDeclaration(made.id);
    const spring = { ...course, scheduleIdentifier: 'npq-leadership-spring' } as const;
    const planned = await dfe.changeSchedule(one.person, spring).catch((error: unknown) => error);
    expect(planned).toMatchObject({ record: { npqEnrolments: [spring] } });
    expect(await dfe.listParticipants()).toHaveLength(1);

    const [statement] = await dfe.listStatements();
    expect(await dfe.readStatement(statement?.id ?? '')).toEqual(statement);
    const [partner] = await dfe.listDeliveryPartners();
    expect(await dfe.readDeliveryPartner(partner?.id ?? '')).toEqual(partner);
    expect(unknown).toEqual([]);
  });

  it('DfE §1.2 a merged participant is found under its new id', async () => {
    const { dfe } = await client();
    const [one, other] = [register(held.house), register(held.house)];
    await dfe.acceptApplication(one.application, { fundedPlace: true });
    mergePeople(held.house.world, held.house.now, { from: one.person, into: other.person });
    for (const ask of [
      () => dfe.readParticipant(one.person),
      () => dfe.declare(started(one.person)),
      () => dfe.defer(one.person, { ...course, reason: 'other' }),
    ]) {
      const refused = await failure(DfeRefused, ask());
      expect(refused).toMatchObject({ code: 'participant-id-changed', newParticipantId: other.person });
    }
  });

  it('DfE §0.6 two clients at once make one declaration', async () => {
    const clients = [await client(), await client()];
    const one = register(held.house);
    await clients[0]?.dfe.acceptApplication(one.application, { fundedPlace: true });
    const asked = await Promise.allSettled(clients.map(({ dfe }) => dfe.declare(started(one.person))));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = asked.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'declaration-already-made',
      existing: { state: 'eligible' },
    });
    expect(held.house.world.declarations.size).toBe(1);
  });

  it('DfE §1.1 keeps going through the service’s own rate limit', async () => {
    const queue = [{ kind: 'tooManyRequests', retryAfter: null }, null] as const;
    held.house.faults.replace({ mode: 'queue', faults: [...queue] });
    const clock = fakeClock();
    const { dfe } = await client({ clock });
    expect(await dfe.listApplications()).toEqual([]);
    expect(clock.slept[0]).toBeGreaterThanOrEqual(300_000);
  });
});

/** Every kind of fault, each once in a while. */
const everyFault = (seed: string): FaultPlanInput => ({
  mode: 'seeded',
  seed,
  faults: (
    [
      { kind: 'timeOutAfterAccepting' },
      { kind: 'timeOutBefore' },
      { kind: 'tooManyRequests', retryAfter: { as: 'date', seconds: 2 } },
      { kind: 'tooManyRequests' },
      { kind: 'serverError', status: 502, carriedOut: true },
      { kind: 'serverError' },
      { kind: 'cutOff' },
      { kind: 'duplicatedResponse' },
      { kind: 'garbage', status: 200, carriedOut: true },
      { kind: 'slow', ms: 5 },
    ] as const
  ).map((fault) => ({ fault, probability: 0.05 })),
});

describe('under faults', () => {
  it('DfE §0.6 each declaration is accepted once, and both sides agree when the faults stop', async () => {
    const property = fc.asyncProperty(fc.string({ minLength: 1, maxLength: 8 }), async (seed) => {
      const { world, faults } = held.house;
      const person = register(held.house);
      const calm = (await client()).dfe;
      await calm.acceptApplication(person.application, { fundedPlace: true });
      faults.replace(everyFault(seed));
      const { dfe } = await client({ timeOutMs: 60, retryLimits: { attempts: 3, deadlineMs: 1e7 } });
      const types = ['started', 'retained-1', 'retained-2'] as const;
      for (const declarationType of types) {
        const asked = { ...started(person.person), declarationType };
        let mayHaveBeenSent = false;
        // As a workflow does it: again and again, saying so.
        for (let n = 0; n < 50; n++) {
          const said: unknown = await dfe
            .declare(asked, { mayHaveBeenSent })
            .catch((error: unknown) => error);
          if (!(said instanceof DfeUnavailable)) {
            expect(said).toMatchObject({ record: { declarationType } });
            break;
          }
          mayHaveBeenSent ||= said.mayHaveBeenSent;
        }
      }
      faults.off();
      const there = [...world.declarations.values()].filter(({ user }) => user === person.person);
      expect(there.map(({ type }) => type).sort()).toEqual([...types].sort());
      const seen = await calm.listDeclarations({ participantId: [person.person] });
      expect(seen.map(({ id }) => id).sort()).toEqual(there.map(({ id }) => id).sort());
    });
    await fc.assert(property, { numRuns: 12 });
    const met = Object.values(held.house.faults.counts());
    expect(met.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
  });

  it('DfE §5 no application is lost or repeated while others change, leave and come under the reader', async () => {
    const { world } = held.house;
    const made = Array.from({ length: 600 }, () => register(held.house));
    const gone = new Set<string>();
    const { dfe } = await client();
    const onProgress = ({ pass, pages }: { pass: number; pages: number }) => {
      if (pass > 2 || pages % 2 === 0) return;
      const at = `2026-11-02T10:${String(pages).padStart(2, '0')}:0${pass}.000Z`;
      for (const n of [1, 2, 3]) {
        const leaving = made[(pages * 13 + n * 7 + pass) % 300];
        if (leaving && !gone.has(leaving.application)) {
          gone.add(leaving.application);
          transferApplication(world, at, { application: leaving.application, provider: providers.harbour });
        }
        changePerson(world, at, { user: made[300 + pages * n]?.person ?? '', fullName: `Renamed ${n}` });
      }
      register(held.house, { at });
    };
    const read = await all(dfe.everything('applications', { perPage: 50, onProgress }));
    const ids = read.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const stayed = made.map(({ application }) => application).filter((id) => !gone.has(id));
    expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
    expect(gone.size).toBeGreaterThan(20);
  });

  it('DfE §1.1 a change made while a poll reads is met by the next one', async () => {
    const { house } = held;
    const one = register(house, { at: '2026-01-10T09:00:00.000Z' });
    const { dfe } = await client({ serverDate: () => house.now });
    const first = dfe.changedSince('applications', null);
    expect(await all(first)).toHaveLength(1);
    house.now = '2026-11-02T11:00:00.000Z';
    const second = dfe.changedSince('applications', first.next);
    expect(await all(second)).toHaveLength(1);
    changePerson(house.world, house.now, { user: one.person, email: null });
    house.now = '2026-11-02T12:00:00.000Z';
    const third = dfe.changedSince('applications', second.next);
    expect((await all(third)).map(({ email }) => email)).toEqual([null]);
    house.now = '2026-11-02T13:00:00.000Z';
    const fourth = dfe.changedSince('applications', third.next);
    expect(await all(fourth)).toHaveLength(1);
    house.now = '2026-11-02T14:00:00.000Z';
    expect(await all(dfe.changedSince('applications', fourth.next))).toEqual([]);
  });
});
