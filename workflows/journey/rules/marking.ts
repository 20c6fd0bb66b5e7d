/** S5.4: blind marking in rounds: a first mark, moderation by a sampling plan, a third marker where two disagree. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, londonDate, spreadOf } from '../calendar.js';
import { attemptOfScript, awaitedRoles, markOf } from '../attempts.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import { roundUnderWay, type MarkingRound, type RoundName } from '../rounds.js';
import type { Attempt, Journey, Mark } from '../state.js';
import type { AgendaItem, Instant, MarkerRole } from '../values.js';
import { morningOf } from './agenda.js';
import { raiseAnew } from './exceptions.js';
import { markerSought, takenBack } from './scripts.js';

const passes = (journey: Journey, total: number): boolean => total >= journey.programme.assessment.passMark;

/** Why a first mark is moderated; an empty list when the sampling plan lets it pass. */
export function moderationReasons(journey: Journey, mark: Mark, round: RoundName = 'first'): string[] {
  const { sampling, passMark, borderline } = journey.programme.assessment;
  const total = mark.total ?? 0;
  const reasons: string[] = [];
  if (mark.newAssessor) reasons.push('new-assessor');
  if (sampling.allFails && total < passMark) reasons.push('fail');
  if (sampling.allBorderline && Math.abs(total - passMark) <= borderline) reasons.push('borderline');
  // A stable draw by the journey's opaque id: the same script is sampled whenever it is asked.
  const draw = round === 'first' ? 'sample' : `sample/${round}`;
  if (spreadOf(`${journey.id}/${draw}`) < sampling.share * 150) reasons.push('sample');
  return reasons;
}

/** Marks that fall on two sides of the pass mark, or differ by more than the tolerance, disagree. */
function disagree(journey: Journey, one: number, other: number): boolean {
  const { tolerance } = journey.programme.assessment;
  return passes(journey, one) !== passes(journey, other) || Math.abs(one - other) > tolerance;
}

/** What the newest mark calls for: moderation, a third marker, or a result. */
export const markingFollows = (journey: Journey): NewEvent[] =>
  journey.attempts.flatMap((attempt) => {
    const round = roundUnderWay(attempt);
    return round === null || round.result ? [] : followsFrom(journey, attempt, round);
  });

function followsFrom(journey: Journey, attempt: Attempt, round: MarkingRound): NewEvent[] {
  const [firstRole, secondRole, thirdRole] = round.roles;
  const first = markOf(attempt, firstRole);
  if (!attempt.script || first === undefined || first.total === null) return [];
  if (round.sampled === null) return [moderationDecided(journey, attempt.script, first, round)];
  if (!round.sampled) return confirmed(journey, attempt, round, first.total);
  const second = markOf(attempt, secondRole);
  if (!second) return seek(journey, attempt, secondRole);
  if (second.total === null) return [];
  if (!disagree(journey, first.total, second.total)) return confirmed(journey, attempt, round, second.total);
  const third = markOf(attempt, thirdRole);
  if (!third) return seek(journey, attempt, thirdRole);
  return third.total === null ? [] : confirmed(journey, attempt, round, third.total);
}

/** The first marking is the usual one and is not named in its events. */
const named = ({ name }: MarkingRound) => (name === 'first' ? {} : { round: name });

function moderationDecided(journey: Journey, script: string, first: Mark, round: MarkingRound): NewEvent {
  const because = moderationReasons(journey, first, round.name);
  return { type: 'ModerationDecided', script, sampled: because.length > 0, because, ...named(round) };
}

/** With a result nobody's mark is awaited any more: after a conflict, two may agree while a third still has the script. */
function confirmed(journey: Journey, attempt: Attempt, round: MarkingRound, total: number): NewEvent[] {
  const { script } = attempt;
  if (!script) return [];
  return [
    ...awaitedRoles(attempt).map((role) => takenBack(attempt, script, role, 'not-needed')),
    { type: 'ResultConfirmed', script, total, pass: passes(journey, total), ...named(round) },
  ];
}

const seek = (journey: Journey, attempt: Attempt, role: MarkerRole): NewEvent[] =>
  attempt.sought.includes(role) ? [] : markerSought(journey, attempt, role);

/** Days before a mark is due on which its assessor is reminded. */
const NOTICE_DAYS = 3;

/** When a mark is due and overdue, counted from its allocation (S5.4). */
export function markingAgenda(journey: Journey, at: Instant): AgendaItem[] {
  const due = addDays(londonDate(at), journey.programme.assessment.markingDays);
  const items = [
    { at: morningOf(journey, addDays(due, -NOTICE_DAYS)), key: agendaKey('marking/due') },
    { at: morningOf(journey, addDays(due, 1)), key: agendaKey('marking/overdue') },
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

function marked(journey: Journey, command: CommandOf<'recordMark'>): NewEvent[] {
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
  return [{ type: 'Marked', script, role: open.role, assessor: open.assessor, scores, total }];
}

/** Whether a script still waits for somebody to mark it in a role. */
const waits = (attempt: Attempt | undefined, role: MarkerRole): attempt is Attempt =>
  attempt !== undefined && attempt.sought.includes(role) && !markOf(attempt, role);

export const markingRules = {
  markerFound: (journey, { script, role, assessor, newAssessor }, at) => {
    const attempt = attemptOfScript(journey, script);
    if (!waits(attempt, role)) return [];
    // Said of them while the answer was on its way.
    if (journey.conflicts?.includes(assessor)) return markerSought(journey, attempt, role);
    const agenda = markingAgenda(journey, at);
    return [{ type: 'MarkerAllocated', script, role, assessor, newAssessor, agenda }];
  },
  noMarker: (journey, { script, role }) =>
    waits(attemptOfScript(journey, script), role) ? raiseAnew(journey, 'no-marker', script) : [],
  /** Somebody is there now who was not before: the question to the provider stays until they have the script. */
  markerFree: (journey, { script, role }) => {
    const attempt = attemptOfScript(journey, script);
    return waits(attempt, role) ? markerSought(journey, attempt, role) : [];
  },
  recordMark: marked,
} satisfies Partial<Rules>;
