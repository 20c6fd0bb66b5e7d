/** What accepting, a register and a release ask of one journey, by the state in which it is. */
import type { Funding } from '../../workflows/journey/values.js';
import { releasableAttempt, scriptedAttempt } from '../../workflows/journey/attempts.js';
import { eventDay } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day } from '../../workflows/journey/values.js';
import type { CommandInput } from '../commands/prepare.js';
import { refusedAction, type BulkAction } from './row.js';

const accepted: ReadonlySet<Journey['application']['place']> = new Set([
  'sought',
  'waitlisted',
  'offered',
  'held',
]);

/** S2.7, S2.8. @param funding who pays, for those for whom that is not decided yet */
export const accepting =
  (funding: Funding | null) =>
  ({ application, status }: Journey): BulkAction => {
    if (status === 'applying' && accepted.has(application.place)) return { result: 'done-before' };
    if (status === 'active') return { result: 'done-before' };
    const decide: CommandInput[] =
      funding !== null && application.funding === null ? [{ type: 'decideFunding', funding }] : [];
    return { input: [...decide, { type: 'accept' }], standing: application.place };
  };

/** The group with which the participant attends an event: that of a catch-up place, else the own one. */
export function attendsWith(journey: Journey, event: string): string | null {
  const catchUp = journey.catchUps[event];
  // A group of another intake may have the id of one of this one.
  return catchUp?.elsewhere
    ? `${catchUp.group} of ${catchUp.elsewhere.cohort}`
    : (catchUp?.group ?? journey.group);
}

export interface Register {
  event: string;
  group: string;
  on: Day;
}

/** Marked absent on the own group's day, which may be a slip, though a catch-up was found for it since. */
const isMarkedThere = (journey: Journey, { event, group, on }: Register): boolean => {
  const before = journey.elements[event];
  return journey.group === group && before?.status === 'missed' && before.on === on;
};

/** S3.2: whoever belongs to another group that day is not marked by a slip in a list. */
export const attending =
  ({ event, group, on }: Register, attended: boolean) =>
  (journey: Journey): BulkAction => {
    const before = journey.elements[event];
    if (attendsWith(journey, event) !== group && !isMarkedThere(journey, { event, group, on })) {
      const where = attendsWith(journey, event) ?? 'no group';
      const own = `They attend "${event}" with ${where}, on ${eventDay(journey, event) ?? 'no day yet'}.`;
      return refusedAction(
        'not-of-the-group',
        `${own} If they came all the same: "journeys record-attendance".`,
      );
    }
    const isSo = attended
      ? before !== undefined && before.status !== 'missed'
      : before?.status === 'missed' && before.on === on;
    if (isSo) return { result: 'done-before' };
    const standing = before === undefined ? 'unknown' : `${before.status} ${before.on}`;
    return { input: [{ type: 'recordAttendance', event, attended, on }], standing };
  };

/** S5.5: the confirmed result that waits, of whichever script it is; that of an appeal is another one than the first. */
export function releasing(journey: Journey): BulkAction {
  const waiting = releasableAttempt(journey);
  const newest = scriptedAttempt(journey);
  const isReleased = newest !== undefined && newest.released !== null && newest.appeal !== 'lodged';
  if (!waiting && isReleased) return { result: 'done-before' };
  const script = (waiting ?? newest)?.script ?? 'none';
  const standing = waiting?.appeal === 'lodged' ? `${script}/appeal` : script;
  return { input: [{ type: 'releaseResult' }], standing };
}
