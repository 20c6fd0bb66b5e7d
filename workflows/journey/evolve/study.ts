import type { Evolvers } from './evolvers.js';
import type { ElementProgress, Journey } from '../state.js';
import { londonDate } from '../calendar.js';

const progress = (journey: Journey, element: string, to: ElementProgress): Partial<Journey> => ({
  elements: { ...journey.elements, [element]: to },
});

const courseOf = (journey: Journey, course: string) => journey.courses[course] ?? { selected: [], done: {} };

/** S3.1 to S3.4 and S3.10: what the participant does, hands in and attends. */
export const studyEvolvers = {
  ElementCompleted: (journey, { element, on }) => progress(journey, element, { status: 'done', on }),
  ElementCredited: (journey, { element, at }) =>
    progress(journey, element, { status: 'credited', on: londonDate(at) }),
  AttendanceRecorded: (journey, { event, attended, on }) =>
    progress(journey, event, { status: attended ? 'done' : 'missed', on }),
  CatchUpSought: () => ({}),
  CatchUpBooked: (journey, { event, group, date, elsewhere }) => ({
    catchUps: { ...journey.catchUps, [event]: { group, date, ...(elsewhere && { elsewhere }) } },
    plan: { ...journey.plan, [event]: { opens: date, due: date } },
  }),
  ActivitiesSelected: (journey, { course, activities }) => ({
    courses: { ...journey.courses, [course]: { ...courseOf(journey, course), selected: activities } },
  }),
  ActivityCompleted: (journey, { course, activity, on }) => {
    const before = courseOf(journey, course);
    return {
      courses: {
        ...journey.courses,
        [course]: { selected: before.selected, done: { ...before.done, [activity]: on } },
      },
    };
  },
  TaskSubmitted: (journey, { task, document, late, at }) => ({
    tasks: {
      ...journey.tasks,
      [task]: { document, on: journey.tasks[task]?.on ?? londonDate(at), late, feedback: null },
    },
  }),
  FeedbackReturned: (journey, { task, document }) => {
    const before = journey.tasks[task];
    return before ? { tasks: { ...journey.tasks, [task]: { ...before, feedback: document } } } : {};
  },
  ReviewWritten: (journey, { review, document, filled, at }) => ({
    reviews: {
      ...journey.reviews,
      [review]: { document, agreed: [], ...(filled === undefined ? {} : { filled, since: londonDate(at) }) },
    },
  }),
  ReviewAgreed: (journey, { review, side, at }) => {
    const before = journey.reviews[review];
    if (!before) return {};
    const agreed = [...before.agreed, side];
    const since = side === 'participant' && before.filled ? { since: londonDate(at) } : {};
    return { reviews: { ...journey.reviews, [review]: { ...before, agreed, ...since } } };
  },
} satisfies Partial<Evolvers>;
