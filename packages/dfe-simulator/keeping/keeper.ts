/**
 * Keeps the world: it is what the seed and the log make, and nothing else (decision 023). Reading leaves no trace; whatever is
 * carried out is on the disk before anybody hears of it.
 */
import { viewsOf, type Views } from '../read/views.js';
import type { Id, Instant, World } from '../world/world.js';
import { apply } from './apply.js';
import type { Kept } from './kept.js';
import type { Entry, LoggedEntry } from './entry.js';
import type { Log } from './log.js';
import { nightIsDue, nightlyJob } from './night.js';

/** A log does not lead where it led before: it is of another version. */
export class OtherCourse extends Error {
  override readonly name = 'OtherCourse';
}

export class Keeper {
  readonly #kept: Kept;
  readonly #log: Log | null;
  readonly #views: Views;
  readonly #clock: () => Instant;
  /** Set when a change could not be written: memory is then ahead of the disk, and nothing more is answered. */
  #broken: Error | null = null;

  /**
   * @param kept what the seed makes; the log of an earlier run is carried out on it
   * @param log null: in memory alone
   * @throws OtherCourse when the log does not lead where it led before
   */
  constructor(kept: Kept, log: Log | null, clock: () => Instant) {
    this.#kept = kept;
    this.#log = log;
    this.#views = viewsOf(kept.world);
    this.#clock = clock;
    for (const [n, entry] of (log?.earlier ?? []).entries()) this.#again(entry, n + 2);
  }

  get world(): World {
    return this.#kept.world;
  }

  /** The service's own clock. */
  now(): Instant {
    return new Date(Date.parse(this.#clock()) + this.#kept.clockOffsetMs).toISOString();
  }

  views(): Views {
    if (this.#broken) throw this.#broken;
    return this.#views;
  }

  /**
   * Carries an entry out and writes it down.
   * @throws ApiRefusal when it is refused; then nothing has changed and nothing is written
   */
  carryOut(entry: Entry): Id | null {
    if (this.#broken) throw this.#broken;
    const made = apply(this.#kept, entry);
    try {
      this.#log?.append({ ...entry, made });
    } catch (error) {
      this.#broken = new Error('A change could not be written to the log: start the simulator again.', {
        cause: error,
      });
      throw this.#broken;
    }
    return made;
  }

  /** The Department's job of every night, when the clock has passed a deadline since it last ran. */
  keepUp(): void {
    const at = this.now();
    if (!nightIsDue(this.world, at)) return;
    this.carryOut(nightlyJob(at));
  }

  close(): void {
    this.#log?.close();
  }

  #again(entry: LoggedEntry, line: number): void {
    let cause: unknown;
    try {
      if (apply(this.#kept, entry) === entry.made) return;
    } catch (error) {
      cause = error;
    }
    throw new OtherCourse(`line ${line} no longer does what it did when it was written.`, { cause });
  }
}
