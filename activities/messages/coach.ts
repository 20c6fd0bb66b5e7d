/** S6.5: messages to a coach, about the participants assigned to them. */
import { bookingOf, isNewToCoach, sessionEntry, sessionsLost } from './coaching-entry.js';
import { formerTime, sessionFacts, wordOf } from './coaching.js';
import { fullName, type Block, type Render, type MessageContext, type Templates } from './message.js';
import { dueInWords, titleOf } from './study-words.js';
import { capitalised, dayInWords, momentInWords } from './words.js';

const participant = ({ person }: MessageContext): [string, string] => ['Participant', fullName(person)];

/** Ids that a coach quotes when they report; they say nothing about the person. */
const ids = ({ journey, about }: MessageContext): [string, string][] => [
  ['Journey', journey.id],
  ...(about === null ? [] : [['Session id', about] as [string, string]]),
];

const participantAssigned: Render = (context) => ({
  subject: `${fullName(context.person)} has been assigned to you`,
  blocks: [
    `You are now the coach of ${fullName(context.person)} on the ${context.journey.programme.title}.`,
    {
      facts: [
        participant(context),
        ['Email', context.person.email],
        ...(context.person.settingName
          ? [['School or setting', context.person.settingName] as [string, string]]
          : []),
        ['Cohort', context.journey.cohort.title],
        ...ids({ ...context, about: null }),
      ],
    },
    'Sessions are booked into your diary for you, and each comes as an invitation for your calendar. A friendly word of welcome to the participant is a good start.',
  ],
});

const participantTakenAway: Render = (context) => ({
  subject: `${fullName(context.person)} has another coach now`,
  blocks: [
    `${fullName(context.person)} has been assigned to another coach. Thank you for your work together.`,
    'Sessions that were still to come leave your diary, and attached files take them out of your calendar. What you have reported stays on the record.',
    'You do not need to do anything. If a session has taken place that you have not reported yet, reply to this message and tell us when it was and how long it lasted.',
  ],
  calendar: sessionsLost(context),
});

const sessionBooked: Render = (context) => ({
  subject: `${capitalised(wordOf(context))} booked with ${fullName(context.person)}`,
  blocks: [
    `A ${wordOf(context)} has been booked into your diary. The attached invitation puts it into your calendar.`,
    sessionFacts(context, participant(context)),
    'Please tell the participant how you will meet. If the time cannot work, reply to this message and another is looked for.',
  ],
  calendar: sessionEntry(context, fullName(context.person)),
});

/** Whoever takes over a session from another coach hears of it for the first time. */
const sessionMoved: Render = (context) => (isNewToCoach(context) ? sessionBooked : moved)(context);

const moved: Render = (context) => ({
  subject: `${capitalised(wordOf(context))} with ${fullName(context.person)} has ${formerTime(context) ? 'a new time' : 'changed'}`,
  blocks: [
    formerTime(context)
      ? `A ${wordOf(context)} has moved. It was planned for ${formerTime(context)}.`
      : `A ${wordOf(context)} has changed. The time stays the same.`,
    sessionFacts(context, participant(context)),
    'The attached update changes the entry in your calendar.',
  ],
  calendar: sessionEntry(context, fullName(context.person)),
});

const sessionCancelled: Render = (context) => ({
  subject: `${capitalised(wordOf(context))} with ${fullName(context.person)} is cancelled`,
  blocks: [
    `This ${wordOf(context)} does not take place, and its time in your diary is free again:`,
    sessionFacts(context, participant(context)),
    'The attached file takes it out of your calendar. You do not need to do anything.',
  ],
  calendar: sessionEntry(context, fullName(context.person)),
});

const sessionTomorrow: Render = (context) => ({
  subject: `Coming up: ${wordOf(context)} with ${fullName(context.person)}`,
  blocks: [
    `A reminder of your next ${wordOf(context)}:`,
    sessionFacts(context, participant(context)),
    'If you cannot hold it, reply to this message at once, so that the participant hears of it in time.',
  ],
});

function report(context: MessageContext, opening: string): Block[] {
  const booking = bookingOf(context);
  return [
    opening,
    {
      facts: [
        participant(context),
        ['Session', titleOf(context.journey, context.about ?? '')],
        ['Booked for', booking ? momentInWords(booking.starts) : 'no time'],
        ...ids(context),
      ],
    },
    {
      notice:
        'Did it take place? Please report it today: yes, with the date, the time and how many minutes it lasted; or no, and it will be booked again.',
    },
    'Report it where you report your other sessions, or reply to this message and we will record it for you.',
  ];
}

