/** One journey on a stage: commands at a moved clock, dates fired on the way, the world answering. */
import { londonInstant } from '../workflows/journey/calendar.js';
import type { Command, CommandBody, Enrolment } from '../workflows/journey/command.js';
import { decide, isRefused, type Decision } from '../workflows/journey/decide.js';
import type { JourneyEvent } from '../workflows/journey/event.js';
import { unbegun } from '../workflows/journey/evolve.js';
import { nextDeadline } from '../workflows/journey/rules/dates.js';
import type { Refusal } from '../workflows/journey/refusal.js';
import type { Journey } from '../workflows/journey/state.js';
import type { Actor, Instant } from '../workflows/journey/values.js';
import { engine } from './people.js';
import { answersTo, kindWorld, type World } from './world.js';

/** More dates than any journey has; it ends a loop that a faulty rule would begin. */
const MOST_DATES = 2000;

export interface CommandDetails {
  reason?: string;
  note?: string;
  id?: string;
}

export class Play {
  journey: Journey;
  readonly events: JourneyEvent[] = [];
  /** Every command that was accepted, in order, with the instant at which it was given. */
  readonly commands: { command: Command; at: Instant }[] = [];
  now: Instant;
  private said = 0;

  constructor(
    readonly enrolment: Enrolment,
    begins: Instant,
    public world: World = kindWorld,
  ) {
    this.journey = unbegun(enrolment);
    this.now = begins;
  }

  /** A command given now; what the world answers to its events follows at once. Throws on a refusal. */
  say(actor: Actor, body: CommandBody, said: CommandDetails = {}): JourneyEvent[] {
    const decision = this.give(actor, body, said);
    if (isRefused(decision)) {
      throw new Error(`${body.type} at ${this.now} was refused: ${decision.refusal.message}`);
    }
    return this.took(decision.events);
  }

  /** The refusal of a command given now, or null if it would be accepted; nothing changes. */
  refusal(actor: Actor, body: CommandBody, said: CommandDetails = {}): Refusal | null {
    const decision = decide(this.journey, this.command(actor, body, said), this.now);
    return isRefused(decision) ? decision.refusal : null;
  }

  /** Moves the clock, through every date of the journey's own agenda on the way. */
  until(instant: Instant): JourneyEvent[] {
    const lived: JourneyEvent[] = [];
    for (let dates = 0; ; dates++) {
      const next = nextDeadline(this.journey);
      if (!next || next.at > instant) break;
      if (dates === MOST_DATES) throw new Error(`${next.key} at ${next.at} is reached again and again`);
      if (next.at > this.now) this.now = next.at;
      lived.push(...this.say(engine, { type: 'reachDate' }));
    }
    if (instant > this.now) this.now = instant;
    return lived;
  }

  /** The same, to a London wall-clock time of a day. */
  on(day: string, time = '12:00'): this {
    this.until(londonInstant(day, time));
    return this;
  }

  private give(actor: Actor, body: CommandBody, said: CommandDetails): Decision {
    const command = this.command(actor, body, said);
    this.said++;
    const decision = decide(this.journey, command, this.now);
    if (isRefused(decision)) return decision;
    this.commands.push({ command, at: this.now });
    this.journey = decision.journey;
    this.events.push(...decision.events);
    return decision;
  }

  private command(actor: Actor, body: CommandBody, { reason, note, id }: CommandDetails): Command {
    return {
      ...body,
      id: id ?? `c-${this.said}`,
      actor,
      ...(reason === undefined ? {} : { reason }),
      ...(note === undefined ? {} : { note }),
    };
  }

  private took(events: JourneyEvent[]): JourneyEvent[] {
    const facts = events.flatMap((event) => answersTo(event, this.journey, this.world));
    return [...events, ...facts.flatMap((fact) => this.say(engine, fact))];
  }
}
