import type { Evolvers } from '../evolve.js';
import type { Attempt, Journey, Mark } from '../state.js';

/** Changes the newest attempt; attempts before it are closed for good. */
const newest = (journey: Journey, change: (attempt: Attempt) => Partial<Attempt>): Partial<Journey> => {
  const last = journey.attempts.at(-1);
  if (!last) return {};
  return { attempts: [...journey.attempts.slice(0, -1), { ...last, ...change(last) }] };
};

/** Changes the newest attempt that has a script: a result or an appeal may come while a later window is open. */
const scripted = (journey: Journey, change: (attempt: Attempt) => Partial<Attempt>): Partial<Journey> => {
  const at = journey.attempts.findLastIndex((attempt) => attempt.script !== null);
  return {
    attempts: journey.attempts.map((attempt, index) =>
      index === at ? { ...attempt, ...change(attempt) } : attempt,
    ),
  };
};

const replaceMark = (marks: Mark[], mark: Mark) => [...marks.filter((one) => one.role !== mark.role), mark];

/** S5: window, submission, marking, result, appeal. */
export const assessmentEvolvers: Evolvers<
  | 'WindowOpened'
  | 'WindowMissed'
  | 'CaseStudySubmitted'
  | 'ArrivalCorrected'
  | 'ExtensionGranted'
  | 'WindowClosed'
  | 'MarkerSought'
  | 'MarkerAllocated'
  | 'Marked'
  | 'ModerationDecided'
  | 'ResultConfirmed'
  | 'ResultReleased'
  | 'AppealLodged'
  | 'AppealDecided'
  | 'DutyMet'
> = {
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
    newest(journey, () => ({ submission: { document, words, arrived, limit } })),
  ArrivalCorrected: (journey, { document, arrived }) =>
    newest(journey, ({ submission }) =>
      submission?.document === document ? { submission: { ...submission, arrived } } : {},
    ),
  ExtensionGranted: (journey, { closes }) => newest(journey, () => ({ closes, closed: false })),
  WindowClosed: (journey, { script, outcomeDue }) => ({
    ...newest(journey, () => ({ closed: true, script, outcomeDue })),
    stage: script ? 'outcome' : 'summative',
  }),
  MarkerSought: (journey, { role }) =>
    scripted(journey, ({ sought, marks }) => ({
      sought: sought.includes(role) ? sought : [...sought, role],
      marks: marks.filter((mark) => mark.role !== role),
    })),
  MarkerAllocated: (journey, { role, assessor, newAssessor }) =>
    scripted(journey, ({ marks }) => ({
      marks: replaceMark(marks, { role, assessor, newAssessor, total: null }),
    })),
  Marked: (journey, { role, assessor, total }) =>
    scripted(journey, ({ marks }) => ({
      marks: replaceMark(marks, {
        role,
        assessor,
        total,
        newAssessor: marks.find((mark) => mark.role === role)?.newAssessor ?? false,
      }),
    })),
  ModerationDecided: (journey, { sampled }) => scripted(journey, () => ({ sampled })),
  ResultConfirmed: (journey, { total, pass }) => scripted(journey, () => ({ result: { total, pass } })),
  ResultReleased: (journey, { at }) => scripted(journey, () => ({ released: at })),
  AppealLodged: (journey) => scripted(journey, () => ({ appeal: 'lodged' })),
  AppealDecided: (journey, { total, pass }) =>
    scripted(journey, () => ({ appeal: 'decided', result: { total, pass } })),
  DutyMet: (_, { on }) => ({ dutyMet: on }),
};
