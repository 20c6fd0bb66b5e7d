import { latestAttempt } from '../attempts.js';
import type { Evolvers } from './evolvers.js';
import { inRound, roundOfRole } from '../rounds.js';
import type { Attempt, Journey, Mark } from '../state.js';
import type { MarkerRole } from '../values.js';

/** Changes the latest attempt; the windows of those before it are closed for good. */
const latest = (journey: Journey, change: (attempt: Attempt) => Partial<Attempt>): Partial<Journey> => {
  const last = latestAttempt(journey);
  if (!last) return {};
  return { attempts: [...journey.attempts.slice(0, -1), { ...last, ...change(last) }] };
};

type Change = (attempt: Attempt) => Partial<Attempt>;

/** Changes the attempt that a script is of: another one may be open meanwhile, or be marked as well. */
const ofScript = (journey: Journey, script: string, change: Change): Partial<Journey> => ({
  attempts: journey.attempts.map((one) => (one.script === script ? { ...one, ...change(one) } : one)),
});

/** Changes the attempt of a number that has a script: windows in which nothing was handed in have numbers too. */
const numbered = (journey: Journey, number: number, change: Change): Partial<Journey> => {
  const at = journey.attempts.findLastIndex((one) => one.number === number && one.script !== null);
  return {
    attempts: journey.attempts.map((one, index) => (index === at ? { ...one, ...change(one) } : one)),
  };
};

const replaceMark = (marks: Mark[], mark: Mark) => [...marks.filter((one) => one.role !== mark.role), mark];

/** Without a mark that counted there is no result; a script that was moderated for it stays moderated. */
const reopened = (attempt: Attempt, role: MarkerRole): Partial<Attempt> => {
  const round = roundOfRole(role);
  const { sampled } = round === 'first' ? attempt : (attempt.appealed ?? { sampled: null });
  return inRound(attempt, round, { result: null, sampled: sampled === true ? true : null });
};

/** S5: window, submission, marking, result, appeal. */
export const assessmentEvolvers = {
  WindowOpened: (journey, { window, attempt, closes, at }) => ({
    stage: 'summative',
    windowsPassed: [...journey.windowsPassed, window],
    attempts: [
      ...journey.attempts,
      {
        number: attempt,
        window,
        opened: at,
        closes,
        closed: false,
        submission: null,
        script: null,
        outcomeDue: null,
        sought: [],
        marks: [],
        sampled: null,
        result: null,
        released: null,
        appeal: 'none',
      },
    ],
  }),
  WindowMissed: (journey, { window }) => ({ windowsPassed: [...journey.windowsPassed, window] }),
  CaseStudySubmitted: (journey, { document, words, arrived, limit }) =>
    latest(journey, () => ({ submission: { document, words, arrived, limit } })),
  ArrivalCorrected: (journey, { document, arrived }) =>
    latest(journey, ({ submission }) =>
      submission?.document === document ? { submission: { ...submission, arrived } } : {},
    ),
  ExtensionGranted: (journey, { closes }) => latest(journey, () => ({ closes, closed: false })),
  // Which paper there is says the record; nothing of the journey depends on it.
  PaperReleased: () => ({}),
  WindowClosed: (journey, { script, outcomeDue }) => ({
    ...latest(journey, () => ({ closed: true, script, outcomeDue })),
    stage: script ? 'outcome' : 'summative',
  }),
  MarkerSought: (journey, { script, role }) =>
    ofScript(journey, script, ({ sought, marks }) => ({
      sought: sought.includes(role) ? sought : [...sought, role],
      marks: marks.filter((mark) => mark.role !== role),
    })),
  MarkerAllocated: (journey, { script, role, assessor, newAssessor, at }) =>
    ofScript(journey, script, ({ marks }) => ({
      marks: replaceMark(marks, { role, assessor, newAssessor, total: null, allocated: at }),
    })),
  ScriptTakenBack: (journey, { script, role, assessor, because, mark }) =>
    ofScript(journey, script, (attempt) => ({
      marks: attempt.marks.filter((one) => one.role !== role),
      ...(assessor === null ? {} : { had: [...(attempt.had ?? []), assessor] }),
      ...(because === 'not-needed' ? { sought: attempt.sought.filter((one) => one !== role) } : {}),
      ...(mark === 'void' ? reopened(attempt, role) : {}),
    })),
  ConflictFound: ({ conflicts = [] }, { assessor }) => ({ conflicts: [...conflicts, assessor] }),
  Marked: (journey, { script, role, assessor, total }) =>
    ofScript(journey, script, ({ marks }) => ({
      marks: replaceMark(marks, {
        role,
        assessor,
        total,
        newAssessor: marks.find((mark) => mark.role === role)?.newAssessor ?? false,
      }),
    })),
  ModerationDecided: (journey, { script, sampled, round }) =>
    ofScript(journey, script, (attempt) => inRound(attempt, round ?? 'first', { sampled })),
  ResultConfirmed: (journey, { script, total, pass, round }) =>
    ofScript(journey, script, (attempt) => inRound(attempt, round ?? 'first', { result: { total, pass } })),
  ResultReleased: (journey, { attempt, at }) => numbered(journey, attempt, () => ({ released: at })),
  AppealLodged: (journey, { attempt }) => numbered(journey, attempt, () => ({ appeal: 'lodged' })),
  AppealDecided: (journey, { attempt, total, pass }) =>
    numbered(journey, attempt, () => ({ appeal: 'decided', result: { total, pass } })),
  DutyMet: (_, { on }) => ({ dutyMet: on }),
} satisfies Partial<Evolvers>;
