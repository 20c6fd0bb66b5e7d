/** What a participant studies and hands in, once there is a plan. */
import type { Element, ElementOf } from '../../programmes/schema.js';
import { addDays, londonInstant } from '../../workflows/journey/calendar.js';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, ElementDates, Instant } from '../../workflows/journey/values.js';
import { attendance, type Act } from './acts.js';
import type { Behaviour } from './behaviour.js';
import { coach, participant } from './people.js';

export function planActs(journey: Journey, behaviour: Behaviour, now: Instant): Act[] {
  return journey.programme.stages
    .flatMap((stage) => stage.elements)
    .flatMap((element) => {
      const dates = journey.plan[element.id];
      return dates ? elementActs(element, dates, behaviour) : [];
    })
    .filter((act) => !act.key.startsWith('attend/') || act.at >= now)
    .map((act) => (act.at < now ? { ...act, at: now } : act));
}

function elementActs(element: Element, { opens, due }: ElementDates, behaviour: Behaviour): Act[] {
  const by = addDays(due, behaviour.lateBy);
  switch (element.kind) {
    case 'induction':
      return [done(element.id, addDays(opens, 7))];
    case 'event':
      return [attendance(element.id, due, !behaviour.missedEvents.includes(element.id))];
    case 'course':
      return courseActs(element, opens, by);
    case 'task':
      return [task(element.id, by < opens ? opens : by)];
    case 'review':
      return reviewActs(element.id, by);
    case 'coaching':
      return element.impactReview ? reviewActs(element.id, by) : [];
  }
}

const own = (
  at: Instant,
  key: string,
  body: (journey: Journey, now: Instant) => CommandBody,
  applies: (journey: Journey) => boolean = () => true,
): Act => ({
  at,
  key,
  actor: participant,
  applies: (journey) => journey.status === 'active' && applies(journey),
  body,
});

const done = (element: string, day: Day): Act =>
  own(londonInstant(day, '17:00'), `do/${element}`, (_, now) => ({
    type: 'completeElement',
    element,
    on: now.slice(0, 10),
  }));

function courseActs(course: ElementOf<'course'>, opens: Day, by: Day): Act[] {
  const chosen = course.activities.slice(0, course.select).map((one) => one.id);
  const selecting = own(londonInstant(addDays(opens, 3), '18:00'), `select/${course.id}`, () => ({
    type: 'selectActivities',
    course: course.id,
    activities: chosen,
  }));
  const doing = chosen.map((activity, index) =>
    own(
      londonInstant(addDays(by, index - chosen.length), '19:00'),
      `do/${activity}`,
      (_, now) => ({ type: 'completeActivity', course: course.id, activity, on: now.slice(0, 10) }),
      ({ courses }) => courses[course.id] !== undefined,
    ),
  );
  return [selecting, ...doing];
}

const task = (id: string, day: Day): Act =>
  own(
    londonInstant(day, '20:00'),
    `submit/${id}`,
    () => ({ type: 'submitTask', task: id, document: `document-${id}` }),
    ({ tasks }) => tasks[id] === undefined,
  );

function reviewActs(review: string, by: Day): Act[] {
  const written = own(
    londonInstant(by, '16:00'),
    `write/${review}`,
    () => ({ type: 'writeReview', review, document: `document-${review}` }),
    ({ reviews }) => reviews[review] === undefined,
  );
  const agreed = own(
    londonInstant(by, '16:30'),
    `agree/${review}`,
    () => ({ type: 'agreeReview', review }),
    ({ reviews }) => reviews[review] !== undefined,
  );
  const agreedByCoach: Act = {
    ...agreed,
    at: londonInstant(by, '16:45'),
    key: `agree-as-coach/${review}`,
    actor: coach(),
    applies: ({ status, reviews, coach: assigned }) =>
      status === 'active' && reviews[review] !== undefined && assigned === 'coach-1',
  };
  return [written, agreed, agreedByCoach];
}
