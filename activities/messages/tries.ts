/**
 * How often a message failed for a reason that neither passes nor says that it never will: a fault of the code or of
 * the data. It gets some tries only, by this process; then its provider is told, and the journey goes on.
 */
import { BoundedCache } from '../../store/record/bounded-cache.js';
import type { Mode } from '../../workflows/journey/values.js';

/** Half an hour, by the pauses between the attempts of a delivery; a rehearsal, whose clock waits, is told sooner. */
const MOST_TRIES: Readonly<Record<Mode, number>> = { live: 10, rehearsal: 4 };
const MOST_KNOWN = 10_000;

export class Tries {
  private readonly failed = new BoundedCache<string, number>(MOST_KNOWN);

  /** Whether one more failure was the last one that is waited for. */
  areOver(journey: string, message: string, mode: Mode): boolean {
    const key = `${journey}/${message}`;
    const count = (this.failed.get(key) ?? 0) + 1;
    this.failed.set(key, count);
    return count >= MOST_TRIES[mode];
  }
}
