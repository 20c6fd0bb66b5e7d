/** S5.2: messages about the assessment window. */
import { subjectOf } from '../../workflows/journey/agenda/keys.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { windowDates } from './items.js';
import { alsoToday, itemsOfKind } from './nudge.js';
import { inLearningEnvironment } from './study-words.js';
import { windowEntry } from './window-entry.js';
import { capitalised, counted, deadlineInWords, momentInWords, numberInWords } from './words.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';

/** `1,500 to 2,500 words` */
export const limits = ({ journey }: MessageContext): string => {
  const { least, most } = journey.programme.assessment.words;
  return `${numberInWords(least)} to ${numberInWords(most)} words`;
};

export const attemptInWords = ({ journey }: MessageContext, number: number): string =>
  `${number} of ${journey.programme.assessment.attempts}`;

export const howWordsCount =
  'Every word counts, headings, tables and captions included, up to the heading of your references, bibliography or appendix.';

export const closes = ({ journey }: MessageContext): string => {
  const attempt = latestAttempt(journey);
  return attempt ? deadlineInWords(attempt.closes) : 'a time to be confirmed';
};

const windowInTwoWeeks: Render = (context) => {
  const { journey } = context;
  const window = itemsOfKind(context, '{id}/notice').map(subjectOf)[0] ?? '';
  const dates = windowDates(journey, window);
  const { title, windowDays } = journey.programme.assessment;
  return {
    subject: `Your assessment opens on ${dates ? momentInWords(dates.opens) : 'a date to be confirmed'}`,
    blocks: [
      'You have done what is needed to take the assessment. Well done. Here is what to expect:',
      {
        facts: [
          ['Assessment', title],
          ['Opens', dates ? momentInWords(dates.opens) : 'to be confirmed'],
          ['Closes', dates ? capitalised(deadlineInWords(dates.closes)) : 'to be confirmed'],
          ['Open for', counted(windowDays, 'day')],
          ['Length', limits(context)],
        ],
      },
      { notice: 'Please keep some quiet time free while the window is open.' },
      'If you need an extension or an adjustment, for instance for reasons of health, ask now by replying to this message.',
      ...alsoToday(context, '{id}/notice'),
    ],
  };
};

/** S5.2: the case study is said to be released only where it is. */
function whereThePaperIs({ journey, event, paper, provider }: MessageContext): Block[] {
  if (paper) {
    return [
      `The case study for your assessment is released to you now. It is attached to this message: ${paper.fileName}.`,
    ];
  }
  const window = event.type === 'WindowOpened' ? event.window : '';
  const isSent = journey.cohort.windows.find(({ id }) => id === window)?.paper === 'sent';
  if (!isSent)
    return [`The case study for your assessment is released to you now, ${inLearningEnvironment}.`];
  return [
    'Your assessment is open, but we do not have the case study here yet, so that it cannot go with this message. You get it by another message as soon as we have it.',
    {
      notice: `If it has not come by tomorrow, write to ${provider.email} or ring ${provider.phone}: your time is running, and you can ask for more.`,
    },
  ];
}

/** S5.2: to whoever has the window open already. */
const paperReleased: Render = (context) => {
  const { event, note, paper } = context;
  const isReplaced = event.type === 'PaperReleased' && event.replaces;
  const attached = `It is attached to this message: ${paper?.fileName ?? ''}.`;
  return {
    subject: isReplaced
      ? 'The case study of your assessment was replaced'
      : 'The case study of your assessment is here',
    blocks: [
      isReplaced
        ? `The case study that we sent you was replaced by another version. ${attached} Please work on this one and leave the other.`
        : `The case study for your assessment is released to you now. ${attached}`,
      ...(note.length > 0 ? [{ quote: note }] : []),
      {
        facts: [
          ['Closes', capitalised(closes(context))],
          ['Length', limits(context)],
        ],
      },
      'If that leaves you too little time, ask for more by replying to this message before the window closes.',
    ],
  };
};

const windowOpen: Render = (context) => {
  const { journey, event } = context;
  const attempt = event.type === 'WindowOpened' ? event.attempt : 1;
  return {
    subject: `Your assessment is open until ${closes(context)}`,
    blocks: [
      ...whereThePaperIs(context),
      {
        facts: [
          ['Assessment', journey.programme.assessment.title],
          ['Opened', momentInWords(event.at)],
          ['Closes', capitalised(closes(context))],
          ['Length', limits(context)],
          ['Attempt', attemptInWords(context, attempt)],
          ['Format', 'Word (.docx), PDF or plain text'],
        ],
      },
      {
        notice: `Hand in your response before ${closes(context)}. At midnight itself it is too late, so leave some time to spare.`,
      },
      howWordsCount,
      'You may replace your response as often as you like until the window closes: the last one in time is marked. Marking is anonymous, so please leave your name, your school and the names of pupils out of it.',
    ],
    calendar: windowEntry(context, 'REQUEST'),
  };
};

const windowEnding: Render = (context) => ({
  subject: `Your assessment closes at ${closes(context)}`,
  blocks: [
    'We have not received your response to the case study yet.',
    {
      facts: [
        ['Closes', capitalised(closes(context))],
        ['Length', limits(context)],
      ],
    },
    { notice: `Hand it in before ${closes(context)}. You can still replace it until then.` },
    'If something serious keeps you from it, reply to this message before the window closes and ask for an extension.',
    ...alsoToday(context, '{id}/ending'),
  ],
});

const extensionGranted: Render = (context) => ({
  subject: `Your assessment stays open until ${closes(context)}`,
  blocks: [
    'You have been given more time for your assessment.',
    { facts: [['Now closes', capitalised(closes(context))]] },
    'The attached file updates your calendar. Nothing else changes.',
  ],
  calendar: windowEntry(context, 'REQUEST'),
});

export const assessmentTemplates = {
  'window-in-two-weeks': {
    to: 'participant',
    occasion: 'Two weeks before a window that the participant can join',
    render: windowInTwoWeeks,
  },
  'window-open': {
    to: 'participant',
    occasion:
      'A window opens. The case study’s paper is attached if it is sent from here and is there. Calendar file: the window',
    render: windowOpen,
  },
  'paper-released': {
    to: 'participant',
    occasion: 'The paper came after the opening, or was replaced. It is attached',
    render: paperReleased,
  },
  'window-ending': {
    to: 'participant',
    occasion: 'Two days before the window closes, if nothing was handed in',
    render: windowEnding,
  },
  'extension-granted': {
    to: 'participant',
    occasion: 'The window stays open longer. Calendar file: update',
    render: extensionGranted,
  },
} as const satisfies Templates;
