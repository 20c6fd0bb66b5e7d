/** What follows from events and is still to be carried out: arrangements in our own house, messages to people. */
import type { Arrangements, Outstanding } from './activities.js';
import { arrangements, messageKey, messages } from './effects.js';
import type { JourneyEvent } from './journey/event.js';
import type { Journey } from './journey/state.js';

export type Duty = keyof Arrangements;

export const duties: readonly Duty[] = ['places', 'diary', 'assessment'];

const nothing = (): Arrangements => ({ places: [], diary: [], assessment: [] });

export class FollowUps {
  private open = nothing();
  /** Duties of which something is behind: what comes after it waits, for the order matters. */
  private readonly held = new Set<Duty>();
  private outbox: string[];

  /** @param outbox keys of messages that have not left yet */
  constructor(outbox: readonly string[]) {
    this.outbox = [...outbox];
  }

  /** @param after the state after all events of the command that caused these */
  add(events: readonly JourneyEvent[], after: Journey): void {
    for (const event of events) {
      arrangements(event, after).forEach((arrangement, index) => {
        const key = `${event.n}/${index}`;
        if (arrangement.duty === 'places') this.open.places.push({ key, effect: arrangement.effect });
        else if (arrangement.duty === 'diary') this.open.diary.push({ key, effect: arrangement.effect });
        else this.open.assessment.push({ key, effect: arrangement.effect });
      });
      for (const message of messages(event, after)) this.outbox.push(messageKey(event.n, message));
    }
  }

  get hasArrangements(): boolean {
    return duties.some((duty) => this.open[duty].length > 0 && !this.held.has(duty));
  }

  /** Has the arrangements of a duty wait until what is behind has been seen to. */
  hold(duty: Duty): void {
    this.held.add(duty);
  }

  release(duty: Duty): void {
    this.held.delete(duty);
  }

  get hasMessages(): boolean {
    return this.outbox.length > 0;
  }

  takeArrangements(): Arrangements {
    const taken = this.open;
    this.open = nothing();
    for (const duty of this.held) move(duty, taken, this.open);
    return taken;
  }

  takeMessages(): string[] {
    const taken = this.outbox;
    this.outbox = [];
    return taken;
  }

  /** What could not be carried out, before that which came since. */
  putBack({ places = [], diary = [], assessment = [], messages: keys = [] }: Partial<Outstanding>): void {
    this.open.places.unshift(...places);
    this.open.diary.unshift(...diary);
    this.open.assessment.unshift(...assessment);
    this.outbox.unshift(...keys);
  }

  /** Forgets arrangements that were carried out already, which follow from events up to number `n`; not what is held. */
  dropTaken(n: number): void {
    const isOpen = ({ key }: { key: string }): boolean => Number.parseInt(key, 10) > n;
    if (!this.held.has('places')) this.open.places = this.open.places.filter(isOpen);
    if (!this.held.has('diary')) this.open.diary = this.open.diary.filter(isOpen);
    if (!this.held.has('assessment')) this.open.assessment = this.open.assessment.filter(isOpen);
  }

  /** Forgets what followed from events that turn out not to have happened: those after number `n`. */
  dropAfter(n: number): void {
    const stands = (key: string): boolean => Number.parseInt(key, 10) <= n;
    const standing = <T extends { key: string }>(effects: T[]): T[] =>
      effects.filter(({ key }) => stands(key));
    const { places, diary, assessment } = this.open;
    this.open = {
      places: standing(places),
      diary: standing(diary),
      assessment: standing(assessment),
    };
    this.outbox = this.outbox.filter(stands);
  }
}

function move<D extends Duty>(duty: D, from: Arrangements, to: Arrangements): void {
  to[duty] = from[duty];
  from[duty] = [];
}
