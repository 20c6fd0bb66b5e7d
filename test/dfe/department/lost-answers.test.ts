import { describe, expect, it } from 'vitest';
import type { FaultPlanInput } from 'dfe-simulator/faults/plan';
import { mergePeople } from 'dfe-simulator/rules/staff/index';
import type { Application, World } from 'dfe-simulator/world/world';
import { accepted, declared, person } from 'dfe-simulator/testing/rules';
import { partners, providers, smallWorld } from 'dfe-simulator/testing/world';
import { DfeRefused, DfeUnavailable } from '../../../dfe/errors.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import { failure } from '../support/scripted.js';
import { openLine } from './support.js';

const toDeclarations = { operations: ['POST /participant-declarations' as const] };
const once = (...faults: Extract<FaultPlanInput, { mode: 'queue' }>['faults']): FaultPlanInput => ({
  mode: 'queue',
  faults,
  only: toDeclarations,
});
const quick = { timeOutMs: 150 };
const carriedOut = { kind: 'timeOutAfterAccepting', holdMs: 400 } as const;
const notCarriedOut = { kind: 'timeOutBefore', holdMs: 400 } as const;

const started = ({ user }: Application, over: Partial<DeclareRequest> = {}): DeclareRequest =>
  ({
    participantId: user,
    courseIdentifier: 'npq-senco',
    declarationType: 'started',
    declarationDate: '2026-10-12T09:30:00Z',
    deliveryPartnerId: partners.coast,
    ...over,
  }) as DeclareRequest;

/** Two records of one person: what harbour declared makes north's declaration ineligible. */
function twins(): { world: World; mine: Application; theirs: Application } {
  const world = smallWorld();
  const theirs = accepted(world, { user: person(world, '1234567'), provider: providers.harbour });
  return { world, theirs, mine: accepted(world, { user: person(world, '1234567'), cohort: '2025a' }) };
}

describe('a declaration whose answer was lost', () => {
  it('S4.2 is not taken for one that stands on an earlier application of the person', async () => {
    const world = smallWorld();
    const before = accepted(world, { cohort: '2025a' });
    const old = declared(world, before, 'started', { declaration_date: '2025-10-06T09:00:00Z' });
    const again = accepted(world, { user: before.user });
    const line = await openLine({ world, faults: once(notCarriedOut) });
    const { record, found } = await line.client(quick).declare(started(again));
    expect(found).toBe(false);
    expect(record.id).not.toBe(old.id);
    expect(world.declarations.get(record.id)?.application).toBe(again.id);
  });

  it('S4.2 is found again under the new id of a participant who was merged meanwhile', async () => {
    const world = smallWorld();
    const application = accepted(world);
    const into = person(world);
    const line = await openLine({ world, faults: once(carriedOut) });
    const merge = () => {
      if (world.idChanges.length === 0) mergePeople(world, line.now(), { from: application.user, into });
    };
    const asked = started(application);
    const written = await line.client({ ...quick, onSleep: merge }).declare(asked);
    expect(written).toMatchObject({ found: true, record: { participantId: into } });
    expect(world.declarations.size).toBe(1);
  });

  it('S4.2 says the new id of a participant who was merged before anything came of it', async () => {
    const world = smallWorld();
    const application = accepted(world);
    const into = person(world);
    const line = await openLine({ world, faults: once(notCarriedOut) });
    const merge = () => {
      if (world.idChanges.length === 0) mergePeople(world, line.now(), { from: application.user, into });
    };
    const dfe = line.client({ ...quick, onSleep: merge });
    const refusal = await failure(DfeRefused, dfe.declare(started(application)));
    expect(refusal).toMatchObject({ code: 'participant-id-changed', newParticipantId: into });
    const { record } = await dfe.declare(started(application, { participantId: into }));
    expect(record).toMatchObject({ participantId: into, state: 'eligible' });
  });

  it.each([
    ['a time-out', carriedOut],
    ['an answer that was cut off', { kind: 'cutOff' }],
    ['a server error after it was carried out', { kind: 'serverError', status: 504, carriedOut: true }],
    ['a page of HTML', { kind: 'garbage', status: 200, carriedOut: true }],
    ['an answer that came twice over', { kind: 'duplicatedResponse' }],
  ] as const)('DfE §2.3 is not made twice when it is ineligible: %s', async (_name, fault) => {
    const { world, mine, theirs } = twins();
    declared(world, theirs, 'started', { delivery_partner_id: partners.quay });
    const line = await openLine({ world, faults: once(fault) });
    const written = await line.client(quick).declare(started(mine));
    expect(written).toMatchObject({ found: true, record: { state: 'ineligible' } });
    expect(world.declarations.size).toBe(2);
  });

  it('DfE §2.3 an ineligible one that a proxy sends twice stands twice: the service does not keep them apart', async () => {
    const { world, mine, theirs } = twins();
    declared(world, theirs, 'started', { delivery_partner_id: partners.quay });
    const line = await openLine({ world, faults: once({ kind: 'repeatedRequest' }) });
    const written = await line.client().declare(started(mine));
    expect(written).toMatchObject({ found: false, record: { state: 'ineligible' } });
    expect(world.declarations.size).toBe(3);
  });

  it('DfE §0.6 one that a proxy sends twice stands once, and is told with the one that stands', async () => {
    const world = smallWorld();
    const application = accepted(world);
    const line = await openLine({ world, faults: once({ kind: 'repeatedRequest' }) });
    const refusal = await failure(DfeRefused, line.client().declare(started(application)));
    expect(refusal).toMatchObject({ code: 'declaration-already-made', existing: { state: 'eligible' } });
    expect(world.declarations.size).toBe(1);
  });
});

describe('a client that was restarted', () => {
  it.each([carriedOut, notCarriedOut, { kind: 'cutOff' }, { kind: 'slow', ms: 300 }] as const)(
    'S4.2 declares what the one before may have sent at most once: $kind',
    async (fault) => {
      const { world, mine, theirs } = twins();
      declared(world, theirs, 'started', { delivery_partner_id: partners.quay });
      const line = await openLine({ world, faults: once(fault, fault, null) });
      const first = line.client({ ...quick, retryLimits: { attempts: 1 } }).declare(started(mine));
      const end = await failure(DfeUnavailable, first);
      expect(end.mayHaveBeenSent).toBe(true);
      const second = line.client(quick).declare(started(mine), { mayHaveBeenSent: true });
      await expect(second).resolves.toMatchObject({ record: { state: 'ineligible' } });
      expect(world.declarations.size).toBe(2);
      expect(line.log).toHaveLength(1);
    },
  );
});
