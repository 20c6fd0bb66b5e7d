/** What goes wrong in a long run: everything that can, a good deal more often than in earnest. */
import type { Fault, FaultPlanInput } from 'dfe-simulator/faults/plan';

/** Longer than a client of the long run waits for an answer. */
const holdMs = 6_000;

const rates: [Fault, number][] = [
  [{ kind: 'timeOutAfterAccepting', holdMs }, 0.006],
  [{ kind: 'timeOutBefore', holdMs }, 0.006],
  [{ kind: 'tooManyRequests', retryAfter: null }, 0.003],
  [{ kind: 'tooManyRequests', retryAfter: { as: 'seconds', seconds: 1 } }, 0.003],
  [{ kind: 'tooManyRequests', retryAfter: { as: 'date', seconds: 1 } }, 0.003],
  [{ kind: 'serverError', status: 500, carriedOut: true }, 0.008],
  [{ kind: 'serverError', status: 500, carriedOut: false }, 0.008],
  [{ kind: 'serverError', status: 502, carriedOut: false }, 0.005],
  [{ kind: 'serverError', status: 503, carriedOut: false }, 0.005],
  [{ kind: 'serverError', status: 504, carriedOut: true }, 0.008],
  [{ kind: 'slow', ms: 400 }, 0.02],
  [{ kind: 'cutOff' }, 0.012],
  [{ kind: 'duplicatedResponse' }, 0.008],
  [{ kind: 'repeatedRequest' }, 0.012],
  [{ kind: 'garbage', status: 502, carriedOut: false }, 0.006],
  [{ kind: 'garbage', status: 200, carriedOut: true }, 0.006],
];

/** About one request in nine meets a fault. */
export const everyFault = (seed: string): FaultPlanInput => ({
  mode: 'seeded',
  seed,
  faults: rates.map(([fault, probability]) => ({ fault, probability })),
});