const sessionReport: Render = (context) => ({
  subject: `Did your ${wordOf(context)} with ${fullName(context.person)} take place?`,
  blocks: report(context, `This ${wordOf(context)} should be over by now:`),
});

const sessionReportAgain: Render = (context) => ({
  subject: `Still open: did your session with ${fullName(context.person)} take place?`,
  blocks: report(context, `We have not heard yet whether this ${wordOf(context)} took place:`),
});

const participantSilent: Render = (context) => ({
  subject: `${fullName(context.person)} has been silent: could you get in touch?`,
  blocks: [
    `We have reminded ${fullName(context.person)} and have not heard anything. You know each other, so a word from you may help more than another reminder.`,
    {
      facts: [
        participant(context),
        ['Email', context.person.email],
        ['Open', titleOf(context.journey, context.about ?? '')],
        ['Was due by', dueInWords(context.journey, context.about ?? '')],
      ],
    },
    {
      notice:
        'Please get in touch this week. If something stands in the way, tell us by replying to this message: we can plan, and if need be offer a break.',
    },
  ],
});

/** S3.8: feedback on a task, or the coach's part of a review, which nobody else is reminded of. */
function awaited(context: MessageContext, opening: string): Block[] {
  const { journey, about } = context;
  const task = journey.tasks[about ?? ''];
  const since = task?.on ?? journey.reviews[about ?? '']?.since;
  return [
    opening,
    {
      facts: [
        participant(context),
        [task ? 'Task' : 'Review', titleOf(journey, about ?? '')],
        ...(since ? [[task ? 'Handed in' : 'Waiting since', dayInWords(since)] as [string, string]] : []),
        ['Journey', journey.id],
      ],
    },
    {
      notice: task
        ? 'Please return the feedback this week: the participant goes on from it.'
        : 'Please read the review this week, write your part, and agree to it.',
    },
    'If it cannot be you, reply to this message, and we will find somebody.',
  ];
}

const awaitedWhat = ({ journey, about }: MessageContext): string =>
  journey.tasks[about ?? ''] ? 'feedback' : 'your part of a review';

const workAwaited: Render = (context) => ({
  subject: `${fullName(context.person)} waits for ${awaitedWhat(context)}`,
  blocks: awaited(
    context,
    `${fullName(context.person)} has done their part and waits for ${awaitedWhat(context)}.`,
  ),
});

const workAwaitedAgain: Render = (context) => ({
  subject: `Still open: ${fullName(context.person)} waits for ${awaitedWhat(context)}`,
  blocks: awaited(
    context,
    `We have not had ${awaitedWhat(context)} yet, for which ${fullName(context.person)} waits.`,
  ),
});

export const coachTemplates = {
  'participant-assigned': {
    to: 'coach',
    occasion: 'The coach has a new participant',
    render: participantAssigned,
  },
  'participant-taken-away': {
    to: 'coach',
    occasion: 'Another coach takes over. Calendar files: cancellations of sessions ahead',
    render: participantTakenAway,
  },
  'session-booked': {
    to: 'coach',
    occasion: 'A session is booked. Calendar file: invitation',
    render: sessionBooked,
  },
  'session-moved': {
    to: 'coach',
    occasion:
      'A session has another time, or comes from another coach, who then hears of it as booked. Calendar file: update',
    render: sessionMoved,
  },
  'session-cancelled': {
    to: 'coach',
    occasion: 'A session is cancelled. Calendar file: cancellation',
    render: sessionCancelled,
  },
  'session-tomorrow': { to: 'coach', occasion: 'The working day before a session', render: sessionTomorrow },
  'session-report': {
    to: 'coach',
    occasion: 'An hour after the end of a session: did it take place?',
    render: sessionReport,
  },
  'session-report-again': {
    to: 'coach',
    occasion: 'Two working days later, if there is no answer',
    render: sessionReportAgain,
  },
  'participant-silent': {
    to: 'coach',
    occasion: 'The participant has been silent after a due date',
    render: participantSilent,
  },
  'work-awaited': {
    to: 'coach',
    occasion: 'Feedback on a task, or the coach’s part of a review, is overdue',
    render: workAwaited,
  },
  'work-awaited-again': {
    to: 'coach',
    occasion: 'The same, some days later, before it becomes a question for the provider',
    render: workAwaitedAgain,
  },
} as const satisfies Templates;
