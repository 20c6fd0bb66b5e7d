/** How a participant of the demo, and those around them, live through the programme. */
import type { Cohort } from '../programmes/cohort-schema.js';
import type { Day, Funding } from '../workflows/journey/values.js';
import { usual, type Habits } from './habits.js';

export interface Behaviour {
  /** In a few words, for the table at the end. */
  title: string;
  /** What the provider's person decides about the application; `never`: it is not completed. */
  decision: 'accept' | 'reject' | 'never';
  funding: Funding;
  /** The applicant's role is in neither list, so that a person looks into it (S2.4). */
  investigated: boolean;
  /** A question that the provider asks before the decision, with its answer (S2.8). */
  question: { asked: string; answered: string } | null;
  /** Days by which everything handed in misses its due date; negative: days before it. */
  lateBy: number;
  missedEvents: readonly string[];
  missedSessions: readonly string[];
  /** A session that the participant asks to have moved (S3.5). */
  movedSession: string | null;
  /** The participant does nothing any more from that day on. */
  silentFrom: Day | null;
  deferral: { on: Day; until: Day; cohort: Cohort | null } | null;
  /** A withdrawal, and the day on which it is reversed, if it is (S4.2). */
  withdrawal: { on: Day; reason: string; reversed: Day | null } | null;
  /** Words of what is handed in to a window, one submission after the other; the last one counts (S5.3). */
  submissions: readonly number[];
  /** Windows, counted from 1 as they open for this participant, in which nothing is handed in. */
  emptyWindows: readonly number[];
  /** Days by which the provider extends the first window (S5.3). */
  extension: number;
  /** The points on every criterion, by attempt; the last ones hold for those after it. */
  points: readonly number[];
  /** Appeals against a fail (S5.5); the re-marking gives the next points. */
  appeals: boolean;
  /** When those around the participant do what is theirs to do. */
  habits: Habits;
}

export const punctual: Behaviour = {
  title: 'punctual',
  decision: 'accept',
  funding: 'scholarship',
  investigated: false,
  question: null,
  lateBy: -3,
  missedEvents: [],
  missedSessions: [],
  movedSession: null,
  silentFrom: null,
  deferral: null,
  withdrawal: null,
  submissions: [2140],
  emptyWindows: [],
  extension: 0,
  points: [3],
  appeals: false,
  habits: usual,
};
