/** S2.9: a person settles an exception: resolved, and then the engine tries again; or accepted as it is. */
import type { CommandOf } from '../command.js';
import type { NewEvent } from '../event.js';
import { attemptInMarking, attemptOfScript, awaitedRoles, markOf } from '../attempts.js';
import { isDone } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Exception, Journey } from '../state.js';
import type { Instant } from '../values.js';
import { chasedAgain } from './endorsement.js';
import { givenToAnother } from './conflicts.js';
import { placeSought } from './place-sought.js';
import { markerSought } from './scripts.js';
import { searchOf } from './session-search.js';

export function settleException(
  journey: Journey,
  { exception, how }: CommandOf<'settleException'>,
  at: Instant,
): NewEvent[] {
  const open = journey.exceptions.find((one) => one.id === exception);
  refuseUnless(open, 'unknown-exception', { exception });
  const again = open.code === 'endorsement-not-asked' ? chasedAgain(journey, at) : {};
  const settled: NewEvent = { type: 'ExceptionSettled', exception, how, ...again };
  return how === 'resolved' ? [settled, ...triedAgain(journey, open, at)] : [settled];
}

/** What the world could not give before, and is asked for again now that somebody has seen to it. */
function triedAgain(journey: Journey, { code, about }: Exception, at: Instant): NewEvent[] {
  if (code === 'no-marker') return markerAgain(journey, about);
  if (code === 'marking-overdue') return markedByAnother(journey, about, at);
  if (code === 'group-to-choose') return journey.application.place === 'sought' ? [placeSought(journey)] : [];
  if (code === 'effect-failed') return outstanding(journey, about ?? '', at);
  if (journey.status !== 'active') return [];
  if (code === 'no-coach') return [{ type: 'CoachSought', instead: journey.coach }];
  if (about === null) return [];
  if (code === 'no-catch-up-place') return [{ type: 'CatchUpSought', event: about }];
  const isUnbooked = journey.coach !== null && journey.sessions[about]?.status === 'sought';
  if (code !== 'no-coaching-slot' || !isUnbooked || isDone(journey, about)) return [];
  return [{ type: 'SessionSought', session: about, ...searchOf(journey, about, at) }];
}

/** S5.4: a script that nobody has is offered once more. */
function markerAgain(journey: Journey, script: string | null): NewEvent[] {
  const attempt = attemptOfScript(journey, script);
  if (!attempt) return [];
  return awaitedRoles(attempt)
    .filter((role) => !markOf(attempt, role))
    .flatMap((role) => markerSought(journey, attempt, role));
}

/** One that somebody has, and has not marked in time, goes to somebody else. */
function markedByAnother(journey: Journey, script: string | null, at: Instant): NewEvent[] {
  const attempt = attemptOfScript(journey, script);
  if (!attempt) return [];
  return awaitedRoles(attempt).flatMap((role) =>
    givenToAnother(journey, attempt, role, { because: 'overdue', at }),
  );
}

/** What a duty that failed left open, asked of the world once more. */
function outstanding(journey: Journey, effect: string, at: Instant): NewEvent[] {
  switch (effect.slice(0, effect.indexOf('/'))) {
    case 'places':
      return journey.application.place === 'sought' ? [placeSought(journey)] : [];
    case 'assessment':
      return markerAgain(journey, attemptInMarking(journey)?.script ?? null);
    case 'diary':
      return journey.status === 'active' ? diaryAgain(journey, at) : [];
    default:
      return [];
  }
}

function diaryAgain(journey: Journey, at: Instant): NewEvent[] {
  if (journey.coach === null) return [{ type: 'CoachSought', instead: null }];
  return Object.entries(journey.sessions)
    .filter(([id, { status }]) => status === 'sought' && !isDone(journey, id))
    .map(([session]) => ({ type: 'SessionSought', session, ...searchOf(journey, session, at) }));
}
