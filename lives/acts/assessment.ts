/** S5: the case study, its marks, its result, an appeal. */
import type { EventOf } from '../../workflows/journey/event.js';
import { roundOfRole } from '../../workflows/journey/rounds.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Behaviour } from '../behaviour.js';
import { caseStudyPaper } from '../papers/paper.js';
import {
  as,
  atWork,
  command,
  isStudying,
  hasNotEnded,
  later,
  participantOf,
  officeStaff,
  type Act,
} from './act.js';

/** Days between the submissions to one window. */
const DAYS_BETWEEN = 2;

export function windowActs(event: EventOf<'WindowOpened'>, journey: Journey, behaviour: Behaviour): Act[] {
  const { window, at } = event;
  const { days, time } = behaviour.habits.submits;
  if (behaviour.emptyWindows.includes(journey.attempts.length)) return [];
  const isFirst = journey.attempts.length === 1;
  const delay = isFirst && behaviour.extension > 0 ? behaviour.extension + 2 : 0;
  const submissions = isFirst ? behaviour.submissions : behaviour.submissions.slice(-1);
  return [
    ...(isFirst && behaviour.extension > 0 ? [extension(event, behaviour.extension)] : []),
    ...submissions.map((words, index) =>
      submission(later(at, days + delay + index * DAYS_BETWEEN, time), window, index + 1, words),
    ),
  ];
}

const submission = (at: string, window: string, count: number, words: number): Act => ({
  at,
  key: `submit/${window}/${count}`,
  actor: participantOf,
  applies: isStudying,
  deed: ({ reference }) => ({
    by: 'paper',
    paper: caseStudyPaper(`${reference}/${window}/${count}`, words),
    input: (handedIn) => ({
      type: 'submitCaseStudy',
      document: handedIn.document,
      words: handedIn.words ?? 0,
      reading: handedIn.reading,
    }),
  }),
});

const extension = ({ at, window }: EventOf<'WindowOpened'>, days: number): Act => ({
  at: later(at, 3, '09:30'),
  key: `extend/${window}`,
  actor: officeStaff,
  reason: 'illness',
  applies: isStudying,
  deed: () => command({ type: 'grantExtension', days }),
});

export function markingAct(
  event: EventOf<'MarkerAllocated'>,
  journey: Journey,
  { points, habits }: Behaviour,
): Act {
  const { script, role, assessor, at } = event;
  const marked = journey.attempts.filter((attempt) => attempt.script !== null).length - 1;
  const count = marked + (roundOfRole(role) === 'appeal' ? 1 : 0);
  return {
    at: atWork(journey, at, habits.marks, habits),
    key: `mark/${script}/${role}`,
    actor: as('assessor', assessor),
    applies: hasNotEnded,
    deed: () => ({ by: 'queue', script, points: points[Math.min(count, points.length - 1)] ?? 0 }),
  };
}

/** The first results of a cohort wait for its board; a later one is released within days. */
export const releaseAct = (
  { script, at, round }: EventOf<'ResultConfirmed'>,
  journey: Journey,
  { habits }: Behaviour,
): Act => ({
  at: atWork(
    journey,
    at,
    journey.attempts.length > 1 || round ? habits.releasesLater : habits.releases,
    habits,
  ),
  key: round ? `release/${script}/${round}` : `release/${script}`,
  actor: officeStaff,
  applies: hasNotEnded,
  deed: () => command({ type: 'releaseResult' }),
});

export const appealAct = ({ attempt, at }: EventOf<'ResultReleased'>): Act => ({
  at: later(at, 4),
  key: `appeal/${attempt}`,
  actor: participantOf,
  reason: 'marking-error',
  applies: isStudying,
  deed: () => command({ type: 'appeal' }),
});
