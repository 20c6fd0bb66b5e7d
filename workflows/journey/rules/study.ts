/** S3.1 to S3.4: induction, events, online courses and formative tasks. */
import { londonDate } from '../calendar.js';
import type { Rules } from './rules.js';
import type { EventOf, NewEvent } from '../event.js';
import { elementById, elementOrRefuse, eventDay, groupOf, isDone, isFinished } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { catchUpAgenda } from './agenda.js';
import { coachAgenda } from './coach-owes.js';
import { cancelBooking } from './endings.js';
import { raiseAnew } from './exceptions.js';

const refuseUnlessAccepted = (journey: Journey) => refuseUnless(journey.group !== null, 'not-accepted');

/** What is reported has happened: not tomorrow, and not before the participant came. */
export function refuseUnlessHappened(journey: Journey, what: string, on: Day, at: Instant): void {
  refuseUnless(on <= londonDate(at), 'in-the-future', { what, given: on });
  const enrolled = londonDate(journey.enrolled);
  refuseUnless(on >= enrolled, 'before-enrolment', { what, given: on, enrolled });
}

/** A course opens after its event (S1.4); nothing of it can be done before. */
function refuseUnlessOpen(journey: Journey, element: string, on: Day): void {
  const opens = journey.plan[element]?.opens;
  refuseUnless(opens !== undefined && opens <= on, 'not-open-yet', {
    element,
    opens: opens ?? 'a later date',
  });
}

const doneOn = (journey: Journey, id: string) => journey.elements[id]?.on ?? '';

export const studyRules = {
  completeElement: (journey, { element, on }, at) => {
    refuseUnlessAccepted(journey);
    elementOrRefuse(journey, 'induction', element);
    refuseUnlessHappened(journey, `"${element}"`, on, at);
    return isDone(journey, element) ? [] : [{ type: 'ElementCompleted', element, on }];
  },
  /** S1.8: prior training is recognised for any element of the programme. */
  creditElement: (journey, { element }) => {
    refuseUnlessAccepted(journey);
    const found = elementById(journey.programme, element);
    refuseUnless(found, 'unknown-element', () => ({
      kind: 'element',
      element,
      elements: programmeElements(journey),
    }));
    refuseUnless(!isFinished(journey, found), 'already-done', { element, on: doneOn(journey, element) });
    return [...cancelBooking(journey, element), { type: 'ElementCredited', element }];
  },
  recordAttendance: (journey, { event, attended, on }, at) => {
    refuseUnlessAccepted(journey);
    elementOrRefuse(journey, 'event', event);
    refuseUnlessHappened(journey, `"${event}"`, on, at);
    return attendance(journey, event, attended, on, at);
  },
  catchUpFound: (journey, { event, group, date, elsewhere }, at) =>
    catchUp(journey, { event, group, date, ...(elsewhere && { elsewhere }) }, at),
  noCatchUp: (journey, { event }) =>
    isDone(journey, event) ? [] : raiseAnew(journey, 'no-catch-up-place', event),
  bookCatchUp: (journey, { event, group }, at) => {
    refuseUnlessAccepted(journey);
    elementOrRefuse(journey, 'event', event);
    refuseUnless(!isDone(journey, event), 'already-done', { element: event, on: doneOn(journey, event) });
    const date = groupOf(journey, group)?.events[event];
    const groups = journey.cohort.groups.map((one) => one.id).join(', ');
    refuseUnless(date, 'unknown-group', { group, groups });
    refuseUnless(date > londonDate(at), 'date-not-later', { what: `"${event}" with that group`, date });
    return catchUp(journey, { event, group, date }, at);
  },
  selectActivities: (journey, { course, activities }, at) =>
    selectActivities(journey, course, activities, at),
  completeActivity: (journey, { course, activity, on }, at) => {
    refuseUnlessAccepted(journey);
    elementOrRefuse(journey, 'course', course);
    const progress = journey.courses[course];
    refuseUnless(progress && progress.selected.includes(activity), 'activity-not-selected', {
      activity,
      course,
    });
    refuseUnlessHappened(journey, `"${activity}"`, on, at);
    refuseUnlessOpen(journey, course, on);
    return progress.done[activity] ? [] : [{ type: 'ActivityCompleted', course, activity, on }];
  },
  /** S3.4: late is allowed, and visible; a task may be handed in again until feedback is returned. */
  submitTask: (journey, { task, document }, at) => {
    refuseUnlessAccepted(journey);
    elementOrRefuse(journey, 'task', task);
    refuseUnlessOpen(journey, task, londonDate(at));
    const before = journey.tasks[task];
    if (before?.document === document) return [];
    refuseUnless(!before?.feedback, 'already-done', { element: task, on: before?.on ?? '' });
    refuseUnless(!isDone(journey, task), 'already-done', { element: task, on: doneOn(journey, task) });
    // What is handed in again stays in time if it was so at first.
    const late = before?.late ?? londonDate(at) > (journey.plan[task]?.due ?? '');
    // The days of whoever gives feedback are counted from the first hand-in.
    const agenda = before ? [] : coachAgenda(journey, task, londonDate(at), at);
    return [{ type: 'TaskSubmitted', task, document, late, agenda }];
  },
  returnFeedback: (journey, { task, document }) => {
    elementOrRefuse(journey, 'task', task);
    const before = journey.tasks[task];
    refuseUnless(before, 'task-not-submitted', { task });
    return before.feedback === document ? [] : [{ type: 'FeedbackReturned', task, document }];
  },
} satisfies Partial<Rules>;

