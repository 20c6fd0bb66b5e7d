/** S5.4: a conflict of interest that is found later, and a script that the office gives to somebody else. */
import { attemptOfScript, awaitedRoles, markOf } from '../attempts.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import { roundUnderWay } from '../rounds.js';
import type { Attempt, Journey } from '../state.js';
import type { Instant, MarkerRole, MarkingConflict } from '../values.js';
import { raiseAnew } from './exceptions.js';
import { markingAgenda } from './marking.js';
import { isBarred, markerSought, takenBack } from './scripts.js';

type Why = 'conflict' | 'reassigned' | 'overdue';

/** A script goes from whoever has it to somebody else, with dates of their own. */
export function givenToAnother(
  journey: Journey,
  attempt: Attempt,
  role: MarkerRole,
  { because, to = null, at }: { because: Why; to?: string | null; at: Instant },
): NewEvent[] {
  const { script } = attempt;
  if (script === null) return [];
  const overdue = `marking-overdue/${script}`;
  const isOverdue = journey.exceptions.some(({ id }) => id === overdue);
  return [
    ...(markOf(attempt, role) ? [takenBack(attempt, script, role, because)] : []),
    ...(isOverdue && because !== 'overdue'
      ? [{ type: 'ExceptionSettled', exception: overdue, how: 'overtaken' } as const]
      : []),
    ...markerSought(journey, attempt, role, { to, agenda: markingAgenda(journey, at) }),
  ];
}

/** Said once of an assessor: all that they have of this participant leaves their queue, and what they gave does not count. */
function found(journey: Journey, assessor: string, because: MarkingConflict, at: Instant): NewEvent[] {
  if (journey.conflicts?.includes(assessor)) return [];
  const barred: Journey = { ...journey, conflicts: [...(journey.conflicts ?? []), assessor] };
  return [
    { type: 'ConflictFound', assessor, because },
    ...journey.attempts.flatMap((attempt) => followsFor(barred, attempt, assessor, at)),
  ];
}

/** A result that was released is the provider's question: the engine takes back nothing that people were told. */
function followsFor(journey: Journey, attempt: Attempt, assessor: string, at: Instant): NewEvent[] {
  const own = attempt.marks.filter((mark) => mark.assessor === assessor).map(({ role }) => role);
  if (own.length === 0) return [];
  const open = own.filter((role) => roundUnderWay(attempt)?.roles.includes(role));
  if (open.length === 0) return raiseAnew(journey, 'conflict-after-result', attempt.script);
  return [
    ...open.flatMap((role) => givenToAnother(journey, attempt, role, { because: 'conflict', at })),
    ...raiseAnew(journey, 'conflict-found', attempt.script),
  ];
}

function reassigned(journey: Journey, command: CommandOf<'reassignScript'>, at: Instant): NewEvent[] {
  const { script, from, to } = command;
  const attempt = attemptOfScript(journey, script);
  refuseUnless(attempt, 'script-unknown', { script });
  const awaited = awaitedRoles(attempt);
  refuseUnless(awaited.length > 0, 'nothing-to-reassign', { script });
  const holderOf = (role: MarkerRole) => markOf(attempt, role)?.assessor;
  const meant = from === null ? awaited : awaited.filter((role) => holderOf(role) === from);
  const [role, ...others] = meant;
  refuseUnless(role, 'script-not-held', { assessor: from ?? '', script });
  const assessors = meant.map((one) => holderOf(one) ?? 'nobody yet').join(', ');
  refuseUnless(others.length === 0, 'say-from-whom', { script, assessors });
  const isFree = to === null || !isBarred(journey, attempt, to);
  refuseUnless(isFree, 'assessor-not-free', { assessor: to ?? '', script });
  return givenToAnother(journey, attempt, role, { because: 'reassigned', to, at });
}

export const conflictRules = {
  declareConflict: (journey, { assessor, actor }, at) => {
    refuseUnless(actor.role !== 'assessor' || actor.id === assessor, 'conflict-of-another', { assessor });
    return found(journey, assessor, 'declared', at);
  },
  conflictFound: (journey, { assessor, because }, at) => found(journey, assessor, because, at),
  reassignScript: reassigned,
} satisfies Partial<Rules>;
