/** S5.2 and S5.3: messages about the assessment window and what is handed in. */
import { subjectOf } from '../../workflows/journey/agenda/keys.js';
import { askWhetherItEnds, warnOfTraces, whereCountEnded } from '../../documents/how-read-words.js';
import type { Block, Render, Scene } from './message.js';
import { windowDates } from './items.js';
import { alsoToday, itemsOfKind } from './nudge.js';
import { inLearningEnvironment } from './study-words.js';
import { windowEntry } from './window-entry.js';
import {
  capitalised,
  counted,
  deadlineInWords,
  momentInWords,
  numberInWords,
  secondInWords,
} from './words.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';

/** `1,500 to 2,500 words` */
const limits = ({ journey }: Scene): string => {
  const { least, most } = journey.programme.assessment.words;
  return `${numberInWords(least)} to ${numberInWords(most)} words`;
};

const attemptInWords = ({ journey }: Scene, number: number): string =>
  `${number} of ${journey.programme.assessment.attempts}`;

const howWordsCount =
  'Every word counts, headings, tables and captions included, up to the heading of your references, bibliography or appendix.';

const closes = ({ journey }: Scene): string => {
  const attempt = latestAttempt(journey);
  return attempt ? deadlineInWords(attempt.closes) : 'a time to be confirmed';
};

export const windowInTwoWeeks: Render = (scene) => {
  const { journey } = scene;
  const window = itemsOfKind(scene, '{id}/notice').map(subjectOf)[0] ?? '';
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
          ['Length', limits(scene)],
        ],
      },
      { notice: 'Please keep some quiet time free while the window is open.' },
      'If you need an extension or an adjustment, for instance for reasons of health, ask now by replying to this message.',
      ...alsoToday(scene, '{id}/notice'),
    ],
  };
};

/** S5.2: the case study is said to be released only where it is. */
function whereThePaperIs({ journey, event, paper, provider }: Scene): Block[] {
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
export const paperReleased: Render = (scene) => {
  const { event, note, paper } = scene;
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
          ['Closes', capitalised(closes(scene))],
          ['Length', limits(scene)],
        ],
      },
      'If that leaves you too little time, ask for more by replying to this message before the window closes.',
    ],
  };
};

export const windowOpen: Render = (scene) => {
  const { journey, event } = scene;
  const attempt = event.type === 'WindowOpened' ? event.attempt : 1;
  return {
    subject: `Your assessment is open until ${closes(scene)}`,
    blocks: [
      ...whereThePaperIs(scene),
      {
        facts: [
          ['Assessment', journey.programme.assessment.title],
          ['Opened', momentInWords(event.at)],
          ['Closes', capitalised(closes(scene))],
          ['Length', limits(scene)],
          ['Attempt', attemptInWords(scene, attempt)],
          ['Format', 'Word (.docx), PDF or plain text'],
        ],
      },
      {
        notice: `Hand in your response before ${closes(scene)}. At midnight itself it is too late, so leave some time to spare.`,
      },
      howWordsCount,
      'You may replace your response as often as you like until the window closes: the last one in time is marked. Marking is anonymous, so please leave your name, your school and the names of pupils out of it.',
    ],
    calendar: windowEntry(scene, 'REQUEST'),
  };
};

export const windowEnding: Render = (scene) => ({
  subject: `Your assessment closes at ${closes(scene)}`,
  blocks: [
    'We have not received your response to the case study yet.',
    {
      facts: [
        ['Closes', capitalised(closes(scene))],
        ['Length', limits(scene)],
      ],
    },
    { notice: `Hand it in before ${closes(scene)}. You can still replace it until then.` },
    'If something serious keeps you from it, reply to this message before the window closes and ask for an extension.',
    ...alsoToday(scene, '{id}/ending'),
  ],
});

export const extensionGranted: Render = (scene) => ({
  subject: `Your assessment stays open until ${closes(scene)}`,
  blocks: [
    'You have been given more time for your assessment.',
    { facts: [['Now closes', capitalised(closes(scene))]] },
    'The attached file updates your calendar. Nothing else changes.',
  ],
  calendar: windowEntry(scene, 'REQUEST'),
});

/** What arrived, so that anybody can prove it: words, the fingerprint of the file, and the second (S5.2, S5.3). */
function receipt(scene: Scene): Block {
  const { event } = scene;
  if (event.type !== 'CaseStudySubmitted') return { facts: [] };
  return {
    facts: [
      ['Arrived', secondInWords(event.arrived)],
      ['Words', counted(event.words, 'word')],
      ...(event.reading ? [['Count ended', whereCountEnded(event.reading)] as [string, string]] : []),
      ['Allowed', limits(scene)],
      ['File fingerprint (SHA-256)', event.document],
      ['Attempt', attemptInWords(scene, event.attempt)],
    ],
  };
}

/** Whether it can still be replaced: what arrived in time may be read only after the close. */
const isOpenFor = ({ event, journey }: Pick<Scene, 'event' | 'journey'>): boolean =>
  event.type === 'CaseStudySubmitted' &&
  journey.attempts.some(({ number, closes: at }) => number === event.attempt && event.at < at);

const overBy =
  'The window has closed meanwhile, so it can no longer be replaced: the last response in time is the one that is marked.';

/** What whoever handed it in should look at while there is time. */
function toLookAt({ event, journey }: Scene): Block[] {
  if (event.type !== 'CaseStudySubmitted' || !event.reading) return [];
  const { reading } = event;
  if (!isOpenFor({ event, journey })) return [];
  const said = [askWhetherItEnds(reading), warnOfTraces(reading)];
  return said.filter((one) => one !== null).map((notice) => ({ notice }));
}

export const submissionReceived: Render = (scene) => ({
  subject: 'We have received your assessment',
  blocks: [
    'Thank you. Your response to the case study has arrived in time, and its length is within the limits.',
    receipt(scene),
    ...toLookAt(scene),
    isOpenFor(scene)
      ? `You may replace it until ${closes(scene)}; the last response in time is the one that is marked.${toLookAt(scene).length > 0 ? '' : ' If you are content with it, you do not need to do anything.'}`
      : overBy,
    'Please keep this message as your receipt.',
  ],
});

export const submissionOutsideLimits: Render = (scene) => {
  const { event, journey } = scene;
  const { least, most } = journey.programme.assessment.words;
  const words = event.type === 'CaseStudySubmitted' ? event.words : 0;
  const under = words < least;
  const replaceable = isOpenFor(scene) ? ': you can replace it' : '';
  const by = counted(under ? least - words : words - most, 'word');
  return {
    subject: under
      ? `Your assessment is too short${replaceable}`
      : `Your assessment is too long${replaceable}`,
    blocks: [
      `Your response to the case study has arrived in time, but it is ${by} ${under ? 'under' : 'over'} the limit.`,
      receipt(scene),
      ...toLookAt(scene),
      isOpenFor(scene)
        ? {
            notice: `You can hand in another one before ${closes(scene)}. If you do not, this one is marked.`,
          }
        : overBy,
      howWordsCount,
    ],
  };
};
