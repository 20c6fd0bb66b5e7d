/**
 * The three units of the early years Level 3 training (S1.8). Each opens with a live seminar of two
 * hours, leads through an online course to a task in the setting, and has an hour of network coaching;
 * the first and last also have an hour with one's own coach.
 */
import type { Element, ElementOf, Stage } from '../schema.js';

interface Unit {
  number: 1 | 2 | 3;
  title: string;
  /** Practice activities by content area, in the order in which the course shows them. */
  activities: Record<string, string[]>;
  task: string;
  ownCoach: boolean;
}

const units: Unit[] = [
  {
    number: 1,
    title: 'The role of the early years SENCO',
    activities: {
      'Role and Duties': [
        "Compare the setting's SEND policy with the Code of Practice",
        'Describe who does what for children with SEND in the setting',
      ],
      'Child Development': [
        'Observe one child at play and relate it to expected development',
        'Use the progress check at age two to notice a need early',
      ],
    },
    task: "A plan for the SENCO's first term in the setting",
    ownCoach: true,
  },
  {
    number: 2,
    title: 'The graduated approach',
    activities: {
      'Identifying Need': [
        'Gather what parents and colleagues know about one child',
        'Record a concern so that somebody else could act on it',
      ],
      'Planning Support': [
        'Write and review a support plan with a family',
        'Adapt one area of the setting for a child with a sensory need',
      ],
    },
    task: 'One child through assess, plan, do, review',
    ownCoach: false,
  },
  {
    number: 3,
    title: 'Working together',
    activities: {
      'Families and Services': [
        'Prepare and hold a meeting of those around a child',
        "Find one family's way through the local offer",
      ],
      'Supporting Colleagues': [
        'Show a colleague an inclusive routine and watch it in use',
        'Plan the move of one child to school',
      ],
    },
    task: 'A transition plan agreed with a family and a school',
    ownCoach: true,
  },
];

export const earlyYearsUnits: Stage[] = units.map((unit) => ({
  id: `unit-${unit.number}`,
  kind: 'cycle',
  title: unit.title,
  contentAreas: Object.keys(unit.activities),
  elements: [
    {
      id: `seminar-${unit.number}`,
      kind: 'event',
      title: `Live seminar ${unit.number}: ${unit.title}`,
      minutes: 120,
    },
    {
      id: `course-${unit.number}`,
      kind: 'course',
      title: `Online course ${unit.number}: ${unit.title}`,
      minutes: 600,
      follows: `seminar-${unit.number}`,
      select: 2,
      dueDays: 49,
      activities: activitiesOf(unit),
    },
    {
      id: `task-${unit.number}`,
      kind: 'task',
      title: unit.task,
      minutes: 360,
      follows: `course-${unit.number}`,
      dueDays: 56,
    },
    {
      id: `network-${unit.number}`,
      kind: 'coaching',
      title: 'Network meeting with the area SENCO',
      called: 'network meeting',
      minutes: 60,
      form: 'group',
      follows: null,
      dueDays: 56,
      impactReview: false,
    },
    ...coachingOf(unit),
  ],
}));

function coachingOf({ number, ownCoach }: Unit): Element[] {
  if (!ownCoach) return [];
  const session = {
    title: 'One-to-one coaching',
    minutes: 60,
    form: 'one-to-one',
    impactReview: false,
    afterHandIn: true,
  } as const;
  return [{ id: `coaching-${number}`, kind: 'coaching', follows: `task-${number}`, dueDays: 14, ...session }];
}

/** Activities are lettered through the course: practice-1-a to practice-1-d. */
function activitiesOf({ number, activities }: Unit): ElementOf<'course'>['activities'] {
  return Object.entries(activities)
    .flatMap(([contentArea, titles]) => titles.map((title) => ({ title, contentArea })))
    .map((activity, index) => ({ id: `practice-${number}-${'abcd'.charAt(index)}`, ...activity }));
}
