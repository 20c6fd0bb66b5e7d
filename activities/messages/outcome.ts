/** S5.3 to S5.7: messages from the close of the window to the outcome. */
import { addDays, addMonths, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import { windowsAhead } from '../../workflows/journey/rules/forecast.js';
import { usedAttempts } from '../../workflows/journey/rules/agenda.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { statutoryDay, windowDates } from './items.js';
import { counted, dayInWords, deadlineInWords, momentInWords } from './words.js';
import { scriptedAttempt } from '../../workflows/journey/attempts.js';

/** The next window that is open to the participant, or what to do while there is none. */
function nextWindow({ journey, event }: MessageContext): Block {
  const next = windowsAhead(journey, event.at)[0];
  const dates = next ? windowDates(journey, next.id) : null;
  return dates
    ? {
        notice: `Your next window opens on ${momentInWords(dates.opens)} and closes at ${deadlineInWords(dates.closes)}.`,
      }
    : {
        notice:
          'There is no later window in your cohort at the moment. Please reply to this message, so that we can plan with you.',
      };
}

const windowClosedWithoutSubmission: Render = (context) => ({
  subject: 'Your assessment window has closed',
  blocks: [
    'The window for your assessment has closed, and we have not received a response from you. This does not use up an attempt.',
    nextWindow(context),
    'If you did hand something in, or something kept you from it, reply to this message and we will look into it.',
  ],
});

const outcomeWait: Render = (context) => {
  const { journey, event } = context;
  const due = event.type === 'WindowClosed' ? event.outcomeDue : null;
  const by = due ?? scriptedAttempt(journey)?.outcomeDue ?? null;
  const { outcomeWaitMonths } = journey.programme.assessment;
  const limit = by ? londonDate(by) : addMonths(londonDate(event.at), outcomeWaitMonths);
  return {
    subject: `Your result will come by ${dayInWords(limit)}`,
    blocks: [
      'The window has closed and your response is on its way to being marked.',
      { heading: 'What happens now' },
      {
        steps: [
          'An assessor who does not know who you are marks it against the criteria.',
          'A second assessor checks a part of all marks, and every mark that is close to the line or below it.',
          `You get your result by ${dayInWords(limit)} at the latest, which is ${counted(outcomeWaitMonths, 'month')} after the window closed.`,
        ],
      },
      'You do not need to do anything. We will write to you as soon as the result is released.',
    ],
  };
};

type Marked = Extract<JourneyEvent, { type: 'Marked' }>;

/** The scores behind a result: of the newest mark that has its total. */
function scoresOf({ journey, history }: MessageContext, total: number): Block[] {
  const marks = history.filter((one): one is Marked => one.type === 'Marked');
  const decisive = marks.findLast((mark) => mark.total === total);
  if (!decisive) return [];
  const { criteria } = journey.programme.assessment;
  return [
    { heading: 'How your response met the criteria' },
    { list: criteria.map(({ id, title, most }) => `${title}: ${decisive.scores[id] ?? 0} of ${most}`) },
  ];
}

function mark({ journey }: MessageContext, total: number): [string, string] {
  const { criteria, passMark } = journey.programme.assessment;
  const most = criteria.reduce((sum, criterion) => sum + criterion.most, 0);
  return ['Mark', `${total} of ${most}; ${passMark} are needed to pass`];
}

const totalOf = ({ event }: MessageContext): number =>
  event.type === 'ResultReleased' || event.type === 'AppealDecided' ? event.total : 0;

/** The award, what it is worth, and what it can lead to (S5.7). */
function award(context: MessageContext): Block[] {
  const { award: won } = context.journey.programme;
  return [
    {
      facts: [
        ['Award', won.title],
        mark(context, totalOf(context)),
        ...(won.mastersCredits > 0
          ? [['Credits', `${won.mastersCredits} credits at Master’s level`] as [string, string]]
          : []),
        ['Date of the result', dayInWords(londonDate(context.event.at))],
        ...(context.journey.statutoryDeadline === null
          ? []
          : [
              ['Statutory duty', `Met on this day; your deadline was ${statutoryDay(context.journey)}`] as [
                string,
                string,
              ],
            ]),
      ],
    },
    'Your certificate is being prepared and comes to you separately. Please tell us if your name or address has changed.',
    { heading: 'Where you could go from here' },
    { list: [...won.nextSteps] },
  ];
}

const resultPass: Render = (context) => ({
  subject: `Congratulations, you have passed: ${context.journey.programme.award.title}`,
  blocks: [
    `You have passed. You have completed the ${context.journey.programme.title}, and you have every reason to be proud of it.`,
    ...award(context),
    ...scoresOf(context, totalOf(context)),
  ],
});

const appealUntil = ({ journey, event }: MessageContext): string => {
  const lastDay = addDays(londonDate(event.at), journey.programme.assessment.appealDays);
  return deadlineInWords(londonInstant(addDays(lastDay, 1), '00:00'));
};

const resultFail: Render = (context) => {
  const { journey } = context;
  const left = journey.programme.assessment.attempts - usedAttempts(journey);
  return {
    subject: `Your result for the ${journey.programme.shortTitle}`,
    blocks: [
      'Your response to the case study has been marked, and it did not reach the pass mark this time. We know that this is not what you hoped for.',
      { facts: [mark(context, totalOf(context)), ['Attempts left', String(Math.max(left, 0))]] },
      ...scoresOf(context, totalOf(context)),
      { heading: 'What happens next' },
      ...(left > 0
        ? ['You can try again. Your coach and we will help you to prepare.', nextWindow(context)]
        : ['You have used all your attempts.']),
      `If you think that the mark is wrong, you can appeal until ${appealUntil(context)} by replying to this message. Somebody else then marks your response again.`,
    ],
  };
};

const appealReceived: Render = ({ journey, event }) => ({
  subject: 'We have received your appeal',
  blocks: [
    `Your appeal reached us on ${momentInWords(event.at)}.`,
    'An assessor who has not seen your response before marks it again, without knowing the earlier marks or who you are. The new mark is checked in the same way as every mark is, by somebody else where it is close to the line or below it, and then takes the place of the one before.',
    ...(journey.programme.assessment.markingDays > 0
      ? [
          `Marking usually takes up to ${counted(journey.programme.assessment.markingDays, 'day')}, and as long again if it is checked. We will write to you as soon as it is decided; you do not need to do anything.`,
        ]
      : []),
  ],
});

const appealDecided: Render = (context) => {
  const { event, journey } = context;
  const decided = event.type === 'AppealDecided' ? event : null;
  if (decided?.pass) {
    return {
      subject: 'Your appeal has been decided: you have passed',
      blocks: [
        'Your response has been marked again by somebody else, and you have passed. Congratulations.',
        ...award(context),
      ],
    };
  }
  const left = journey.programme.assessment.attempts - usedAttempts(journey);
  return {
    subject: 'Your appeal has been decided',
    blocks: [
      'Your response has been marked again by somebody else. The result stays as it was: it did not reach the pass mark.',
      { facts: [mark(context, totalOf(context))] },
      ...scoresOf(context, totalOf(context)),
      ...(left > 0
        ? ['You can try again. Your coach and we will help you to prepare.', nextWindow(context)]
        : [
            'You have used all your attempts, so your journey on this programme ends here. If you would like to talk about it, reply to this message.',
          ]),
    ],
  };
};

export const outcomeTemplates = {
  'window-closed-without-submission': {
    to: 'participant',
    occasion: 'Nothing was handed in. Names the next window',
    render: windowClosedWithoutSubmission,
  },
  'outcome-wait': {
    to: 'participant',
    occasion: 'The window has closed on a response. Says by when the result comes',
    render: outcomeWait,
  },
  'result-pass': {
    to: 'participant',
    occasion: 'A pass is released: certificate, credits, next steps, duty met if it applies',
    render: resultPass,
  },
  'result-fail': {
    to: 'participant',
    occasion: 'A fail is released: feedback by criterion, next window, time to appeal',
    render: resultFail,
  },
  'appeal-received': { to: 'participant', occasion: 'An appeal was lodged', render: appealReceived },
  'appeal-decided': { to: 'participant', occasion: 'The response was marked again', render: appealDecided },
} as const satisfies Templates;
