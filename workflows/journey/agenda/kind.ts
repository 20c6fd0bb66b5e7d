/** What there is to know of a kind of item on the agenda. */
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { Instant, Role } from '../values.js';

/** Whether an item still applies, by its subject and its moment. */
export type AppliesWhen = (journey: Journey, subject: string, at: Instant) => boolean;

export interface DateKind {
  /** The clause that it belongs to. */
  clause: string;
  /** What falls due, in words, of a `{subject}` or a `{count}`. */
  what: string;
  /** Who has to act then. */
  whose: Role;
  /** Reminds a person, and so keeps to the hours and the measure of S3.8; nothing else follows from it. */
  nudge?: true;
  /** Told among what is ahead: the others are elements, which are told by their days, and reminders. */
  told?: true;
  /** A new plan leaves it alone: it belongs to the journey as a whole, a booked session, what a coach owes or an open window. */
  outlivesPlan?: true;
  /** Kept for whoever was away when its moment came. */
  waitsForReturn?: true;
  /** In which status it applies, and on what condition; in the others it is skipped without a trace. */
  applies: Partial<Record<Journey['status'], AppliesWhen>>;
  /** What it brings about, besides having been reached. */
  follows?: (journey: Journey, subject: string, at: Instant) => NewEvent[];
}
