/**
 * S5.4: messages to assessors. Marking is blind: a script has a candidate number, and nothing here may say
 * who wrote it, where they work or who coaches them. The person of the context is not touched in this file.
 */
import { candidateOf } from '../../store/marking/candidate.js';
import { addDays, londonDate } from '../../workflows/journey/calendar.js';
import { attemptInMarking } from '../../workflows/journey/attempts.js';
import type { EventOf, JourneyEvent } from '../../workflows/journey/event.js';
import type { MarkerRole } from '../../workflows/journey/values.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { dayInWords, numberInWords } from './words.js';

const roleInWords: Record<MarkerRole, string> = {
  marker: 'first mark',
  moderator: 'moderation',
  third: 'third mark, because two marks disagree',
  appeal: 'marking again after an appeal',
  'appeal-moderator': 'moderation after an appeal',
  'appeal-third': 'third mark after an appeal, because two marks disagree',
};

const roleOf = ({ event, about }: MessageContext): MarkerRole =>
  isOfScript(event) ? event.role : ((about ?? 'marker') as MarkerRole);

const isOfScript = (event: JourneyEvent) =>
  event.type === 'MarkerAllocated' || event.type === 'ScriptTakenBack';

/** The script is known to the journey by an id that leads to it; an assessor sees the candidate number only. */
export const candidateIn = (context: MessageContext): string => {
  const { journey, event } = context;
  if (isOfScript(event)) return candidateOf(event.script);
  return candidateOf(attemptInMarking(journey, roleOf(context))?.script ?? '');
};

function script(context: MessageContext): Block {
  const { journey } = context;
  const { title, words } = journey.programme.assessment;
  return {
    facts: [
      ['Candidate number', candidateIn(context)],
      ['Assessment', `${title}, ${journey.programme.shortTitle}`],
      ['Your task', roleInWords[roleOf(context)]],
      ['Length asked for', `${numberInWords(words.least)} to ${numberInWords(words.most)} words`],
    ],
  };
}

/** So many days from the allocation, whenever that is: as the queue says. */
const markBy = ({ journey, event }: MessageContext): string =>
  dayInWords(addDays(londonDate(event.at), journey.programme.assessment.markingDays));

const criteria = ({ journey }: MessageContext): Block[] => [
  { heading: 'Criteria' },
  { list: journey.programme.assessment.criteria.map(({ title, most }) => `${title}: 0 to ${most}`) },
];

const conflict: Block =
  'If you recognise the work or know who wrote it, do not mark it: reply to this message and it goes to somebody else.';

const scriptAllocated: Render = (context) => ({
  subject: `A script for you to mark: ${candidateIn(context)}`,
  blocks: [
    'A script has been allocated to you.',
    script(context),
    { notice: `Please record your mark by ${markBy(context)}.` },
    ...criteria(context),
    conflict,
  ],
});

const scriptReplaced: Render = (context) => ({
  subject: `Another version to mark: ${candidateIn(context)}`,
  blocks: [
    'This script was replaced by a later version, which had arrived before the window closed but could only be read now. The date for your mark stays the same.',
    script(context),
    {
      notice:
        'Please open the script again, and mark this version. A mark of the earlier one does not count.',
    },
    conflict,
  ],
});

const whyTakenBack: Record<EventOf<'ScriptTakenBack'>['because'], string> = {
  conflict:
    'A conflict of interest between you and the author of this script was declared or found, so it goes to somebody else.',
  reassigned: 'The provider’s office has given this script to somebody else.',
  overdue: 'The mark for this script is overdue, so the provider’s office has given it to somebody else.',
  'not-needed': 'Other marks have decided about this script meanwhile, so your mark is not needed any more.',
};

const scriptTakenBack: Render = (context) => {
  const { event } = context;
  const taken = event.type === 'ScriptTakenBack' ? event : null;
  return {
    subject: `No longer yours to mark: ${candidateIn(context)}`,
    blocks: [
      whyTakenBack[taken?.because ?? 'reassigned'],
      script(context),
      {
        notice:
          taken?.mark === 'void'
            ? 'The mark that you gave does not count.'
            : 'Please do not mark it: it has left your queue, and a mark would not be taken.',
      },
      'Please delete any copy of it that you have. You do not need to do anything else.',
    ],
  };
};

const scriptDue: Render = (context) => ({
  subject: `Due soon: your mark for ${candidateIn(context)}`,
  blocks: [
    'The mark for this script is due in the next few days.',
    script(context),
    {
      notice: 'If you cannot mark it in time, reply to this message now, so that it goes to somebody else.',
    },
    conflict,
  ],
});

const scriptOverdue: Render = (context) => ({
  subject: `Overdue: your mark for ${candidateIn(context)}`,
  blocks: [
    'This script should have been marked by today, and somebody is waiting for the result.',
    script(context),
    {
      notice:
        'Please record your mark as soon as you can. If you cannot, reply to this message now, so that it goes to somebody else.',
    },
    conflict,
  ],
});

export const assessorTemplates = {
  'script-allocated': {
    to: 'assessor',
    occasion: 'A script is to be marked. Candidate number only',
    render: scriptAllocated,
  },
  'script-replaced': {
    to: 'assessor',
    occasion:
      'A later version of a script had arrived in time and was read after the close. Candidate number only',
    render: scriptReplaced,
  },
  'script-taken-back': {
    to: 'assessor',
    occasion:
      'A conflict of interest, the office or other marks take the script from an assessor; says whether a mark counts',
    render: scriptTakenBack,
  },
  'script-due': {
    to: 'assessor',
    occasion: 'The mark for a script is due in three days. Candidate number only',
    render: scriptDue,
  },
  'script-overdue': {
    to: 'assessor',
    occasion: 'A script should have been marked. Candidate number only',
    render: scriptOverdue,
  },
} as const satisfies Templates;
