/** S3.1, S3.3, S3.4, S3.7, S3.8: messages about induction, courses, tasks, dates and engagement. */
import { elementById } from '../../workflows/journey/lookup.js';
import type { Render, Templates } from './message.js';
import { alsoToday, itemsOf, itemsOfKind, linesOf } from './nudge.js';
import { contactEarly, dueInWords, inLearningEnvironment, titleOf } from './study-words.js';
import { counted, dayInWords, momentInWords } from './words.js';

const welcome: Render = ({ journey, coach, provider }) => {
  const first = journey.programme.stages[0];
  return {
    subject: `Welcome to the ${journey.programme.shortTitle}`,
    blocks: [
      `Your ${journey.programme.title} begins today. We are glad to have you with us.`,
      { heading: 'Your first steps' },
      {
        steps: [
          `Sign in to the online learning environment. Your sign-in details come from ${provider.name}; if they have not reached you, reply to this message.`,
          'Open your leadership development record, which goes with you through the whole programme.',
          ...(first?.elements ?? []).map(
            ({ id, title }) => `${title}: complete it by ${dueInWords(journey, id)}.`,
          ),
        ],
      },
      coach
        ? `Your coach is ${coach.name}. Each coaching session comes to you as an invitation for your calendar.`
        : 'Your coach will be assigned to you shortly, and each coaching session comes to you as an invitation for your calendar.',
      'Every date of yours comes by email, with a calendar file where there is one. You never have to remember a date by heart.',
    ],
  };
};

const courseOpen: Render = ({ journey, about }) => {
  const id = about ?? '';
  const course = elementById(journey.programme, id);
  const activities = course?.kind === 'course' ? course.activities : [];
  const select = course?.kind === 'course' ? course.select : 0;
  return {
    subject: `${titleOf(journey, id)} is open`,
    blocks: [
      `Your online course is open ${inLearningEnvironment}.`,
      {
        facts: [
          ['Course', titleOf(journey, id)],
          [
            'To do',
            `Choose ${counted(select, 'practice activity', 'practice activities')} and complete them`,
          ],
          ['Due by', dueInWords(journey, id)],
        ],
      },
      { heading: 'The practice activities you can choose from' },
      { list: activities.map(({ title, contentArea }) => `${contentArea}: ${title}`) },
      contactEarly,
    ],
  };
};

const dueSoon: Render = (context) => {
  const own = itemsOfKind(context, '{id}/due-soon');
  return {
    subject: own.length > 1 ? 'Some of your work is due soon' : 'A reminder: work due soon',
    blocks: [
      'A friendly reminder of what is due soon:',
      { list: linesOf(context, own) },
      `You can complete and hand in your work ${inLearningEnvironment}. If you have done so in the last hours, thank you: nothing more is needed.`,
      ...alsoToday(context, '{id}/due-soon'),
      contactEarly,
    ],
  };
};

const workOverdue: Render = (context) => {
  const own = itemsOfKind(context, '{id}/overdue');
  return {
    subject: own.length > 1 ? 'Some of your work is overdue' : 'Your work is overdue, and still welcome',
    blocks: [
      'We have not had this from you yet:',
      { list: linesOf(context, own) },
      {
        notice:
          'It still counts. Please complete it as soon as you can, or reply to this message and tell us when you will.',
      },
      ...alsoToday(context, '{id}/overdue'),
      'If work or life makes it hard to keep up at the moment, tell us. Your coach and we can help you to plan.',
    ],
  };
};

const taskReceived: Render = ({ journey, event, about }) => {
  const late = event.type === 'TaskSubmitted' && event.late;
  return {
    subject: 'We have received your formative task',
    blocks: [
      'Thank you. Your formative task has arrived.',
      {
        facts: [
          ['Task', titleOf(journey, about ?? '')],
          ['Received', momentInWords(event.at)],
          ...(late ? [['Was due by', dueInWords(journey, about ?? '')] as [string, string]] : []),
        ],
      },
      ...(late ? ['It came after its date. It counts in full all the same.'] : []),
      'You will get feedback, and we will write to you when it is there. Until then you can hand the task in again if you want to improve it.',
    ],
  };
};

const feedback: Render = ({ journey, about }) => ({
  subject: 'Feedback on your formative task is ready',
  blocks: [
    'There is feedback for you on your formative task.',
    { facts: [['Task', titleOf(journey, about ?? '')]] },
    `You can read it ${inLearningEnvironment}. Take it with you to your next coaching session: it is a good place to think about what to do next.`,
    'If you cannot find it, or if something in it is not clear, reply to this message.',
  ],
});

const deferralSuggested: Render = (context) => {
  const own = itemsOfKind(context, '{id}/suggest-deferral');
  return {
    subject: 'Would a break from the programme help you?',
    blocks: [
      'We have not heard from you for a while, and some work has been open for some weeks:',
      { list: linesOf(context, own.length > 0 ? own : itemsOf(context)) },
      'There are good reasons for that, and there is more than one way on:',
      {
        list: [
          'Catch up: what you hand in now still counts. Your coach and we will help you to plan.',
          'Take a break: you can defer, keep everything you have done, and come back at a time that you choose.',
        ],
      },
      { notice: 'Please reply to this message and tell us which you would like. A single line is enough.' },
      ...alsoToday(context, '{id}/suggest-deferral'),
      ...(context.journey.statutoryDeadline === null
        ? []
        : [
            `If you defer, please keep your statutory deadline in mind: ${dayInWords(context.journey.statutoryDeadline)}.`,
          ]),
    ],
  };
};

export const studyTemplates = {
  welcome: { to: 'participant', occasion: 'The first stage begins: access and first steps', render: welcome },
  'course-open': {
    to: 'participant',
    occasion: 'An online course opens, or is open already when somebody joins. Lists its practice activities',
    render: courseOpen,
  },
  'due-soon': { to: 'participant', occasion: 'Before a due date', render: dueSoon },
  overdue: { to: 'participant', occasion: 'After a due date', render: workOverdue },
  'task-received': { to: 'participant', occasion: 'A formative task was handed in', render: taskReceived },
  feedback: { to: 'participant', occasion: 'Feedback on a formative task was returned', render: feedback },
  'deferral-suggested': {
    to: 'participant',
    occasion: 'Long silence after a due date',
    render: deferralSuggested,
  },
} as const satisfies Templates;
