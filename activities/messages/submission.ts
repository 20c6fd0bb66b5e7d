/** S5.3: messages about a response that was handed in. */
import { askWhetherItEnds, warnOfTraces, whereCountEnded } from '../../documents/how-read-words.js';
import { attemptInWords, closes, howWordsCount, limits } from './assessment.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { counted, secondInWords } from './words.js';

/** What arrived, so that anybody can prove it: words, the fingerprint of the file, and the second (S5.2, S5.3). */
function receipt(context: MessageContext): Block {
  const { event } = context;
  if (event.type !== 'CaseStudySubmitted') return { facts: [] };
  return {
    facts: [
      ['Arrived', secondInWords(event.arrived)],
      ['Words', counted(event.words, 'word')],
      ...(event.reading ? [['Count ended', whereCountEnded(event.reading)] as [string, string]] : []),
      ['Allowed', limits(context)],
      ['File fingerprint (SHA-256)', event.document],
      ['Attempt', attemptInWords(context, event.attempt)],
    ],
  };
}

/** Whether it can still be replaced: what arrived in time may be read only after the close. */
const isOpenFor = ({ event, journey }: Pick<MessageContext, 'event' | 'journey'>): boolean =>
  event.type === 'CaseStudySubmitted' &&
  journey.attempts.some(({ number, closes: at }) => number === event.attempt && event.at < at);

const overBy =
  'The window has closed meanwhile, so it can no longer be replaced: the last response in time is the one that is marked.';

/** What whoever handed it in should look at while there is time. */
function toLookAt({ event, journey }: MessageContext): Block[] {
  if (event.type !== 'CaseStudySubmitted' || !event.reading) return [];
  const { reading } = event;
  if (!isOpenFor({ event, journey })) return [];
  const said = [askWhetherItEnds(reading), warnOfTraces(reading)];
  return said.filter((one) => one !== null).map((notice) => ({ notice }));
}

const submissionReceived: Render = (context) => ({
  subject: 'We have received your assessment',
  blocks: [
    'Thank you. Your response to the case study has arrived in time, and its length is within the limits.',
    receipt(context),
    ...toLookAt(context),
    isOpenFor(context)
      ? `You may replace it until ${closes(context)}; the last response in time is the one that is marked.${toLookAt(context).length > 0 ? '' : ' If you are content with it, you do not need to do anything.'}`
      : overBy,
    'Please keep this message as your receipt.',
  ],
});

const submissionOutsideLimits: Render = (context) => {
  const { event, journey } = context;
  const { least, most } = journey.programme.assessment.words;
  const words = event.type === 'CaseStudySubmitted' ? event.words : 0;
  const under = words < least;
  const replaceable = isOpenFor(context) ? ': you can replace it' : '';
  const by = counted(under ? least - words : words - most, 'word');
  return {
    subject: under
      ? `Your assessment is too short${replaceable}`
      : `Your assessment is too long${replaceable}`,
    blocks: [
      `Your response to the case study has arrived in time, but it is ${by} ${under ? 'under' : 'over'} the limit.`,
      receipt(context),
      ...toLookAt(context),
      isOpenFor(context)
        ? {
            notice: `You can hand in another one before ${closes(context)}. If you do not, this one is marked.`,
          }
        : overBy,
      howWordsCount,
    ],
  };
};

export const submissionTemplates = {
  'submission-received': {
    to: 'participant',
    occasion: 'A response within the limits arrived. Word count, hash, time with zone',
    render: submissionReceived,
  },
  'submission-outside-limits': {
    to: 'participant',
    occasion: 'A response over or under the limit arrived. By how much',
    render: submissionOutsideLimits,
  },
} as const satisfies Templates;
