/**
 * How calls to Temporal are tried again. The library sets a timer for the next try, which throws into nothing if the
 * connection was closed meanwhile and so ends the process: whoever closes waits for the timers that are set.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** A close is not kept waiting for longer. */
const LONGEST_DELAY_MS = 1_000;
/** With these delays as long as the library's own ten. */
const MOST_TRIES = 25;
/** A timer may be late by so much on a busy machine. */
const LATE_MS = 100;

export class Retries {
  private last = 0;
  private isClosing = false;
  readonly interceptor;

  constructor() {
    const usual = defaultGrpcRetryOptions({ maxAttempts: MOST_TRIES });
    this.interceptor = makeGrpcRetryInterceptor({
      retryableDecider: (attempt, status) => !this.isClosing && usual.retryableDecider(attempt, status),
      delayFunction: (attempt, status) => {
        const delay = Math.min(LONGEST_DELAY_MS, usual.delayFunction(attempt, status));
        this.last = Math.max(this.last, performance.now() + delay);
        return delay;
      },
    });
  }

  /** Resolves once no timer is set any more; from now on nothing is tried again. */
  async end(): Promise<void> {
    this.isClosing = true;
    const rest = this.last - performance.now();
    if (rest > 0) await pause(rest + LATE_MS);
  }
}
