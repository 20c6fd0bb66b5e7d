/** S3: what a participant studies and hands in, once there is a plan. */
import type { Element, ElementOf } from '../../programmes/schema.js';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, ElementDates, Instant } from '../../workflows/journey/values.js';
import type { Behaviour } from '../behaviour.js';
import type { Habits } from '../habits.js';
import { taskPaper } from '../papers/paper.js';
import { command, isStudying, own, officeStaff, type Act } from './act.js';
import { reviewActs } from './reviews.js';

/** Everything that a plan asks for and that is not done yet; what is past is done at once. */
export function planActs(journey: Journey, behaviour: Behaviour, now: Instant): Act[] {
  return journey.programme.stages
    .flatMap((stage) => stage.elements)
    .flatMap((element) => {
      const dates = journey.plan[element.id];
      // A day that passed while somebody was away has no register of theirs: they are to catch it up.
      const isOver = element.kind === 'event' && dates !== undefined && dates.due < londonDate(now);
      return dates && !isOver ? elementActs(element, dates, behaviour) : [];
    })
    .map((act) => (act.at < now ? { ...act, at: now } : act));
}

function elementActs(element: Element, dates: ElementDates, behaviour: Behaviour): Act[] {
  const { opens, due } = dates;
  const { habits } = behaviour;
  const wanted = addDays(due, behaviour.lateBy);
  const by = wanted < opens ? opens : wanted;
  switch (element.kind) {
    case 'induction':
      return [
        induction(element.id, londonInstant(addDays(opens, habits.induction.days), habits.induction.time)),
      ];
    case 'event':
      return [attendance(element.id, due, behaviour)];
    case 'course':
      return courseActs(element, opens, by, habits);
    case 'task':
      return [task(element.id, by)];
    case 'review':
      return reviewActs(element, by, habits);
    case 'coaching':
      return element.impactReview ? reviewActs(element, by, habits) : [];
  }
}

const induction = (element: string, at: Instant): Act =>
  own(
    at,
    `do/${element}`,
    (_, now) => command({ type: 'completeElement', element, on: londonDate(now) }),
    ({ elements }) => elements[element] === undefined,
  );

/** The provider's register on the evening of a day. Nobody who is silent comes. */
export function attendance(
  event: string,
  day: Day,
  { missedEvents, silentFrom }: Behaviour,
  again = false,
): Act {
  const isSilent = silentFrom !== null && day >= silentFrom;
  const attended = !isSilent && (again || !missedEvents.includes(event));
  return {
    at: londonInstant(day, '17:30'),
    key: `attend/${event}`,
    actor: officeStaff,
    applies: (journey) =>
      isStudying(journey) &&
      day >= londonDate(journey.enrolled) &&
      journey.elements[event]?.status !== 'done' &&
      journey.elements[event]?.on !== day,
    deed: () => command({ type: 'recordAttendance', event, attended, on: day }),
  };
}

/** Choosing three activities, and reporting them on one evening, all at once, or one an evening. */
function courseActs(course: ElementOf<'course'>, opens: Day, by: Day, { activities }: Habits): Act[] {
  const chosen = course.activities.slice(0, course.select).map((one) => one.id);
  const chooses = addDays(opens, 3);
  const selecting = own(
    londonInstant(chooses, '18:00'),
    `select/${course.id}`,
    () => command({ type: 'selectActivities', course: course.id, activities: chosen }),
    ({ courses }) => courses[course.id] === undefined,
  );
  const atOnce = by < chooses ? chooses : by;
  const doing = chosen.map((activity, index) =>
    own(
      londonInstant(activities === 'at-once' ? atOnce : addDays(by, index - chosen.length), '19:00'),
      `do/${activity}`,
      (_, now) => command({ type: 'completeActivity', course: course.id, activity, on: londonDate(now) }),
      ({ courses }) => courses[course.id] !== undefined && courses[course.id]?.done[activity] === undefined,
    ),
  );
  return [selecting, ...doing];
}

const task = (id: string, day: Day): Act =>
  own(
    londonInstant(day, '20:00'),
    `submit/${id}`,
    ({ reference }) => ({
      by: 'paper',
      paper: taskPaper(reference, id),
      input: ({ document }) => ({ type: 'submitTask', task: id, document }),
    }),
    ({ tasks }) => tasks[id] === undefined,
  );
