/** One participant's life: reads the record, does what is to be done next, moves the clock in between. */
import { setTimeout as pause } from 'node:timers/promises';
import { JourneyRefused } from '../../client/journeys.js';
import { readEventsAfter, readJournal } from '../../store/record/journal.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import { eventsOfCommand } from '../../workflows/journey/lookup.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Act } from '../../lives/acts/act.js';
import { follows } from '../../lives/acts/follows.js';
import type { Behaviour } from '../../lives/behaviour.js';
import { performDeed, NotYet, withRetries, type DemoContext } from './deeds.js';
import { turningPoint } from './turning-point.js';
import type { Intention } from '../../lives/acts/intention.js';

/** More steps than anybody takes in a month. */
const MOST_STEPS = 400;
const LOOKS = 200;
const LOOK_EVERY_MS = 20;

export class DemoLife {
  private intentions: Intention[] = [];
  /** Where the journey's clock is, as far as we have moved it. */
  private clock: Instant;

  private constructor(
    readonly context: DemoContext,
    readonly behaviour: Behaviour,
    public journey: Journey,
  ) {
    this.clock = journey.at;
  }

  /** Takes up a life where its record stands, with everything that is still intended. */
  static async of(context: DemoContext, id: string, behaviour: Behaviour): Promise<DemoLife> {
    const record = await withRetries(async () => {
      const found = await readJournal(context.store, id);
      if (found === null || found.events.length === 0) throw new NotYet(`${id} is not in the record yet`);
      return found;
    });
    const life = new DemoLife(context, behaviour, unbegun(record.enrolment));
    life.take(record.events);
    return life;
  }

  get isOver(): boolean {
    return this.journey.ended !== null;
  }

  /** Lives until an instant, or the end; stops early, between two acts, when told to. */
  async until(stop: Instant): Promise<void> {
    for (let step = 0; step < MOST_STEPS && !this.isOver; step++) {
      this.context.signal.throwIfAborted();
      const next = this.next(stop);
      const turn = turningPoint(this.journey, next[0]?.at ?? stop);
      if (turn !== null) await this.moveTo(turn);
      else if (next.length > 0) await this.perform(next);
      else break;
      await this.catchUp();
    }
  }

  /** Moves the clock to an instant if any date lies on the way. */
  async passTo(instant: Instant): Promise<void> {
    const date = nextDeadline(this.journey);
    if (this.isOver || date === null || date.at > instant || this.clock >= instant) return;
    await this.moveTo(instant);
    await this.catchUp();
  }

  /** The acts of the soonest moment, in the order in which they were intended; what no longer applies is dropped. */
  private next(stop: Instant): Intention[] {
    for (;;) {
      const [first] = this.intentions;
      if (first === undefined || first.at > stop) return [];
      const together = this.intentions.filter(({ at }) => at === first.at);
      const open = together.filter((act) => this.isOpen(act));
      if (open.length > 0) return open;
      // What a date before it brings may make it apply after all.
      if (first.at > this.clock && turningPoint(this.journey, first.at) !== null) return together;
      this.intentions = this.intentions.filter((act) => !together.includes(act));
    }
  }

  private isOpen(act: Intention): boolean {
    return eventsOfCommand(this.journey, act.id) === null && act.applies(this.journey);
  }

  private async perform(acts: Intention[]): Promise<void> {
    const at = acts.reduce((latest, act) => (act.at > latest ? act.at : latest), this.clock);
    this.intentions = this.intentions.filter((act) => !acts.includes(act));
    await this.atClock(at, (now) =>
      Promise.all(
        acts
          .filter((act) => this.isOpen(act))
          .map((act) => performDeed(this.context, this.journey, act, now)),
      ),
    );
  }

  private async moveTo(at: Instant): Promise<void> {
    await this.atClock(at, async (now) => {
      if (now <= this.clock) return;
      await withRetries(() => this.context.journeys.advanceTo(this.journey.id, now));
    });
  }

  /** Does something at an instant; a clock that an earlier start moved further on wins. */
  private async atClock(at: Instant, work: (now: Instant) => Promise<unknown>): Promise<void> {
    try {
      await work(at > this.clock ? at : this.clock);
      if (at > this.clock) this.clock = at;
    } catch (error) {
      if (!(error instanceof JourneyRefused) || error.code !== 'time-goes-forward') throw error;
      const { view } = await this.context.journeys.view(this.journey.id);
      this.clock = view.at;
      await work(this.clock);
    }
  }

  /** Reads on in the record; waits for the events that the last receipts spoke of. */
  private async catchUp(): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      this.take(
        await withRetries(() => readEventsAfter(this.context.store, this.journey.id, this.journey.n)),
      );
      if (this.journey.n >= this.context.newestEvent(this.journey.id)) return;
      await pause(LOOK_EVERY_MS);
    }
    throw new Error(`The record of ${this.journey.id} stands still at event ${this.journey.n}.`);
  }

  private take(events: JourneyEvent[]): void {
    for (const event of events) {
      this.journey = evolve(this.journey, event);
      if (event.at > this.clock) this.clock = event.at;
      this.intend(event);
    }
  }

  /** What an event makes people intend; a newer intention replaces the older one of its key. */
  private intend(event: JourneyEvent): void {
    const fresh = follows(event, this.journey, this.behaviour)
      .filter((act) => !this.isSilent(act))
      .map((act) => ({ ...act, id: `${this.journey.reference}/${act.key}/${event.n}` }));
    if (fresh.length === 0) return;
    const keys = new Set(fresh.map(({ key }) => key));
    this.intentions = [...this.intentions.filter(({ key }) => !keys.has(key)), ...fresh].toSorted(inTime);
  }

  /** Whoever is silent does nothing, and asks nobody for an endorsement. */
  private isSilent(act: Act): boolean {
    const { silentFrom } = this.behaviour;
    const { role } = act.actor(this.journey);
    const isTheirs = role === 'participant' || role === 'headteacher';
    return isTheirs && silentFrom !== null && londonDate(act.at) >= silentFrom;
  }
}

const inTime = (one: Act, other: Act): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);
