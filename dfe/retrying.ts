/** How hard one call tries: turns in the budget, waits between attempts, and the point at which it gives up. */
import type { RequestBudget, RequestLane } from './budget/budget.js';
import type { DfeClock } from './clock.js';
import { DfeUnavailable } from './errors.js';
import type { TransientHttpError } from './http/transient-http-error.js';
import type { Operation } from './operations.js';

export interface RetryLimits {
  /** Requests that fail before it gives up. */
  attempts: number;
  /** From the beginning of the call, waits included, in milliseconds. */
  deadlineMs: number;
  /** The longest first wait; it doubles with every attempt. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** How long everybody waits after a 429 that does not say how long. */
  windowMs: number;
}

/** Long enough to sit out one window of the rate limit. */
export const defaultRetryLimits: RetryLimits = {
  attempts: 6,
  deadlineMs: 420_000,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
  windowMs: 300_000,
};

/** The effort of one call, shared by all the requests that it takes. */
export class Retrying {
  /** Whether a request may have been carried out without our hearing of it. */
  doubt = false;
  private failed = 0;
  private readonly until: number;

  constructor(
    private readonly operation: Operation,
    private readonly lane: RequestLane,
    private readonly budget: RequestBudget,
    private readonly limits: RetryLimits,
    private readonly clock: DfeClock,
  ) {
    this.until = clock.now() + limits.deadlineMs;
  }

  /** Waits until the budget has room. @throws DfeUnavailable `budget-spent` if that takes too long */
  async turn(): Promise<void> {
    for (;;) {
      const wait = await this.budget.reserve(this.lane);
      if (wait <= 0) return;
      if (this.clock.now() + wait > this.until) throw this.givenUp('budget-spent', wait);
      await this.clock.sleep(wait);
    }
  }

  /** Waits as long as a fault asks for. @throws DfeUnavailable when enough was tried */
  async recover(fault: TransientHttpError): Promise<void> {
    this.failed += 1;
    const wait = await this.waitAfter(fault);
    const last = this.failed >= this.limits.attempts;
    if (last || this.clock.now() + wait > this.until) throw this.givenUp(fault.kind, wait);
    await this.clock.sleep(wait);
  }

  private async waitAfter(fault: TransientHttpError): Promise<number> {
    if (fault.kind !== 'rate-limited') return this.backOff();
    const wait = fault.retryAfterMs ?? this.limits.windowMs;
    await this.budget.pause(wait);
    // Those who were paused together must not come back together.
    return wait + this.clock.random() * this.limits.firstWaitMs;
  }

  /** Anything between half and the whole of a wait that doubles. */
  private backOff(): number {
    const { firstWaitMs, longestWaitMs } = this.limits;
    const whole = Math.min(firstWaitMs * 2 ** (this.failed - 1), longestWaitMs);
    return whole / 2 + (this.clock.random() * whole) / 2;
  }

  private givenUp(kind: TransientHttpError['kind'], waitMs: number): DfeUnavailable {
    return new DfeUnavailable(this.operation, this.failed, kind, this.doubt, Math.ceil(waitMs));
  }
}
