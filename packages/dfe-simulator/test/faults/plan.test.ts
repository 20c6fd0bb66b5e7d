import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operationOf, operations } from '../../faults/operations.js';
import { createFaults, faultKinds, faultPlanSchema, type FaultPlanInput } from '../../faults/plan.js';
import { faultyService, send } from './support.js';

const declare = 'POST /participant-declarations';
const met = (plan: FaultPlanInput, requests: number) => {
  const faults = createFaults(plan);
  return Array.from({ length: requests }, () => faults.next(declare)?.kind ?? null);
};
const seeded = (seed: string, probability = 0.3): FaultPlanInput => ({
  mode: 'seeded',
  seed,
  faults: [
    { fault: { kind: 'cutOff' }, probability },
    { fault: { kind: 'slow', ms: 1 }, probability },
  ],
});

it('S4.1 the same seed meets the same faults, another seed others', () => {
  expect(met(seeded('a'), 200)).toEqual(met(seeded('a'), 200));
  expect(met(seeded('a'), 200)).not.toEqual(met(seeded('b'), 200));
});

it('S4.1 probabilities hold for any seed: within five standard deviations over 2,000 requests', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 50 }), (seed, percent) => {
      const share = percent / 100;
      const hits = met(seeded(seed, share), 2_000).filter((kind) => kind === 'cutOff').length;
      const deviation = Math.sqrt(2_000 * share * (1 - share));
      expect(Math.abs(hits - 2_000 * share)).toBeLessThanOrEqual(5 * deviation + 1);
    }),
    { numRuns: 20, seed: 4 },
  );
});

it('S4.1 a list is met in its order, null lets a request pass, and its end is the end of faults', () => {
  const plan: FaultPlanInput = { mode: 'queue', faults: [{ kind: 'cutOff' }, null, { kind: 'slow', ms: 1 }] };
  expect(met(plan, 5)).toEqual(['cutOff', null, 'slow', null, null]);
});

it('S4.1 a plan limited to operations and methods neither meets nor uses a fault elsewhere', () => {
  const faults = createFaults({
    mode: 'queue',
    faults: [{ kind: 'cutOff' }],
    only: { operations: [declare, 'GET /statements'], methods: ['POST'] },
  });
  expect(faults.next('GET /statements')).toBeNull();
  expect(faults.next('PUT /participants/npq/{id}/defer')).toBeNull();
  expect(faults.next(declare)?.kind).toBe('cutOff');
});

it('S4.1 a running plan can be replaced and switched off, and counts what it did per kind', () => {
  const faults = createFaults({ mode: 'queue', faults: [{ kind: 'cutOff' }, { kind: 'cutOff' }] });
  faults.next(declare);
  faults.replace({ mode: 'queue', faults: [{ kind: 'repeatedRequest' }] });
  faults.next(declare);
  faults.off();
  expect(faults.next(declare)).toBeNull();
  expect(faults.plan).toEqual({ mode: 'off' });
  expect(faults.counts()).toMatchObject({ cutOff: 1, repeatedRequest: 1, slow: 0 });
  expect(Object.keys(faults.counts())).toEqual(faultKinds);
});

it('S4.1 the control endpoint and unknown routes never meet a fault', async () => {
  const service = await faultyService({ mode: 'queue', faults: [{ kind: 'cutOff' }] });
  try {
    expect((await send(service.port, 'GET', '/control')).body).toBe('as ever');
    expect((await send(service.port, 'GET', '/api/v3/unknown')).status).toBe(404);
    expect((await send(service.port)).cut).toBe(true);
    expect((await send(service.port)).cut).toBe(false);
  } finally {
    await service.app.close();
  }
});

it.each<[string, unknown]>([
  ['a kind that is none', { mode: 'queue', faults: [{ kind: 'sulks' }] }],
  ['a key that is none', { mode: 'off', seed: 'x' }],
  ['an operation that is none', { mode: 'queue', faults: [], only: { operations: ['GET /nothing'] } }],
  [
    'probabilities above 1',
    {
      mode: 'seeded',
      seed: 's',
      faults: [
        { fault: { kind: 'cutOff' }, probability: 0.7 },
        { fault: { kind: 'slow' }, probability: 0.7 },
      ],
    },
  ],
])('S4.1 a plan with %s is refused', (_what, plan) => {
  expect(faultPlanSchema.safeParse(plan).success).toBe(false);
});

it('DfE §1.3 a request is known as one of the 23 operations by method and path', () => {
  expect(operations).toHaveLength(23);
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    expect(operationOf(method, `/api/v3${path.replace('{id}', 'abc')}?page[page]=2`)).toBe(operation);
  }
  expect(operationOf('DELETE', '/api/v3/statements')).toBeNull();
  expect(operationOf('GET', '/api/v3/statements/1/2')).toBeNull();
});