const programmeElements = (journey: Journey) =>
  journey.programme.stages.flatMap((stage) => stage.elements.map((one) => one.id)).join(', ');

/** S3.2: a missed event leads to a catch-up place; a report that turns out wrong may be put right. */
function attendance(journey: Journey, event: string, attended: boolean, on: Day, at: Instant): NewEvent[] {
  const before = journey.elements[event];
  if (attended ? isDone(journey, event) : before?.status === 'missed' && before.on === on) return [];
  refuseUnless(attended || before?.status !== 'credited', 'already-done', {
    element: event,
    on: before?.on ?? '',
  });
  const day = eventDay(journey, event) ?? '';
  refuseUnless(attended || day <= londonDate(at), 'in-the-future', { what: `"${event}"`, given: day });
  const recorded: NewEvent = { type: 'AttendanceRecorded', event, attended, on };
  return attended ? [recorded] : [recorded, { type: 'CatchUpSought', event }];
}

type CatchUp = Pick<EventOf<'CatchUpBooked'>, 'event' | 'group' | 'date' | 'elsewhere'>;

function catchUp(journey: Journey, found: CatchUp, at: Instant): NewEvent[] {
  const { event, group, date } = found;
  // After a cohort was joined during a deferral there is no plan, and no day of the old one to catch up.
  if (Object.keys(journey.plan).length === 0) return [];
  const before = journey.catchUps[event];
  if (isDone(journey, event) || (before?.group === group && before.date === date)) return [];
  const agenda = catchUpAgenda(journey, event, date, at);
  return [{ type: 'CatchUpBooked', ...found, agenda }];
}

/** S3.3: as many as the programme asks for, of the course's list; completed ones stay selected. */
function selectActivities(journey: Journey, id: string, activities: string[], at: Instant): NewEvent[] {
  refuseUnlessAccepted(journey);
  const course = elementOrRefuse(journey, 'course', id);
  refuseUnlessOpen(journey, id, londonDate(at));
  const listed = course.activities.map((one) => one.id);
  for (const activity of activities) {
    refuseUnless(listed.includes(activity), 'unknown-activity', () => ({
      course: id,
      activity,
      activities: listed.join(', '),
    }));
  }
  refuseUnless(
    activities.length === course.select && new Set(activities).size === course.select,
    'wrong-number-of-activities',
    { course: id, select: course.select, given: activities.length },
  );
  const before = journey.courses[id];
  for (const activity of Object.keys(before?.done ?? {})) {
    refuseUnless(activities.includes(activity), 'activity-already-done', { activity });
  }
  const same =
    before?.selected.length === activities.length && activities.every((one) => before.selected.includes(one));
  return same ? [] : [{ type: 'ActivitiesSelected', course: id, activities }];
}
