/** Attempts at the summative assessment by what is meant of them (S5): several may be under way at once. */
import { roundUnderWay } from './rounds.js';
import type { Attempt, Journey, Mark } from './state.js';
import type { MarkerRole } from './values.js';

/** The one whose window opened last: it may still be open, and takes what is handed in. */
export const latestAttempt = (journey: Journey): Attempt | undefined => journey.attempts.at(-1);

/** The newest one with a script: its result may come, or be appealed, while a later window is open. */
export const scriptedAttempt = (journey: Journey): Attempt | undefined =>
  journey.attempts.findLast((attempt) => attempt.script !== null);

/** The one that a script is of. */
export const attemptOfScript = (journey: Journey, script: string | null): Attempt | undefined =>
  script === null ? undefined : journey.attempts.find((attempt) => attempt.script === script);

/** The newest one with a script of which a mark is still awaited, in one role or in any. */
export const attemptInMarking = (journey: Journey, role: MarkerRole | null = null): Attempt | undefined =>
  journey.attempts.findLast((attempt) =>
    awaitedRoles(attempt).some((awaited) => role === null || awaited === role),
  );

/** The one whose result waits to be released, its first or that of an appeal; the oldest, should there be several. */
export const releasableAttempt = (journey: Journey): Attempt | undefined =>
  journey.attempts.find((attempt) => (roundUnderWay(attempt)?.result ?? null) !== null);

/** The one that is appealed against; an appeal is over once its result is released. */
export const appealedAttempt = (journey: Journey): Attempt | undefined =>
  journey.attempts.find(({ appeal }) => appeal === 'lodged');

/** The one whose result was released last: that result can be appealed. */
export const releasedAttempt = (journey: Journey): Attempt | undefined =>
  journey.attempts.findLast(({ released }) => released !== null);

/** Its window is open, or its script waits for a result that is released. */
export const isUnderWay = ({ closed, script, released }: Attempt): boolean =>
  released === null && (!closed || script !== null);

/** All scripts that were ever given out. */
export const scriptsOf = (journey: Journey): string[] =>
  journey.attempts.flatMap(({ script }) => script ?? []);

export const markOf = (attempt: Attempt, role: MarkerRole): Mark | undefined =>
  attempt.marks.find((mark) => mark.role === role);

/** Roles in which a mark was asked for and has not come. */
export function awaitedRoles(attempt: Attempt): MarkerRole[] {
  if (attempt.script === null) return [];
  return attempt.sought.filter((role) => (markOf(attempt, role)?.total ?? null) === null);
}
