/** Whatever goes wrong on the line, and in whatever order one client asks: S4.2, DfE §0.6, §2.3. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault, FaultPlanInput } from 'dfe-simulator/faults/plan';
import { accepted, declared, pending, person } from 'dfe-simulator/testing/rules';
import { partners, providers, smallWorld } from 'dfe-simulator/testing/world';
import { declarationTypes } from '../../../dfe/names.js';
import { DfeUnavailable } from '../../../dfe/errors.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import { differencesOf, fullPass, worldAsSeenBy } from '../soak/agreement.js';
import { doublesIn, foundButAbsent, missingFromLog, standingTwice } from '../soak/audit.js';
import { Ledger } from '../soak/ledger.js';
import { openLine } from './support.js';

const holdMs = 150;
const faultsThereAre: Fault[] = [
  { kind: 'timeOutAfterAccepting', holdMs },
  { kind: 'timeOutBefore', holdMs },
  { kind: 'tooManyRequests', retryAfter: null },
  { kind: 'tooManyRequests', retryAfter: { as: 'seconds', seconds: 0 } },
  { kind: 'tooManyRequests', retryAfter: { as: 'date', seconds: 0 } },
  { kind: 'serverError', status: 500, carriedOut: true },
  { kind: 'serverError', status: 503, carriedOut: false },
  { kind: 'slow', ms: 120 },
  { kind: 'cutOff' },
  { kind: 'duplicatedResponse' },
  { kind: 'repeatedRequest' },
  { kind: 'garbage', status: 502, carriedOut: false },
  { kind: 'garbage', status: 200, carriedOut: true },
];

/** Some kinds or all of them, from seldom to every second request. */
const plans = (kinds: Fault[]): fc.Arbitrary<FaultPlanInput> =>
  fc
    .record({
      seed: fc.string(),
      faults: fc.subarray(kinds, { minLength: 1 }),
      rate: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    })
    .map(({ seed, faults, rate }) => ({
      mode: 'seeded',
      seed,
      faults: faults.map((fault) => ({ fault, probability: rate / faults.length })),
    }));

const who = fc.nat({ max: 2 });
const type = fc.constantFrom(...declarationTypes);
const wish = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('declare' as const), who, type }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), who, type }) },
  fc.record({ do: fc.constant('outcome' as const), who, passed: fc.boolean(), day: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constantFrom('accept', 'withdraw', 'resume', 'reject'), who }),
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;
/** Each inner list is asked at once. */
const wishes = fc.array(fc.array(wish, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 7 });

/** The first is pending, the second accepted, the third declared by another provider under another record. */
function threePeople() {
  const world = smallWorld();
  const theirs = accepted(world, { user: person(world, '1234567'), provider: providers.harbour });
  for (const milestone of ['started', 'retained-1', 'completed'])
    declared(world, theirs, milestone, { delivery_partner_id: partners.quay });
  const twin = accepted(world, { user: person(world, '1234567'), cohort: '2025a' });
  return { world, applications: [pending(world), accepted(world), twin] };
}

const SENCO = { courseIdentifier: 'npq-senco' } as const;

/** A caller as it should be: it knows what it has asked for, and says so when it asks again. */
class Officer {
  readonly ledger = new Ledger('officer', providers.north);
  readonly #asked = new Set<string>();
  readonly #made = new Map<string, string>();
  #busy = new Set<string>();

  constructor(
    private readonly dfe: DfeApi,
    private readonly people: readonly { id: string; user: string }[],
  ) {}

  async all(together: readonly Wish[]): Promise<void> {
    this.#busy = new Set();
    await Promise.all(together.map((one) => this.carryOut(one).catch(() => undefined)));
  }

  private async carryOut(one: Wish): Promise<unknown> {
    const { dfe, ledger } = this;
    const { id, user } = this.people[one.who] ?? { id: '', user: '' };
    const path = (what: string) =>
      `PUT /participants/npq/{id}/${what}` as 'PUT /participants/npq/{id}/resume';
    if (one.do === 'declare') return this.declare(user, one.type);
    if (one.do === 'void') {
      const made = this.#made.get(`${user}/${one.type}`);
      const operation = 'PUT /participant-declarations/{id}/void';
      return made === undefined ? null : ledger.write(operation, made, () => dfe.voidDeclaration(made));
    }
    if (one.do === 'outcome') {
      const completionDate = `2026-10-2${one.day}`;
      const asked = { ...SENCO, state: one.passed ? 'passed' : 'failed', completionDate } as const;
      const operation = 'POST /participants/npq/{id}/outcomes';
      return ledger.write(operation, user, () => dfe.recordOutcome(user, asked));
    }
    if (one.do === 'accept')
      return ledger.write('POST /npq-applications/{id}/accept', id, () =>
        dfe.acceptApplication(id, { fundedPlace: true }),
      );
    if (one.do === 'reject')
      return ledger.write('POST /npq-applications/{id}/reject', id, () => dfe.rejectApplication(id));
    if (one.do === 'resume') return ledger.write(path('resume'), user, () => dfe.resume(user, SENCO));
    return ledger.write(path('withdraw'), user, () => dfe.withdraw(user, { ...SENCO, reason: 'other' }));
  }

