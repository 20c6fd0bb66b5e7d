/** The journal of one run: what happened, what follows from it, and what is still to be carried out. */
import { ApplicationFailure } from '@temporalio/workflow';
import type { AssessmentEffect, DiaryEffect, PlaceEffect } from './effects.js';
import { arrangements, messageKey, messages } from './effects.js';
import type { Keyed } from './activities.js';
import type { JourneyInput, Receipt } from './contract.js';
import type { Command, CommandBody, Enrolment } from './journey/command.js';
import { decide, isRefused } from './journey/decide.js';
import { fold } from './journey/evolve.js';
import type { JourneyEvent } from './journey/event.js';
import { eventsOfCommand } from './journey/lookup.js';
import type { Refusal } from './journey/refusal.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';
import { upcast } from './journey/upcast.js';

export interface Arrangements {
  places: Keyed<PlaceEffect>[];
  diary: Keyed<DiaryEffect>[];
  assessment: Keyed<AssessmentEffect>[];
}

const nothing = (): Arrangements => ({ places: [], diary: [], assessment: [] });

/** A refusal leaves the workflow as a failure whose type is its code. */
export const refused = ({ code, message }: Refusal): ApplicationFailure =>
  ApplicationFailure.nonRetryable(message, code);

export class Journal {
  readonly enrolment: Enrolment;
  readonly events: JourneyEvent[];
  state: Journey;
  /** Events not yet in the record, arrangements not yet made, messages not yet sent. */
  private unrecorded: JourneyEvent[] = [];
  private open = nothing();
  private outbox: string[];

  constructor(input: JourneyInput) {
    this.enrolment = input.enrolment;
    this.events = input.journal.map(upcast);
    this.state = fold(this.enrolment, this.events);
    this.outbox = [...input.outbox];
  }

  /** Whether the command was carried out before, so that it is answered with its first receipt (S3.6). */
  knows({ id }: Command): boolean {
    return eventsOfCommand(this.state, id) !== null;
  }

  /** What `command` would be refused for, or null: a dry run that changes nothing. */
  refusalOf(command: Command, at: Instant): Refusal | null {
    const decision = decide(this.state, command, at);
    return isRefused(decision) ? decision.refusal : null;
  }

  /** Decides a command and takes note of what happened; throws the refusal. */
  perform(command: Command, at: Instant): Receipt {
    const decision = decide(this.state, command, at);
    if (isRefused(decision)) throw refused(decision.refusal);
    this.state = decision.journey;
    for (const event of decision.events) this.append(event);
    return this.receiptOf(command.id, at);
  }

  /** Takes an answer of the world; one that no longer fits is dropped, for nobody waits for its answer. */
  take(fact: CommandBody, id: string, at: Instant): void {
    const command = { ...fact, id, actor: { role: 'engine', id: 'world' } } as Command;
    const decision = decide(this.state, command, at);
    if (isRefused(decision)) return;
    this.state = decision.journey;
    for (const event of decision.events) this.append(event);
  }

  private append(event: JourneyEvent): void {
    this.events.push(event);
    this.unrecorded.push(event);
    arrangements(event, this.state).forEach((arrangement, index) => {
      const key = `${event.n}/${index}`;
      if (arrangement.duty === 'places') this.open.places.push({ key, effect: arrangement.effect });
      else if (arrangement.duty === 'diary') this.open.diary.push({ key, effect: arrangement.effect });
      else this.open.assessment.push({ key, effect: arrangement.effect });
    });
    for (const message of messages(event, this.state)) this.outbox.push(messageKey(event.n, message));
  }

  /** The first receipt, however long ago: stage and status are those that the command led to. */
  private receiptOf(command: string, now: Instant): Receipt {
    const range = eventsOfCommand(this.state, command);
    const last = range?.last ?? this.state.n;
    const then = last === this.state.n ? this.state : fold(this.enrolment, this.events.slice(0, last));
    const caused = range
      ? this.events.slice(range.first - 1, range.last).filter(({ cmd }) => cmd === command)
      : [];
    return {
      journey: this.state.id,
      command,
      at: caused[0]?.at ?? now,
      events: caused.map(({ n, type }) => ({ n, type })),
      stage: then.stage,
      status: then.status,
    };
  }

  get hasUnrecorded(): boolean {
    return this.unrecorded.length > 0;
  }

  takeUnrecorded(): JourneyEvent[] {
    const taken = this.unrecorded;
    this.unrecorded = [];
    return taken;
  }

  takeArrangements(): Arrangements {
    const taken = this.open;
    this.open = nothing();
    return taken;
  }

  takeOutbox(): string[] {
    const taken = this.outbox;
    this.outbox = [];
    return taken;
  }

  /** Messages that did not leave, before those that came since. */
  putBack(messages: readonly string[]): void {
    this.outbox.unshift(...messages);
  }

  get hasOutbox(): boolean {
    return this.outbox.length > 0;
  }
}
