/** The service's time in a long run: months go by in minutes, in steps, and never back. */
import type { Instant } from 'dfe-simulator/world/world';

export class ServiceTime {
  #aheadMs: number;

  constructor(start: Instant) {
    this.#aheadMs = Date.parse(start) - Date.now();
  }

  /** Never ahead of the service itself: it is told first. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  instant(): Instant {
    return new Date(this.now()).toISOString();
  }

  /** Once the service has gone on by as much. */
  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}