  /** The same milestone always has the same date; of two that are asked at once the first is enough. */
  private async declare(user: string, declarationType: DeclareRequest['declarationType']): Promise<void> {
    const key = `${user}/${declarationType}`;
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    const mayHaveBeenSent = this.#asked.has(key);
    this.#asked.add(key);
    const asked = {
      ...SENCO,
      participantId: user,
      declarationDate: `2026-10-1${declarationTypes.indexOf(declarationType)}T09:30:00+01:00`,
      deliveryPartnerId: partners.coast,
    } as const;
    const request: DeclareRequest =
      declarationType === 'completed'
        ? { ...asked, declarationType, hasPassed: true }
        : { ...asked, declarationType };
    const ask = () => this.dfe.declare(request, { mayHaveBeenSent });
    const { record } = await this.ledger.write('POST /participant-declarations', '', ask);
    this.#made.set(key, record.id);
  }
}

async function play(plan: FaultPlanInput, batches: readonly (readonly Wish[])[]) {
  const { world, applications } = threePeople();
  const line = await openLine({ world, faults: plan });
  const officer = new Officer(line.client({ timeOutMs: 80 }), applications);
  for (const together of batches) await officer.all(together);
  line.faults.off();
  const { copy, differences } = await fullPass(line.client(), 2);
  const doubles = doublesIn(line.log, world, 0);
  line.app.server.closeAllConnections();
  await line.app.close();
  const told = officer.ledger.entries;
  return {
    world,
    doubles: doubles.ours.length + doubles.repeated,
    repeats: line.faults.counts().repeatedRequest,
    wrong: [
      ...differences,
      ...differencesOf(copy, worldAsSeenBy(world, providers.north)),
      ...missingFromLog(told, line.log),
      ...foundButAbsent(told, world),
      ...officer.ledger.failures,
    ],
  };
}

describe('under any schedule of faults', () => {
  it('S4.2 each declaration stands at most once, an ineligible one too, and nothing told as done is missing', async () => {
    const kinds = faultsThereAre.filter(({ kind }) => kind !== 'repeatedRequest');
    const property = fc.asyncProperty(plans(kinds), wishes, async (plan, batches) => {
      const { world, doubles, wrong } = await play(plan, batches);
      expect(wrong).toEqual([]);
      expect(doubles).toBe(0);
      expect(standingTwice(world)).toEqual({ live: [], ineligible: [] });
    });
    await fc.assert(property, { numRuns: 10, interruptAfterTimeLimit: 10_000 });
  });

  it('DfE §2.3 where requests are repeated on the way as well, the service lets only ineligible ones stand twice', async () => {
    const property = fc.asyncProperty(plans(faultsThereAre), wishes, async (plan, batches) => {
      const { world, doubles, repeats, wrong } = await play(plan, batches);
      expect(wrong).toEqual([]);
      expect(doubles).toBeLessThanOrEqual(repeats);
      expect(standingTwice(world).live).toEqual([]);
    });
    await fc.assert(property, { numRuns: 6, interruptAfterTimeLimit: 7_000 });
  });

  it('S4.2 a client that gives up says whether something may have been changed', async () => {
    const { world, applications } = threePeople();
    const probability = 1;
    const faults = [{ fault: { kind: 'timeOutAfterAccepting', holdMs } as const, probability }];
    const line = await openLine({ world, faults: { mode: 'seeded', seed: 'a', faults } });
    const dfe = line.client({ timeOutMs: 80, retryLimits: { attempts: 2 } });
    const ask = dfe.rejectApplication(applications[0]?.id ?? '');
    await expect(ask).rejects.toThrow(DfeUnavailable);
    await expect(ask).rejects.toMatchObject({ mayHaveBeenSent: true, lastFault: 'timed-out' });
  });
});
