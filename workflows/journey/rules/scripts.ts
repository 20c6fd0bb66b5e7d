/** Who gets a script to mark, and from whom it is taken back (S5.4). */
import { markOf } from '../attempts.js';
import type { EventOf, NewEvent } from '../event.js';
import type { Attempt, Journey } from '../state.js';
import type { AgendaItem, MarkerRole } from '../values.js';

/** Nobody marks a script twice, or with a conflict of interest with its author. */
const barredFrom = (journey: Journey, attempt: Attempt): string[] => [
  ...new Set([
    ...attempt.marks.map(({ assessor }) => assessor),
    ...(attempt.had ?? []),
    ...(journey.conflicts ?? []),
  ]),
];

export const isBarred = (journey: Journey, attempt: Attempt, assessor: string): boolean =>
  barredFrom(journey, attempt).includes(assessor);

interface Search {
  /** The one whom the office has chosen; default: anybody who is free. */
  to?: string | null;
  /** Dates of their own, where those of before are of somebody else. */
  agenda?: AgendaItem[];
}

export function markerSought(
  journey: Journey,
  attempt: Attempt,
  role: MarkerRole,
  { to = null, agenda = [] }: Search = {},
): NewEvent[] {
  const { script } = attempt;
  if (script === null) return [];
  const not = barredFrom(journey, attempt);
  return [{ type: 'MarkerSought', script, role, not, ...(to === null ? {} : { to }), agenda }];
}

/** A script leaves a queue, and a mark that was given does not count. */
export function takenBack(
  attempt: Attempt,
  script: string,
  role: MarkerRole,
  because: EventOf<'ScriptTakenBack'>['because'],
): NewEvent {
  const mark = markOf(attempt, role);
  return {
    type: 'ScriptTakenBack',
    script,
    role,
    assessor: mark?.assessor ?? null,
    because,
    mark: (mark?.total ?? null) === null ? 'none' : 'void',
  };
}
