/** What the people around a journey intend to do, once something has happened. */
import type { CommandInput, HandedIn } from '../../client/journeys.js';
import { addDays, londonDate, londonInstant, workingDayOnOrAfter } from '../../workflows/journey/calendar.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Actor, Instant, Role } from '../../workflows/journey/values.js';
import type { Habit, Habits } from '../habits.js';
import type { Paper } from '../papers/paper.js';

/** A deed goes through the client library like anybody's. */
export type Deed =
  | { by: 'command'; input: CommandInput }
  /** A file is written, handed in, and its hash sent. */
  | { by: 'paper'; paper: Paper; input: (handedIn: HandedIn) => CommandInput }
  /** Some fields of a review are written (S3.10). */
  | { by: 'review'; review: string; words: Record<string, string> }
  /** A system that can only signal reports a session (S3.5). */
  | { by: 'signal'; coach: string; session: string; held: Instant; minutes: number }
  /** An assessor takes a script from the blind queue (S5.4). */
  | { by: 'queue'; script: string; points: number };

/** An intention: done at its time if it still applies then. */
export interface Act {
  at: Instant;
  /** A newer intention with the same key replaces an older one; command ids are derived from it. */
  key: string;
  actor: (journey: Journey) => Actor;
  reason?: string;
  note?: string;
  applies: (journey: Journey) => boolean;
  deed: (journey: Journey, now: Instant) => Deed;
}

export const as = (role: Role, id: string) => (): Actor => ({ role, id });

/** People are known to the record by opaque ids: here that of their journey. */
export const participantOf = ({ id }: Journey): Actor => ({ role: 'participant', id });
export const headteacherOf = ({ id }: Journey): Actor => ({ role: 'headteacher', id });
export const officeStaff = as('provider', 'harbour-office-1');

/** So many days after an instant, at a London time. */
export const later = (at: Instant, days: number, time = '10:00'): Instant =>
  londonInstant(addDays(londonDate(at), days), time);

export const afterwards = (at: Instant, { days, time }: Habit): Instant => later(at, days, time);

/** The same for those for whom it is work, who do it on a working day if that is their habit. */
export function atWork(
  { cohort }: Journey,
  at: Instant,
  { days, time }: Habit,
  { works }: Pick<Habits, 'works'>,
): Instant {
  const day = addDays(londonDate(at), days);
  return londonInstant(works === 'on-any-day' ? day : workingDayOnOrAfter(day, cohort.bankHolidays), time);
}

export const isApplying = ({ status }: Journey): boolean => status === 'applying';
export const isStudying = ({ status }: Journey): boolean => status === 'active';
/** Marking and results go on while somebody is away, but not after the end. */
export const hasNotEnded = ({ status }: Journey): boolean => status === 'active' || status === 'deferred';

export const command = (input: CommandInput): Deed => ({ by: 'command', input });

/** What a participant who studies does. */
export const own = (
  at: Instant,
  key: string,
  deed: Act['deed'],
  applies: (journey: Journey) => boolean,
): Act => ({
  at,
  key,
  actor: participantOf,
  applies: (journey) => isStudying(journey) && applies(journey),
  deed,
});
