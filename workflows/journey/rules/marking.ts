/** S5.4 and S5.5: blind marking, moderation by a sampling plan, a third marker, release and appeal. */
import { addDays, londonDate, spreadOf } from '../calendar.js';
import { scriptedAttempt } from '../lookup.js';
import type { CommandOf } from '../command.js';
import type { Rules } from '../decide.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import type { Attempt, Journey, Mark } from '../state.js';
import type { AgendaItem, Instant, MarkerRole } from '../values.js';
import { morningOf, usedAttempts } from './agenda.js';
import { noLaterWindow } from './assessment.js';
import { ended } from './endings.js';
import { raiseAnew } from './exceptions.js';
import { passed, released } from './outcome.js';

const passes = (journey: Journey, total: number) => total >= journey.programme.assessment.passMark;

const markOf = (attempt: Attempt, role: MarkerRole) => attempt.marks.find((mark) => mark.role === role);

/** Why a first mark is moderated; an empty list when the sampling plan lets it pass. */
export function moderationReasons(journey: Journey, mark: Mark): string[] {
  const { sampling, passMark, borderline } = journey.programme.assessment;
  const total = mark.total ?? 0;
  const reasons: string[] = [];
  if (mark.newAssessor) reasons.push('new-assessor');
  if (sampling.allFails && total < passMark) reasons.push('fail');
  if (sampling.allBorderline && Math.abs(total - passMark) <= borderline) reasons.push('borderline');
  // A stable draw by the journey's opaque id: the same script is sampled whenever it is asked.
  if (spreadOf(`${journey.id}/sample`) < sampling.share * 150) reasons.push('sample');
  return reasons;
}

/** Marks that fall on two sides of the pass mark, or differ by more than the tolerance, disagree. */
function disagree(journey: Journey, one: number, other: number): boolean {
  const { tolerance } = journey.programme.assessment;
  return passes(journey, one) !== passes(journey, other) || Math.abs(one - other) > tolerance;
}

/** What the newest mark calls for: moderation, a third marker, a result, or the decision of an appeal. */
export function markingFollows(journey: Journey): NewEvent[] {
  const attempt = scriptedAttempt(journey);
  if (!attempt?.script || attempt.sought.length === 0 || attempt.appeal === 'lodged') return [];
  const { script } = attempt;
  const first = markOf(attempt, 'marker');
  if (attempt.result || first?.total === null || first === undefined) return [];
  if (attempt.sampled === null) {
    const because = moderationReasons(journey, first);
    return [{ type: 'ModerationDecided', script, sampled: because.length > 0, because }];
  }
  const confirm = (total: number): NewEvent[] => [
    { type: 'ResultConfirmed', script, total, pass: passes(journey, total) },
  ];
  if (!attempt.sampled) return confirm(first.total);
  const second = markOf(attempt, 'moderator');
  if (!second) return seek(attempt, 'moderator', [first]);
  if (second.total === null) return [];
  if (!disagree(journey, first.total, second.total)) return confirm(second.total);
  const third = markOf(attempt, 'third');
  if (!third) return seek(attempt, 'third', [first, second]);
  return third.total === null ? [] : confirm(third.total);
}

function seek(attempt: Attempt, role: MarkerRole, marks: Mark[]): NewEvent[] {
  if (attempt.sought.includes(role) || !attempt.script) return [];
  return [{ type: 'MarkerSought', script: attempt.script, role, not: marks.map((mark) => mark.assessor) }];
}

/** Days before a mark is due on which its assessor is reminded. */
const NOTICE_DAYS = 3;

/** When a mark is due and overdue, counted from its allocation (S5.4). */
function markingAgenda(journey: Journey, at: Instant): AgendaItem[] {
  const due = addDays(londonDate(at), journey.programme.assessment.markingDays);
  const items = [
    { at: morningOf(journey, addDays(due, -NOTICE_DAYS)), key: 'marking/due' },
    { at: morningOf(journey, addDays(due, 1)), key: 'marking/overdue' },
  ];
  return items.filter((item) => item.at > at);
}

