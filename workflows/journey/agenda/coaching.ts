/** The dates of coaching sessions (S3.5), and of what coaches owe (S3.8). */
import { elementById, isDone, waitsForHandIn } from '../lookup.js';
import type { NewEvent } from '../event.js';
import { coachAsked, isOwedByCoach } from '../rules/coach-owes.js';
import { raiseAnew } from '../rules/exceptions.js';
import { searchOf } from '../rules/session-search.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';
import type { AgendaKind } from './keys.js';
import type { AppliesWhen, DateKind } from './kind.js';

const isBooked: AppliesWhen = (journey, id) =>
  elementById(journey.programme, id) !== undefined && journey.sessions[id]?.status === 'booked';

const isBookedAhead: AppliesWhen = (journey, id, at) =>
  isBooked(journey, id, at) && (journey.sessions[id]?.booking?.starts ?? '') > at;

const isToSeek: AppliesWhen = (journey, id) => {
  const session = journey.sessions[id];
  return (
    elementById(journey.programme, id) !== undefined &&
    !isDone(journey, id) &&
    !waitsForHandIn(journey, id) &&
    (session === undefined || session.status === 'cancelled')
  );
};

/** A session cancelled by hand that nobody has booked again meanwhile (S3.5). */
function soughtAgain(journey: Journey, session: string, at: Instant): NewEvent[] {
  if (journey.sessions[session] === undefined || journey.coach === null) return [];
  return [{ type: 'SessionSought', session, ...searchOf(journey, session, at) }];
}

/** S4.1: what coaches owe is awaited during a deferral too. */
const owedByCoach = {
  clause: 'S3.8',
  whose: 'coach',
  outlivesPlan: true,
  applies: { active: isOwedByCoach, deferred: isOwedByCoach },
} as const;

export const coachingKinds = {
  '{id}/seek': {
    clause: 'S3.5',
    what: 'a slot for {subject} is looked for',
    whose: 'engine',
    applies: { active: isToSeek },
    follows: soughtAgain,
  },
  '{id}/tomorrow': {
    clause: 'S3.5',
    what: 'reminder of {subject}',
    whose: 'participant',
    nudge: true,
    outlivesPlan: true,
    applies: { active: isBookedAhead },
  },
  '{id}/ask': {
    clause: 'S3.5',
    what: 'the coach is asked whether {subject} took place',
    whose: 'coach',
    outlivesPlan: true,
    applies: { active: isBooked },
  },
  '{id}/ask-again': {
    clause: 'S3.5',
    what: 'the coach is asked again about {subject}',
    whose: 'coach',
    outlivesPlan: true,
    applies: { active: isBooked },
  },
  '{id}/unreported': {
    clause: 'S3.5',
    what: 'the report of {subject} is missing',
    whose: 'provider',
    outlivesPlan: true,
    applies: { active: isBooked },
    follows: (journey, subject) => raiseAnew(journey, 'session-not-reported', subject),
  },
  '{id}/from-coach': {
    ...owedByCoach,
    what: 'the coach is asked for {subject}',
    follows: (journey, subject) => coachAsked(journey, subject, false),
  },
  '{id}/from-coach-again': {
    ...owedByCoach,
    what: 'the coach is asked again for {subject}',
    follows: (journey, subject) => coachAsked(journey, subject, false),
  },
  '{id}/from-coach-missing': {
    ...owedByCoach,
    what: 'what the coach owes for {subject} becomes a question for the provider',
    whose: 'provider',
    follows: (journey, subject) => coachAsked(journey, subject, true),
  },
} as const satisfies Partial<Record<AgendaKind, DateKind>>;
