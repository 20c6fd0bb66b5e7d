/** What is on its way into the record, and what becomes of it there. */
import type { Answered } from './activities.js';
import type { Receipt } from './contract.js';
import type { Instant } from './journey/values.js';

export interface Underway {
  /** Decides on the present state; again, if the record turns out to go on otherwise. */
  decide(one: Underway): void;
  /** When it is decided; the record may have it at another moment (decision 025). */
  at: Instant;
  /** Called once it is in the record. @param first the receipt that the record has of the command asked about */
  settle(first: Receipt | null): void;
  /** The number of the last event that it waits for; 0 for none. */
  upTo: number;
  /** What the record is to keep of a command that causes no event. */
  answered: Answered | null;
  /** The command that the record is asked about, because this run cannot know whether it was answered before. */
  asks: string | null;
}

const undecided = { upTo: 0, answered: null, asks: null };

/** What somebody waits for. */
export const awaited = (at: Instant, decide: Underway['decide'], settle: Underway['settle']): Underway => ({
  at,
  decide,
  settle,
  ...undecided,
});

/** What nobody waits for: a fact of the world, a date, a signal. */
export const unawaited = (at: Instant, decide: Underway['decide']): Underway =>
  awaited(at, decide, () => undefined);

/** Forgets what it was decided to be. */
export const undone = (one: Underway): Underway => Object.assign(one, undecided);

/** Whether nothing of it has to reach the record any more, which has `recorded` events. */
export const isSettled = ({ upTo, answered, asks }: Underway, recorded: number): boolean =>
  upTo <= recorded && answered === null && asks === null;
