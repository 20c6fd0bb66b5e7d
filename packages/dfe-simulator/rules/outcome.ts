import { nextId } from '../world/ids.js';
import type { Course } from '../world/names.js';
import { badRequest, notFound } from '../world/refusal.js';
import type { Day, Declaration, Id, Instant, Outcome, World } from '../world/world.js';
import { courseNamed, requireAttributes, textOf } from './attributes.js';
import { dayOf } from './day.js';
import { hasResult } from './declaration/draft.js';
import { isLive, isReadable, newest, newestOutcome, participantOf } from './look-up.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** Anywhere in what was sent: a date-time does as well as a day. */
const DAY = /\d{4}-\d{2}-\d{2}/;

/**
 * Gives a new or corrected result. The newest one wins, and none is ever changed: what says nothing new gets the
 * old record back. Passed after passed says nothing new whatever its date, so a wrong pass date stays wrong.
 */
export function recordOutcome(world: World, asked: Asked): Outcome {
  requireAttributes(asked);
  const user = participantOf(world, asked.provider, asked.id);
  if (!user) throw notFound();
  const course = courseNamed(textOf(asked, 'course_identifier'));
  const state = resultOf(asked);
  const date = DAY.exec(textOf(asked, 'completion_date') ?? '')?.[0] ?? null;
  const declaration = completedDeclaration(world, asked.provider, user.id, course);
  const refusals = new Refusals();
  if (course === null || !hasResult(course))
    refusals.add('course_identifier', 'Name a course that ends with a result.');
  if (state === null) refusals.add('state', 'Use passed or failed.');
  if (date === null) refusals.add('completion_date', 'Send a day, such as 2026-10-20.');
  if (!declaration) refusals.add('base', 'There is no completed declaration for the participant and course.');
  if (date !== null && realDay(date) > dayOf(asked.at))
    refusals.add('completion_date', 'The completion date must not be in the future.');
  refusals.throwIfAny();
  if (!declaration || !state || !date) throw notFound();

  const latest = newestOutcome(world, declaration);
  if (latest && latest.state === state && (state === 'passed' || latest.completionDate === date))
    return latest;
  return writeOutcome(world, declaration, state, date, asked.at);
}

/** Adds an outcome, which counts as a change of its declaration. */
export function writeOutcome(
  world: World,
  declaration: Declaration,
  state: Outcome['state'],
  completionDate: Day,
  at: Instant,
): Outcome {
  const outcome: Outcome = {
    id: nextId(world, 'outcome'),
    declaration: declaration.id,
    user: declaration.user,
    course: declaration.course,
    state,
    completionDate,
    createdAt: at,
    updatedAt: at,
  };
  world.outcomes.set(outcome.id, outcome);
  declaration.updatedAt = at;
  return outcome;
}

/** `voided` is the service's own word: it cannot be sent. */
function resultOf(asked: Asked): 'passed' | 'failed' | null {
  const state = asked.attributes['state'];
  return state === 'passed' || state === 'failed' ? state : null;
}

/** The service takes the 45th of March for a day until it reads it, and then answers 400. */
function realDay(day: Day): Day {
  const millis = Date.parse(day);
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== day)
    throw badRequest('The completion date is no day of the calendar.');
  return day;
}

/** The newest one that this provider made, or that is on an application now this provider's, and not taken back. */
function completedDeclaration(
  world: World,
  provider: Id,
  user: Id,
  course: Course | null,
): Declaration | null {
  return newest(
    [...world.declarations.values()].filter(
      (declaration) =>
        declaration.user === user &&
        declaration.type === 'completed' &&
        declaration.course === course &&
        (isLive(declaration) || declaration.state === 'ineligible') &&
        isReadable(world, provider, declaration),
    ),
  );
}
