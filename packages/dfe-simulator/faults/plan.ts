/**
 * What goes wrong between a client and the service, and when: a plan is data (it can be sent to the control
 * endpoint), `createFaults` carries it out.
 *
 * A plan either gives each fault a probability (decided by the seed and the number of the request alone, so that
 * the same requests in the same order meet the same faults) or lists them: one per request, `null` lets one pass,
 * and when the list is used up nothing goes wrong any more. Requests outside `only` neither meet nor use a fault.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { operations, type Operation } from './operations.js';

const milliseconds = z.int().min(0).max(600_000);
/** How long nothing is answered before the socket is destroyed. */
const holdMs = milliseconds.default(30_000);

const faultSchema = z.discriminatedUnion('kind', [
  /** Carried out; the answer never comes. */
  z.strictObject({ kind: z.literal('timeOutAfterAccepting'), holdMs }),
  /** Never carried out; no answer comes. */
  z.strictObject({ kind: z.literal('timeOutBefore'), holdMs }),
  /** Not carried out, 429; `retryAfter` in seconds, as a number or as an HTTP date, or no such header. */
  z.strictObject({
    kind: z.literal('tooManyRequests'),
    retryAfter: z
      .strictObject({ as: z.enum(['seconds', 'date']), seconds: z.int().min(0).max(3600) })
      .nullable()
      .default(null),
  }),
  z.strictObject({
    kind: z.literal('serverError'),
    status: z.literal([500, 502, 503, 504]).default(500),
    carriedOut: z.boolean().default(false),
  }),
  /** Carried out at once, answered late. */
  z.strictObject({ kind: z.literal('slow'), ms: milliseconds.default(2_000) }),
  /** Carried out; the whole length is announced, half of the body sent, the socket destroyed. */
  z.strictObject({ kind: z.literal('cutOff') }),
  /** Carried out; the body stands twice in one answer. */
  z.strictObject({ kind: z.literal('duplicatedResponse') }),
  /** Carried out twice, as by an impatient proxy; the second answer is delivered. */
  z.strictObject({ kind: z.literal('repeatedRequest') }),
  /** A page of HTML instead of the answer. */
  z.strictObject({
    kind: z.literal('garbage'),
    status: z.literal([200, 502]).default(502),
    carriedOut: z.boolean().default(false),
  }),
]);
export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];
export const faultKinds = faultSchema.options.map(({ shape }) => shape.kind.value);

const only = z
  .strictObject({
    operations: z.array(z.enum(operations)).optional(),
    methods: z.array(z.enum(['GET', 'POST', 'PUT'])).optional(),
  })
  .default({});

export const faultPlanSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({
    mode: z.literal('seeded'),
    seed: z.string(),
    /** At most one fault per request: the probabilities add up to at most 1. */
    faults: z
      .array(z.strictObject({ fault: faultSchema, probability: z.number().min(0).max(1) }))
      .refine((faults) => faults.reduce((sum, { probability }) => sum + probability, 0) <= 1 + 1e-9, {
        error: 'The probabilities of the faults add up to more than 1: one request meets at most one fault.',
      }),
    only,
  }),
  z.strictObject({ mode: z.literal('queue'), faults: z.array(faultSchema.nullable()), only }),
]);
export type FaultPlan = z.infer<typeof faultPlanSchema>;
/** A plan as it may be written: what has a default may be left out. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;

/** A running plan. Replacing it starts its count of requests, and its queue, again; the counts of kinds go on. */
export interface Faults {
  readonly plan: FaultPlan;
  replace(plan: FaultPlanInput): void;
  off(): void;
  /** How many times each kind was done since the start. */
  counts(): Readonly<Record<FaultKind, number>>;
  /** What the next request meets; counts it. */
  next(operation: Operation): Fault | null;
}

/** A number in [0, 1) that depends on the seed and the number of the request alone. */
function chance(seed: string, request: number): number {
  return createHash('sha256').update(`${seed}/${request}`).digest().readUInt32BE(0) / 2 ** 32;
}

function decided(plan: Extract<FaultPlan, { mode: 'seeded' }>, request: number): Fault | null {
  let left = chance(plan.seed, request);
  for (const { fault, probability } of plan.faults) {
    if (left < probability) return fault;
    left -= probability;
  }
  return null;
}

function concerns(plan: Exclude<FaultPlan, { mode: 'off' }>, operation: Operation): boolean {
  const method = operation.split(' ')[0];
  return (
    (plan.only.operations?.includes(operation) ?? true) &&
    (plan.only.methods?.some((name) => name === method) ?? true)
  );
}

/** Throws a ZodError when the plan is not one. */
export function createFaults(first: FaultPlanInput = { mode: 'off' }): Faults {
  let plan = faultPlanSchema.parse(first);
  let requests = 0;
  const done = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  const replace = (next: FaultPlanInput): void => {
    plan = faultPlanSchema.parse(next);
    requests = 0;
  };
  return {
    get plan() {
      return plan;
    },
    replace,
    off: () => replace({ mode: 'off' }),
    counts: () => ({ ...done }),
    next(operation) {
      if (plan.mode === 'off' || !concerns(plan, operation)) return null;
      requests += 1;
      const fault = plan.mode === 'queue' ? (plan.faults[requests - 1] ?? null) : decided(plan, requests);
      if (fault) done[fault.kind] += 1;
      return fault;
    },
  };
}