function refuseUnlessScores(journey: Journey, scores: Record<string, number>): void {
  const { criteria } = journey.programme.assessment;
  for (const { id, most } of criteria) {
    const score = scores[id];
    const fits = score !== undefined && Number.isInteger(score) && score >= 0 && score <= most;
    refuseUnless(fits, 'scores-wrong', { fault: `"${id}" needs a whole number from 0 to ${most}` });
  }
  const unknown = Object.keys(scores).find((id) => !criteria.some((criterion) => criterion.id === id));
  refuseUnless(!unknown, 'scores-wrong', { fault: `"${unknown ?? ''}" is not a criterion` });
}

function marked(journey: Journey, command: CommandOf<'recordMark'>, at: Instant): NewEvent[] {
  const attempt = scriptedAttempt(journey);
  refuseUnless(attempt && attempt.script === command.script, 'script-unknown', { script: command.script });
  const own = attempt.marks.filter((mark) => mark.assessor === command.actor.id);
  refuseUnless(own.length > 0, 'not-your-script');
  const open = own.find((mark) => mark.total === null);
  refuseUnless(open, 'already-marked');
  refuseUnlessScores(journey, command.scores);
  const total = Object.values(command.scores).reduce((sum, score) => sum + score, 0);
  const { script, scores } = command;
  const mark: NewEvent = { type: 'Marked', script, role: open.role, assessor: open.assessor, scores, total };
  return open.role === 'appeal' ? [mark, ...appealDecided(journey, attempt, total, at)] : [mark];
}

/** S5.5: the re-marking by someone else stands. */
function appealDecided(journey: Journey, attempt: Attempt, total: number, at: Instant): NewEvent[] {
  const pass = passes(journey, total);
  const upheld = pass && attempt.result?.pass === false;
  const decided: NewEvent = { type: 'AppealDecided', attempt: attempt.number, upheld, total, pass };
  if (pass) return [decided, ...passed(journey, at)];
  if (usedAttempts(journey) >= journey.programme.assessment.attempts && !isAnyOpen(journey)) {
    return [decided, ...ended(journey, 'not-passed', 'attempts-used-up')];
  }
  return isAnyOpen(journey) ? [decided] : [decided, ...noLaterWindow(journey, attempt.window, at)];
}

const isAnyOpen = (journey: Journey): boolean => journey.attempts.some((attempt) => !attempt.closed);

export const markingRules: Rules<'markerFound' | 'noMarker' | 'recordMark' | 'releaseResult' | 'appeal'> = {
  markerFound: (journey, { script, role, assessor, newAssessor }, at) => {
    const attempt = scriptedAttempt(journey);
    if (attempt?.script !== script || !attempt.sought.includes(role) || markOf(attempt, role)) return [];
    const agenda = markingAgenda(journey, at);
    return [{ type: 'MarkerAllocated', script, role, assessor, newAssessor, agenda }];
  },
  noMarker: (journey, { script, role }) => {
    const attempt = scriptedAttempt(journey);
    const isAwaited = attempt?.script === script && attempt.sought.includes(role) && !markOf(attempt, role);
    return isAwaited ? raiseAnew(journey, 'no-marker', script) : [];
  },
  recordMark: marked,
  releaseResult: (journey, _, at) => {
    const attempt = scriptedAttempt(journey);
    if (attempt?.released) return [];
    refuseUnless(attempt?.result, 'no-result');
    return released(journey, attempt, at);
  },
  appeal: (journey, _, at) => {
    const attempt = scriptedAttempt(journey);
    const { appealDays } = journey.programme.assessment;
    refuseUnless(attempt?.released && attempt.script, 'no-appeal', {
      why: 'A result has to be released first.',
    });
    refuseUnless(attempt.appeal === 'none', 'no-appeal', { why: 'An appeal was already lodged.' });
    const lastDay = addDays(londonDate(attempt.released), appealDays);
    refuseUnless(londonDate(at) <= lastDay, 'no-appeal', { why: `The time to appeal ended on ${lastDay}.` });
    const not = attempt.marks.map((mark) => mark.assessor);
    return [
      { type: 'AppealLodged', attempt: attempt.number },
      { type: 'MarkerSought', script: attempt.script, role: 'appeal', not },
    ];
  },
};
