/** One participant: where, why, what next and when, who must act; now, or as it was (S6.3). */
import type { JournalOnFile } from '../../store/record/journal.js';
import { fold } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { viewOf, type JourneyView } from '../../workflows/journey/view.js';
import { bookedSessions, type BookedSession } from '../../workflows/journey/view/ahead.js';
import { mustAct, type MustAct } from '../../workflows/journey/view/owed.js';
import { NotFound } from '../errors.js';

export interface ViewReading {
  view: JourneyView;
  /** `journey`: the run itself answered; `record`: it did not, or an earlier moment was asked for. */
  source: 'journey' | 'record';
  /** The newest event that the view knows of, in UTC, by the journey's clock. */
  asOf: Instant;
  /** Coaching sessions that are booked, soonest first, by the record. */
  booked: BookedSession[];
  /** Who owes the earliest overdue thing, or whom the journey waits for; null if the record cannot be read (S3.8). */
  mustAct: MustAct | null;
}

/** The state after everything recorded, or as it was at an instant, its own second included. */
export function stateFrom({ enrolment, events }: JournalOnFile, at: Instant | null): Journey {
  const until = at === null ? events : events.filter((event) => event.at <= at);
  if (until.length > 0) return fold(enrolment, until);
  throw new NotFound(
    'event of journey',
    enrolment.journey,
    `It had not begun at ${at ?? ''}; it began at ${events[0]?.at ?? ''}.`,
  );
}

/** @param at the moment of the reading, where `journey` stands by the record */
export const readingFrom = (journey: Journey, at: Instant): ViewReading => ({
  view: viewOf(journey, at),
  source: 'record',
  asOf: journey.at,
  booked: bookedSessions(journey),
  mustAct: mustAct(journey, at),
});
