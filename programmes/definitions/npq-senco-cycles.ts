/**
 * The four cycles of the NPQ for SENCOs (S1.3, S1.4). Each has the same four parts, an event of six
 * hours, an online course, a formative task and a coaching hour; what differs is in the table below.
 * Coaching follows S1.5: one-to-one after the tasks of cycles 1 and 3, as a group in cycles 2 and 4.
 */
import type { ElementOf, Stage } from '../schema.js';

type Activity = ElementOf<'course'>['activities'][number];

interface Cycle {
  number: 1 | 2 | 3 | 4;
  title: string;
  /** Practice activities by content area, in the order in which the course shows them. */
  activities: Record<string, string[]>;
  task: string;
  coaching: 'one-to-one' | 'group';
}

const cycles: Cycle[] = [
  {
    number: 1,
    title: 'Preparing to Practice',
    activities: {
      Implementation: [
        'Explore why a past change to SEN provision did or did not last',
        'Write an implementation plan for one change to provision',
        'Survey how ready staff are for a change to classroom practice',
      ],
      'Statutory Framework': [
        "Check the school's SEN information report against the regulations",
        "Map the SENCO's statutory duties to who carries them out",
        'Review one education, health and care plan against its provision',
      ],
    },
    task: 'An implementation plan for one improvement to SEN provision',
    coaching: 'one-to-one',
  },
  {
    number: 2,
    title: 'SEN in Schools',
    activities: {
      'Identification of Need': [
        'Trace how the needs of three pupils were first identified',
        'Compare the SEN register with attainment and attendance data',
      ],
      Teaching: [
        'Observe how pupils with SEN take part in a whole-class lesson',
        'Plan adaptations to a sequence of lessons with a class teacher',
      ],
      'Statutory Framework': [
        'Lead one cycle of assess, plan, do, review with a family',
        'Prepare the evidence for a request for statutory assessment',
      ],
    },
    task: 'A case file of one pupil through the graduated approach',
    coaching: 'group',
  },
  {
    number: 3,
    title: 'Leading SEN',
    activities: {
      'Leading and Managing Provision': [
        'Cost a provision map and judge what it gives for the money',
        'Review how teaching assistants are deployed in two classes',
        'Chair a meeting with an outside agency and evaluate it',
      ],
      'Professional Development': [
        'Find out what staff want to learn about one area of need',
        'Design a sequence of professional development for colleagues',
        'Coach one colleague through a change in practice',
      ],
    },
    task: 'A programme of professional development for staff, with its first evaluation',
    coaching: 'one-to-one',
  },
  {
    number: 4,
    title: 'Culture and Ethos',
    activities: {
      'School Culture': [
        'Gather what pupils with SEN say about belonging',
        'Audit how welcoming the school is to new families',
        'Plan the transition of one group of pupils with SEN',
      ],
      Behaviour: [
        'Analyse the behaviour log for patterns of unmet need',
        'Review reasonable adjustments in the behaviour policy',
        'Rehearse predictable routines with a team of staff',
      ],
    },
    task: 'A review of culture and behaviour through the eyes of pupils with SEN',
    coaching: 'group',
  },
];

export const npqSencoCycles: Stage[] = cycles.map((cycle) => ({
  id: `cycle-${cycle.number}`,
  kind: 'cycle',
  title: cycle.title,
  contentAreas: Object.keys(cycle.activities),
  elements: [
    {
      id: `event-${cycle.number}`,
      kind: 'event',
      title: `Day ${cycle.number}: ${cycle.title}`,
      minutes: 360,
    },
    {
      id: `course-${cycle.number}`,
      kind: 'course',
      title: `Online course ${cycle.number}: ${cycle.title}`,
      minutes: 570,
      follows: `event-${cycle.number}`,
      select: 3,
      dueDays: 84,
      activities: activitiesOf(cycle),
    },
    {
      id: `task-${cycle.number}`,
      kind: 'task',
      title: cycle.task,
      minutes: 300,
      follows: `course-${cycle.number}`,
      dueDays: 98,
    },
    {
      id: `coaching-${cycle.number}`,
      kind: 'coaching',
      title: cycle.coaching === 'group' ? 'Group coaching' : 'One-to-one coaching after the formative task',
      minutes: 60,
      form: cycle.coaching,
      follows: cycle.coaching === 'group' ? null : `task-${cycle.number}`,
      dueDays: cycle.coaching === 'group' ? 84 : 21,
      impactReview: false,
      ...(cycle.coaching === 'group' ? {} : { afterHandIn: true }),
    },
  ],
}));

/** Activities are lettered through the course: practice-1-a to practice-1-f. */
function activitiesOf({ number, activities }: Cycle): Activity[] {
  return Object.entries(activities)
    .flatMap(([contentArea, titles]) => titles.map((title) => ({ title, contentArea })))
    .map((activity, index) => ({ id: `practice-${number}-${'abcdef'.charAt(index)}`, ...activity }));
}
