/** S6.5: messages to the headteacher, or to the manager of an early years setting. */
import { londonDate } from '../../workflows/journey/calendar.js';
import { usedAttempts } from '../../workflows/journey/rules/agenda.js';
import { isMetLate } from '../../workflows/journey/rules/statutory.js';
import { statutoryDay } from './items.js';
import { fullName, type Block, type Render, type MessageContext, type Templates } from './message.js';
import { dayInWords } from './words.js';

const deadline = ({ journey }: MessageContext) => dayInWords(journey.cohort.applications.deadline);

const what = ({ journey }: MessageContext) => `the ${journey.programme.title}`;

const endorsement = (context: MessageContext, opening: string) => [
  opening,
  'We ask you to confirm that:',
  {
    list: [
      'you support the application;',
      `${fullName(context.person)} holds, or will hold, a role in which the learning can be put into practice;`,
      'there will be time for the face-to-face days, the online courses and the coaching.',
    ],
  },
  {
    notice: `Please sign the declaration and send it to us by replying to this message, by ${deadline(context)}.`,
  },
  'Without it we cannot decide the application.',
];

const endorsementAsked: Render = (context) => ({
  subject: `Please endorse the application of ${fullName(context.person)}`,
  blocks: endorsement(
    context,
    `${fullName(context.person)} has applied for ${what(context)} and has named you as headteacher.`,
  ),
});

const endorsementReminder: Render = (context) => ({
  subject: `Reminder: the application of ${fullName(context.person)} waits for your declaration`,
  blocks: endorsement(
    context,
    `We wrote to you about the application of ${fullName(context.person)} for ${what(context)}. Your declaration has not reached us yet.`,
  ),
});

const headteacherAccepted: Render = (context) => ({
  subject: `${fullName(context.person)} has a place on the ${context.journey.programme.shortTitle}`,
  blocks: [
    `Thank you for your support. ${fullName(context.person)} has been accepted for ${what(context)}.`,
    {
      facts: [
        ['Cohort', context.journey.cohort.title],
        ['Begins', dayInWords(context.journey.cohort.induction.opens)],
        ['Teaching lasts', `${context.journey.programme.duration.taughtMonths} months`],
        ['Guided learning', `${context.journey.programme.hours.total} hours`],
      ],
    },
    `${context.person.givenName} gets the dates of the face-to-face days as invitations for the calendar. Please help to keep those days free.`,
  ],
});

const headteacherWithdrawn: Render = (context) => ({
  subject: `${fullName(context.person)} has left the ${context.journey.programme.shortTitle}`,
  blocks: [
    `${fullName(context.person)} is no longer taking part in ${what(context)}, since ${dayInWords(londonDate(context.event.at))}.`,
    'You do not need to do anything. If you have questions about funding or about coming back later, reply to this message.',
  ],
});

/** The school and its governing body answer for the duty (S2.5). */
const dutyLate = ({ journey, person }: MessageContext): Block[] =>
  isMetLate(journey)
    ? [
        {
          notice: `The statutory duty to hold this qualification is met with the result, but after its deadline, ${statutoryDay(journey)}. Please tell your governing body; ${person.givenName} has been told as well.`,
        },
      ]
    : [];

const headteacherOutcome: Render = (context) => {
  const { event, journey, person } = context;
  const isUpheld = event.type === 'AppealDecided' && event.upheld;
  const pass = isUpheld || (event.type === 'ResultReleased' && event.pass);
  return {
    subject: isUpheld
      ? `The result of ${fullName(person)} for the ${journey.programme.shortTitle} has changed after an appeal`
      : `The result of ${fullName(person)} for the ${journey.programme.shortTitle} has been released`,
    blocks: pass
      ? [
          ...(isUpheld
            ? [
                'The response was marked again after an appeal; this takes the place of the result you were told.',
              ]
            : []),
          `${fullName(person)} has passed the assessment of ${what(context)} and receives the award: ${journey.programme.award.title}.`,
          ...dutyLate(context),
          'Thank you for the time and the support that you gave. Please join us in congratulating a colleague.',
        ]
      : [
          `The result of ${fullName(person)} for ${what(context)} has been released. The pass mark was not reached this time.`,
          usedAttempts(journey) < journey.programme.assessment.attempts
            ? `${person.givenName} has been told when the next attempt is. Time to prepare, and an encouraging word, will help.`
            : `${person.givenName} has been told what is possible now. An encouraging word will help.`,
        ],
  };
};

export const headteacherTemplates = {
  'endorsement-asked': {
    to: 'headteacher',
    occasion: 'The journey begins, where a declaration is asked for',
    render: endorsementAsked,
  },
  'endorsement-reminder': {
    to: 'headteacher',
    occasion: 'The declaration is still missing on a chase day',
    render: endorsementReminder,
  },
  'headteacher-accepted': {
    to: 'headteacher',
    occasion: 'The participant has a place',
    render: headteacherAccepted,
  },
  'headteacher-withdrawn': {
    to: 'headteacher',
    occasion: 'The participant has left, and the headteacher had heard of the application or the place',
    render: headteacherWithdrawn,
  },
  'headteacher-outcome': {
    to: 'headteacher',
    occasion: 'A result is released, or an appeal turns it into a pass',
    render: headteacherOutcome,
  },
} as const satisfies Templates;
