/** A script is marked in a round (S5.4), and in another one if its result is appealed against (S5.5): by the same plan (decision 035). */
import type { Attempt } from './state.js';
import type { MarkerRole } from './values.js';

export type RoundName = 'first' | 'appeal';

/** Whose marks a round has: the first one, of whoever moderates it, and of the third who settles a disagreement. */
const roles: Readonly<Record<RoundName, readonly [MarkerRole, MarkerRole, MarkerRole]>> = {
  first: ['marker', 'moderator', 'third'],
  appeal: ['appeal', 'appeal-moderator', 'appeal-third'],
};

export const roundOfRole = (role: MarkerRole): RoundName =>
  roles.appeal.includes(role) ? 'appeal' : 'first';

export interface MarkingRound {
  name: RoundName;
  roles: readonly [MarkerRole, MarkerRole, MarkerRole];
  /** Whether its first mark is moderated; null until that is decided. */
  sampled: boolean | null;
  /** Confirmed, and not released yet. */
  result: Attempt['result'];
}

/** The round whose result has not been released; null where nothing is marked, or the result stands. */
export function roundUnderWay(attempt: Attempt): MarkingRound | null {
  if (attempt.script === null) return null;
  if (attempt.appeal === 'lodged') {
    const { sampled = null, result = null } = attempt.appealed ?? {};
    return { name: 'appeal', roles: roles.appeal, sampled, result };
  }
  if (attempt.released !== null) return null;
  return { name: 'first', roles: roles.first, sampled: attempt.sampled, result: attempt.result };
}

/** What a round has come to, as the attempt keeps it. */
export function inRound(
  attempt: Attempt,
  name: RoundName,
  change: Partial<Pick<MarkingRound, 'sampled' | 'result'>>,
): Partial<Attempt> {
  if (name === 'first') return change;
  return { appealed: { ...(attempt.appealed ?? { sampled: null, result: null }), ...change } };
}
