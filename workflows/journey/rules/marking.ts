/** S5.4 and S5.5: blind marking, moderation by a sampling plan, a third marker, release and appeal. */
import { addDays, londonDate, spreadOf } from '../calendar.js';
import {
  attemptOfScript,
  isUnderWay,
  markOf,
  releasableAttempt,
  releasedAttempt,
  scriptedAttempt,
} from '../attempts.js';
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
export const markingFollows = (journey: Journey): NewEvent[] =>
  journey.attempts.flatMap((attempt) => followsFrom(journey, attempt));

function followsFrom(journey: Journey, attempt: Attempt): NewEvent[] {
  if (!attempt.script || attempt.sought.length === 0 || attempt.appeal === 'lodged') return [];
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
  const attempt = attemptOfScript(journey, command.script);
  refuseUnless(attempt, 'script-unknown', { script: command.script });
  const own = attempt.marks.filter((mark) => mark.assessor === command.actor.id);
  refuseUnless(own.length > 0, 'not-your-script');
  const open = own.find((mark) => mark.total === null);
  refuseUnless(open, 'already-marked');
  const { document = attempt.submission?.document } = command;
  refuseUnless(document === attempt.submission?.document, 'script-replaced');
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
  if (usedAttempts(journey) >= journey.programme.assessment.attempts && !isAnyUnderWay(journey)) {
    return [decided, ...ended(journey, 'not-passed', 'attempts-used-up')];
  }
  return isAnyUnderWay(journey) ? [decided] : [decided, ...noLaterWindow(journey, attempt.window, at)];
}

/** Nobody ends, and no window is missing, while another attempt may still lead to a result. */
const isAnyUnderWay = (journey: Journey): boolean => journey.attempts.some(isUnderWay);

export const markingRules: Rules<'markerFound' | 'noMarker' | 'recordMark' | 'releaseResult' | 'appeal'> = {
  markerFound: (journey, { script, role, assessor, newAssessor }, at) => {
    const attempt = attemptOfScript(journey, script);
    if (!attempt?.sought.includes(role) || markOf(attempt, role)) return [];
    const agenda = markingAgenda(journey, at);
    return [{ type: 'MarkerAllocated', script, role, assessor, newAssessor, agenda }];
  },
  noMarker: (journey, { script, role }) => {
    const attempt = attemptOfScript(journey, script);
    return attempt?.sought.includes(role) && !markOf(attempt, role)
      ? raiseAnew(journey, 'no-marker', script)
      : [];
  },
  recordMark: marked,
  releaseResult: (journey, _, at) => {
    const attempt = releasableAttempt(journey);
    if (attempt) return released(journey, attempt, at);
    refuseUnless(scriptedAttempt(journey)?.released, 'no-result');
    return [];
  },
  appeal: (journey, _, at) => {
    const attempt = releasedAttempt(journey);
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
      // Dates of the marking before have nothing to say of this one.
      {
        type: 'MarkerSought',
        script: attempt.script,
        role: 'appeal',
        not,
        agenda: markingAgenda(journey, at),
      },
    ];
  },
};
