/** S6.5: messages to a coach, about the participants assigned to them. */
import { bookingOf, isNewToCoach, sessionEntry, sessionsLost } from './coaching-entry.js';
import { formerTime, sessionFacts, wordOf } from './coaching.js';
import { fullName, type Block, type Render, type Scene, type Templates } from './message.js';
import { dueInWords, titleOf } from './study-words.js';
import { capitalised, dayInWords, momentInWords } from './words.js';

const participant = ({ person }: Scene): [string, string] => ['Participant', fullName(person)];

/** Ids that a coach quotes when they report; they say nothing about the person. */
const ids = ({ journey, about }: Scene): [string, string][] => [
  ['Journey', journey.id],
  ...(about === null ? [] : [['Session id', about] as [string, string]]),
];

const participantAssigned: Render = (scene) => ({
  subject: `${fullName(scene.person)} has been assigned to you`,
  blocks: [
    `You are now the coach of ${fullName(scene.person)} on the ${scene.journey.programme.title}.`,
    {
      facts: [
        participant(scene),
        ['Email', scene.person.email],
        ...(scene.person.settingName
          ? [['School or setting', scene.person.settingName] as [string, string]]
          : []),
        ['Cohort', scene.journey.cohort.title],
        ...ids({ ...scene, about: null }),
      ],
    },
    'Sessions are booked into your diary for you, and each comes as an invitation for your calendar. A friendly word of welcome to the participant is a good start.',
  ],
});

const participantTakenAway: Render = (scene) => ({
  subject: `${fullName(scene.person)} has another coach now`,
  blocks: [
    `${fullName(scene.person)} has been assigned to another coach. Thank you for your work together.`,
    'Sessions that were still to come leave your diary, and attached files take them out of your calendar. What you have reported stays on the record.',
    'You do not need to do anything. If a session has taken place that you have not reported yet, reply to this message and tell us when it was and how long it lasted.',
  ],
  calendar: sessionsLost(scene),
});

const sessionBooked: Render = (scene) => ({
  subject: `${capitalised(wordOf(scene))} booked with ${fullName(scene.person)}`,
  blocks: [
    `A ${wordOf(scene)} has been booked into your diary. The attached invitation puts it into your calendar.`,
    sessionFacts(scene, participant(scene)),
    'Please tell the participant how you will meet. If the time cannot work, reply to this message and another is looked for.',
  ],
  calendar: sessionEntry(scene, fullName(scene.person)),
});

/** Whoever takes over a session from another coach hears of it for the first time. */
const sessionMoved: Render = (scene) => (isNewToCoach(scene) ? sessionBooked : moved)(scene);

const moved: Render = (scene) => ({
  subject: `${capitalised(wordOf(scene))} with ${fullName(scene.person)} has ${formerTime(scene) ? 'a new time' : 'changed'}`,
  blocks: [
    formerTime(scene)
      ? `A ${wordOf(scene)} has moved. It was planned for ${formerTime(scene)}.`
      : `A ${wordOf(scene)} has changed. The time stays the same.`,
    sessionFacts(scene, participant(scene)),
    'The attached update changes the entry in your calendar.',
  ],
  calendar: sessionEntry(scene, fullName(scene.person)),
});

const sessionCancelled: Render = (scene) => ({
  subject: `${capitalised(wordOf(scene))} with ${fullName(scene.person)} is cancelled`,
  blocks: [
    `This ${wordOf(scene)} does not take place, and its time in your diary is free again:`,
    sessionFacts(scene, participant(scene)),
    'The attached file takes it out of your calendar. You do not need to do anything.',
  ],
  calendar: sessionEntry(scene, fullName(scene.person)),
});

const sessionTomorrow: Render = (scene) => ({
  subject: `Coming up: ${wordOf(scene)} with ${fullName(scene.person)}`,
  blocks: [
    `A reminder of your next ${wordOf(scene)}:`,
    sessionFacts(scene, participant(scene)),
    'If you cannot hold it, reply to this message at once, so that the participant hears of it in time.',
  ],
});

function report(scene: Scene, opening: string): Block[] {
  const booking = bookingOf(scene);
  return [
    opening,
    {
      facts: [
        participant(scene),
        ['Session', titleOf(scene.journey, scene.about ?? '')],
        ['Booked for', booking ? momentInWords(booking.starts) : 'no time'],
        ...ids(scene),
      ],
    },
    {
      notice:
        'Did it take place? Please report it today: yes, with the date, the time and how many minutes it lasted; or no, and it will be booked again.',
    },
    'Report it where you report your other sessions, or reply to this message and we will record it for you.',
  ];
}

const sessionReport: Render = (scene) => ({
  subject: `Did your ${wordOf(scene)} with ${fullName(scene.person)} take place?`,
  blocks: report(scene, `This ${wordOf(scene)} should be over by now:`),
});

const sessionReportAgain: Render = (scene) => ({
  subject: `Still open: did your session with ${fullName(scene.person)} take place?`,
  blocks: report(scene, `We have not heard yet whether this ${wordOf(scene)} took place:`),
});

const participantSilent: Render = (scene) => ({
  subject: `${fullName(scene.person)} has been silent: could you get in touch?`,
  blocks: [
    `We have reminded ${fullName(scene.person)} and have not heard anything. You know each other, so a word from you may help more than another reminder.`,
    {
      facts: [
        participant(scene),
        ['Email', scene.person.email],
        ['Open', titleOf(scene.journey, scene.about ?? '')],
        ['Was due by', dueInWords(scene.journey, scene.about ?? '')],
      ],
    },
    {
      notice:
        'Please get in touch this week. If something stands in the way, tell us by replying to this message: we can plan, and if need be offer a break.',
    },
  ],
});

/** S3.8: feedback on a task, or the coach's part of a review, which nobody else is reminded of. */
function awaited(scene: Scene, opening: string): Block[] {
  const { journey, about } = scene;
  const task = journey.tasks[about ?? ''];
  const since = task?.on ?? journey.reviews[about ?? '']?.since;
  return [
    opening,
    {
      facts: [
        participant(scene),
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

const awaitedWhat = ({ journey, about }: Scene): string =>
  journey.tasks[about ?? ''] ? 'feedback' : 'your part of a review';

const workAwaited: Render = (scene) => ({
  subject: `${fullName(scene.person)} waits for ${awaitedWhat(scene)}`,
  blocks: awaited(
    scene,
    `${fullName(scene.person)} has done their part and waits for ${awaitedWhat(scene)}.`,
  ),
});

const workAwaitedAgain: Render = (scene) => ({
  subject: `Still open: ${fullName(scene.person)} waits for ${awaitedWhat(scene)}`,
  blocks: awaited(
    scene,
    `We have not had ${awaitedWhat(scene)} yet, for which ${fullName(scene.person)} waits.`,
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
