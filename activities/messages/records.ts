/** What happened and what was true after it, for the messages of an event; read once and folded on. */
import { BoundedCache } from '../../store/record/bounded-cache.js';
import type { Store } from '../../store/database/database.js';
import { readEventsAfter, readJournal } from '../../store/record/journal.js';
import type { Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';

export interface EventContext {
  /**
   * The state after all events of the command that caused the event: an enrolment that brings its form is
   * not told that the form is missing.
   */
  journey: Journey;
  event: JourneyEvent;
  /** The record up to and including the event. */
  history: readonly JourneyEvent[];
}

interface Known {
  enrolment: Enrolment;
  events: readonly JourneyEvent[];
  /** Folded up to its own `n`. */
  state: Journey;
}

/** Some 50 KB each at the end of a journey. */
const MOST_RECORDS = 500;

/** The number of the last event that the command of event `n` caused; they stand side by side. */
export function endOfCommand(events: readonly JourneyEvent[], n: number): number {
  const command = events[n - 1]?.cmd;
  let last = n;
  while (events[last]?.cmd === command) last++;
  return last;
}

/** The records of journeys that had mail lately. Only ever read on: what is recorded does not change (S7.1). */
export class RecordCache {
  private readonly known = new BoundedCache<string, Known>(MOST_RECORDS);

  constructor(private readonly store: Store) {}

  /** The moment of event `n`, or null if the record does not have it (yet). */
  async at(journey: string, n: number): Promise<EventContext | null> {
    const record = await this.upTo(journey, n);
    const event = record?.events[n - 1];
    if (!record || event?.n !== n) return null;
    const last = endOfCommand(record.events, n);
    const from = record.state.n <= last ? record.state : unbegun(record.enrolment);
    const state = record.events.slice(from.n, last).reduce(evolve, from);
    this.known.set(journey, { ...record, state });
    return { journey: state, event, history: record.events.slice(0, n) };
  }

  private async upTo(journey: string, n: number): Promise<Known | null> {
    const known = this.known.get(journey);
    if (known && known.events.length >= n) return known;
    if (known) {
      const fresh = await readEventsAfter(this.store, journey, known.events.length);
      return { ...known, events: [...known.events, ...fresh] };
    }
    const read = await readJournal(this.store, journey);
    return read && { ...read, state: unbegun(read.enrolment) };
  }
}
