/** The fewest history events with which a journey could be lived, from what happens in it. */
import { messages } from '../../workflows/effects.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import type { Life } from '../../lives/lives.js';

/** What wakes a journey, and what it does to the outside world. */
export interface Needs {
  /** Commands of people, each an Update. */
  updates: number;
  signals: number;
  /** Dates that come. */
  deadlines: number;
  /** Moments at which messages leave; all messages of a moment can leave together. */
  deliveries: number;
}

export function needsOf({ enrolment, events, commands }: Life): Needs {
  let state = unbegun(enrolment);
  const moments = new Set<string>();
  for (const event of events) {
    state = evolve(state, event);
    if (messages(event, state).length > 0) moments.add(event.at);
  }
  return {
    updates: commands.filter(({ command }) => command.actor.role !== 'engine').length,
    signals: 0,
    deadlines: commands.filter(({ command }) => command.type === 'reachDate').length,
    deliveries: moments.size,
  };
}

/** One part of a bound: how many there are of something, and the events that each costs at the least. */
interface Part {
  what: string;
  count: number;
  each: number;
}

const total = (parts: readonly Part[]): number =>
  parts.reduce((sum, { count, each }) => sum + count * each, 0);

export interface Bound {
  parts: Part[];
  events: number;
}

const bound = (parts: Part[]): Bound => ({ parts, events: total(parts) });

const ends: Part = { what: 'start and end', count: 1, each: 2 };

/**
 * In real time. A wake-up costs a workflow task of three events, and one for the record of what happened.
 * @param withAnswers whether the answer of an effect on the outside world counts as a wake-up: Temporal gives
 *   the workflow a task for it in any case, but it is not one of the journey's own
 */
export function boundInRealTime(needs: Needs, withAnswers: boolean): Bound {
  const { updates, signals, deadlines, deliveries } = needs;
  return bound([
    ends,
    { what: 'wake-ups: a workflow task and its record', count: updates + signals + deadlines, each: 4 },
    { what: 'updates: accepted and answered', count: updates, each: 2 },
    { what: 'signals', count: signals, each: 1 },
    { what: 'dates: a timer set, a timer rung', count: deadlines, each: 2 },
    { what: 'deliveries: scheduled, started, done', count: deliveries, each: 3 },
    ...(withAnswers ? [{ what: 'their answers: a workflow task', count: deliveries, each: 3 }] : []),
  ]);
}

/** In rehearsal only commands wake a journey; dates on the way need neither timer nor task, and no message leaves. */
export function boundInRehearsal({ updates, signals, deadlines }: Needs): Bound {
  return bound([
    ends,
    { what: 'wake-ups: a workflow task', count: updates + signals, each: 3 },
    { what: 'records of commands and dates', count: updates + signals + deadlines, each: 1 },
    { what: 'updates: accepted and answered', count: updates, each: 2 },
    { what: 'signals', count: signals, each: 1 },
  ]);
}
