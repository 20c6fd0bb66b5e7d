/** The only place that knows whether a journey lives in real time or in rehearsal (S8.1). */
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { AgendaItem, Instant, Mode } from './journey/values.js';

/** The present moment of the workflow, UTC, to the second. */
const present = (): Instant => new Date(Date.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');

interface DurableTimer {
  at: Instant;
  fired: boolean;
  scope: CancellationScope;
}

export class Clock {
  private readonly mode: Mode;
  /** The rehearsal's own time; it stands still until it is moved. */
  private rehearsed: Instant | null;
  private timer: DurableTimer | null = null;
  /** Where commands want the rehearsal's clock to be, in the order in which they asked. */
  private targets: Instant[] = [];

  constructor(mode: Mode, rehearsed: Instant | null) {
    this.mode = mode;
    this.rehearsed = mode === 'rehearsal' ? (rehearsed ?? present()) : null;
  }

  get isRehearsal(): boolean {
    return this.mode === 'rehearsal';
  }

  now(): Instant {
    return this.rehearsed ?? present();
  }

  /** What the next run is to be given. */
  carried(): Instant | null {
    return this.rehearsed;
  }

  /** The record has got further than a rehearsal's clock: it has been then already. */
  catchUp(instant: Instant): void {
    if (this.rehearsed !== null && instant > this.rehearsed) this.rehearsed = instant;
  }

  /** Asks for the rehearsal to reach an instant; the journey lives through all dates on the way. */
  addTarget(target: Instant): void {
    this.targets.push(target);
  }

  get isAiming(): boolean {
    return this.targets.length > 0;
  }

  /** Moves the rehearsal one step: to the next date, or else to the instant aimed at. */
  step(next: AgendaItem | null): void {
    const target = this.targets[0];
    if (target === undefined) return;
    if (next !== null && next.at <= target) {
      if (next.at > this.now()) this.rehearsed = next.at;
      return;
    }
    if (target > this.now()) this.rehearsed = target;
    this.targets.shift();
  }

  /** Whether a date has come. */
  isDue(next: AgendaItem | null): boolean {
    return next !== null && next.at <= this.now();
  }

  /**
   * Sets the durable timer to the next date. One that would fire for nothing is cancelled: that costs two
   * events of history, where firing would cost a workflow task of three besides its own two.
   */
  setTimer(next: AgendaItem | null, summary: string): void {
    if (this.isRehearsal || this.timer?.at === next?.at) return;
    this.timer?.scope.cancel();
    this.timer = null;
    if (next === null) return;
    const scope = new CancellationScope();
    const alarm: DurableTimer = { at: next.at, fired: false, scope };
    this.timer = alarm;
    const wait = Math.max(Date.parse(next.at) - Date.now(), 1);
    void scope
      .run(() => sleep(wait, { summary }))
      .then(
        () => {
          alarm.fired = true;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  /** Whether the timer fired since it was set. */
  get timerFired(): boolean {
    return this.timer?.fired ?? false;
  }

  /** Clears a timer that fired, so that it can be set again. */
  clearFiredTimer(): void {
    if (this.timer?.fired) this.timer = null;
  }
}
