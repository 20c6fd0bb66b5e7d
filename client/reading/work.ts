/** One participant's own work: what there is to do, stage by stage, what is done, and what each thing takes (S3, S5, S6.4). */
import { programmeOf } from '../../programmes/catalogue.js';
import type { Element } from '../../programmes/schema.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import { eventDay, isFinished } from '../../workflows/journey/lookup.js';
import { chasedOf } from '../../workflows/journey/rules/endorsement.js';
import { missingOf } from '../../workflows/journey/rules/evidence.js';
import { isAcceptedAsMissed } from '../../workflows/journey/rules/owing.js';
import type { Attempt, Journey } from '../../workflows/journey/state.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import { isOverdue, owedOf, type Owed } from '../../workflows/journey/view/owed.js';
import { now, recordHalf, type Context } from '../actions/context.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { presentOf } from './present.js';
import { stateFrom } from './view.js';

export type WorkStatus =
  'done' | 'missed' | 'waived' | 'booked' | 'handed-in' | 'overdue' | 'open' | 'later' | 'unplanned';

export interface Piece {
  id: string;
  kind: Element['kind'];
  title: string;
  status: WorkStatus;
  opens: Day | null;
  due: Day | null;
  /** When it takes place, of an event or a session; an instant where the hour is known. */
  when: string | null;
  course: {
    select: number;
    activities: { id: string; title: string; selected: boolean; done: Day | null }[];
  } | null;
  /** By hash; null as long as there is none. */
  task: { document: string; on: Day; feedback: string | null } | null;
}

export interface WorkReading {
  at: Instant;
  status: Journey['status'];
  application: {
    isOpen: boolean;
    form: boolean;
    asked: string[];
    given: string[];
    missing: string[];
    /** What is missing and not the applicant's to bring. */
    ofOthers: string[];
    informationAsked: boolean;
    deadline: Day;
    offer: { until: Instant; group: string } | null;
  };
  stages: { id: string; title: string; pieces: Piece[] }[];
  /** What the participant owes now, soonest due first. */
  owed: (Owed & { overdue: boolean })[];
  assessment: {
    words: { least: number; most: number };
    attempts: Attempt[];
    latest: Attempt | null;
    criteria: { id: string; title: string; most: number }[];
    passMark: number;
  };
  award: string;
  programme: string;
}

export async function workOf({ servers, scope }: Context, journey: string): Promise<WorkReading> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const { recordOrRefuse } = await recordHalf();
  return servers.inStore(async (store) => {
    const state = stateFrom(await recordOrRefuse(store, scope, id), null);
    return workFrom(state, await presentOf(store, state, now()));
  });
}

function workFrom(state: Journey, at: Instant): WorkReading {
  const { programme, application } = state;
  const today = londonDate(at);
  const { words, criteria, passMark } = programme.assessment;
  return {
    at,
    status: state.status,
    application: {
      isOpen: state.status === 'applying',
      form: application.form !== null,
      asked: [...programme.application.evidence],
      given: Object.keys(application.evidence),
      missing: missingOf(state),
      ofOthers: missingOf(state).filter((kind) => !chasedOf(state).includes(kind)),
      informationAsked: application.informationAsked,
      deadline: state.cohort.applications.deadline,
      offer: application.offer && { until: application.offer.until, group: application.offer.group },
    },
    stages: programme.stages.map(({ id, title, elements }) => ({
      id,
      title,
      pieces: elements.map((element) => pieceOf(state, element, today)),
    })),
    owed: owedOf(state, at)
      .filter(({ who }) => who === 'participant')
      .map((owed) => ({ ...owed, overdue: isOverdue(owed, today) })),
    assessment: { words, criteria, passMark, attempts: state.attempts, latest: latestAttempt(state) ?? null },
    award: programmeOf(programme.id, programme.version).award.title,
    programme: programme.title,
  };
}

function pieceOf(state: Journey, element: Element, today: Day): Piece {
  const { id, kind, title } = element;
  const plan = state.plan[id];
  const session = state.sessions[id];
  const task = state.tasks[id];
  return {
    id,
    kind,
    title,
    status: statusOf(state, element, today),
    opens: plan?.opens ?? null,
    due: plan?.due ?? null,
    when:
      kind === 'event' ? (eventDay(state, id) ?? null) : (session?.held ?? session?.booking?.starts ?? null),
    course: element.kind === 'course' ? courseOf(state, element) : null,
    task: task ? { document: task.document, on: task.on, feedback: task.feedback } : null,
  };
}

const courseOf = (
  { courses }: Journey,
  { id, select, activities }: Extract<Element, { kind: 'course' }>,
): Piece['course'] => ({
  select,
  activities: activities.map((one) => ({
    id: one.id,
    title: one.title,
    selected: courses[id]?.selected.includes(one.id) ?? false,
    done: courses[id]?.done[one.id] ?? null,
  })),
});

function statusOf(state: Journey, element: Element, today: Day): WorkStatus {
  const { id } = element;
  const plan = state.plan[id];
  if (isFinished(state, element)) return 'done';
  if (isAcceptedAsMissed(state, id)) return 'waived';
  if (state.elements[id]?.status === 'missed') return 'missed';
  if (state.tasks[id]) return 'handed-in';
  if (state.sessions[id]?.status === 'booked') return 'booked';
  if (!plan) return 'unplanned';
  if (plan.due < today) return 'overdue';
  return plan.opens <= today ? 'open' : 'later';
}
