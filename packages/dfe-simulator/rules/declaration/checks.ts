import type { ApiError } from '../../world/refusal.js';
import { Refusals } from '../refusals.js';
import type { Draft } from './draft.js';
import {
  applicationHasSchedule,
  contractExists,
  dateHasCome,
  dateIsOnSchedule,
  dateIsSaid,
  dateIsWellFormed,
  resultIsSaid,
  scheduleHasType,
  statementIsOpen,
  typeIsFree,
  typeIsOneOfFour,
} from './milestone-checks.js';
import { partnersExist, partnersSuit } from './partner-checks.js';
import {
  courseIsAccepted,
  participantHadNotWithdrawn,
  participantIsKnown,
  participantIsNamed,
} from './person-checks.js';

type Check = (draft: Draft) => ApiError[];

/**
 * The checks of a new declaration, in the service's order. `then` looks only when nothing was found before it;
 * `always` adds its finding to what was found. (The first check, that there are attributes, is a 400 of its own.)
 */
const checks: readonly (readonly ['always' | 'then', ...Check[]])[] = [
  ['always', participantIsNamed],
  ['then', participantIsKnown],
  ['then', participantHadNotWithdrawn],
  ['then', courseIsAccepted],
  ['then', dateIsWellFormed, dateIsOnSchedule],
  ['always', dateIsSaid],
  ['always', typeIsOneOfFour],
  ['then', applicationHasSchedule],
  ['then', scheduleHasType],
  ['then', contractExists],
  ['then', statementIsOpen],
  ['always', resultIsSaid],
  ['then', typeIsFree],
  ['always', partnersExist],
  ['then', dateHasCome, partnersSuit],
];

/** Throws the 422 with everything that the checks found. */
export function check(draft: Draft): void {
  const refusals = new Refusals();
  for (const [when, ...together] of checks)
    if (when === 'always' || refusals.none) refusals.addAll(together.flatMap((find) => find(draft)));
  refusals.throwIfAny();
}
