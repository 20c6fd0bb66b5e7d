/**
 * The course of a journey as one run knows it: where the run began, where the record has got to, and what was
 * decided since. The record is the truth about what happened, so that what is not there yet can be gone back on.
 */
import type { Restored } from './activities.js';
import type { JourneyInput, Receipt } from './contract.js';
import { FollowUps } from './follow-ups.js';
import type { Enrolment } from './journey/command.js';
import { expanded } from './journey/compact.js';
import type { Decided } from './journey/decide.js';
import { evolve, fold, MOST_REMEMBERED, unbegun } from './journey/evolve.js';
import type { JourneyEvent } from './journey/event.js';
import { eventsOfCommand } from './journey/lookup.js';
import type { Journey } from './journey/state.js';
import { upcast } from './journey/upcast.js';
import { receiptOf } from './receipts.js';

export class Course {
  enrolment: Enrolment;
  /** Where everything that was decided has led. */
  state: Journey;
  /** Where the record has got to. */
  recorded: Journey;
  readonly followUps: FollowUps;
  private beginning: Journey;
  /** Since the beginning: those in the record, then those that are not there yet. */
  private events: JourneyEvent[];

  constructor(input: JourneyInput) {
    this.enrolment = input.enrolment;
    this.events = (input.journal ?? []).map(upcast);
    this.beginning = unbegun(this.enrolment);
    this.state = this.recorded = fold(this.enrolment, this.events);
    this.followUps = new FollowUps(input.outbox);
  }

  /** Takes up the journey where the record has it. */
  restore({ state, outstanding }: Restored): void {
    this.beginning = this.state = this.recorded = expanded(state, this.enrolment);
    if (outstanding) this.followUps.putBack(outstanding);
  }

  take({ events, journey }: Decided): void {
    this.state = journey;
    this.events.push(...events);
    this.followUps.add(events, journey);
  }

  get unrecorded(): JourneyEvent[] {
    return this.events.slice(this.recorded.n - this.beginning.n);
  }

  /** Goes back to what is in the record, and on with what it has beyond that: what follows from it is done once, by key. */
  adopt(ahead: readonly JourneyEvent[], begunWith: Enrolment | undefined): void {
    if (begunWith && this.recorded.n === 0) {
      this.enrolment = begunWith;
      this.beginning = this.recorded = unbegun(begunWith);
    }
    this.goBack();
    for (const events of byCommand(ahead.map(upcast))) {
      this.take({ events, journey: events.reduce(evolve, this.state) });
    }
    this.recorded = this.state;
  }

  /** Forgets what is not in the record. */
  goBack(): void {
    this.events = this.events.slice(0, this.recorded.n - this.beginning.n);
    this.state = this.recorded;
    this.followUps.dropAfter(this.recorded.n);
  }

  /** The record lost its end, as after a restore from a backup: it is sent again what this run has of it. */
  fallBack(to: number): void {
    const since = this.beginning.n;
    if (to < since) throw new Error(`the record has ${to} events, and this run began after ${since}`);
    this.recorded = this.events.slice(0, to - since).reduce(evolve, this.beginning);
  }

  /** The first receipt of a command that caused events, if that was in this run, and the last of its events. */
  receipt(command: string): { receipt: Receipt; last: number } | null {
    const range = eventsOfCommand(this.state, command);
    const since = this.beginning.n;
    if (!range || range.first <= since) return null;
    const { first, last } = range;
    const until = this.events.slice(0, last - since);
    const then = last === this.state.n ? this.state : until.reduce(evolve, this.beginning);
    const caused = until.slice(first - 1 - since).filter(({ cmd }) => cmd === command);
    return { receipt: receiptOf(command, caused[0]?.at ?? then.at, caused, then), last };
  }

  knows(command: string): boolean {
    return eventsOfCommand(this.state, command) !== null;
  }

  /** Whether every command that ever caused an event is among those that the state remembers. */
  get knowsAll(): boolean {
    return this.recorded.commands.length < MOST_REMEMBERED;
  }
}

/** Events of a command stand side by side; what follows from them is worked out when all of them have happened. */
function byCommand(events: readonly JourneyEvent[]): JourneyEvent[][] {
  const groups: JourneyEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.cmd === event.cmd) last.push(event);
    else groups.push([event]);
  }
  return groups;
}
