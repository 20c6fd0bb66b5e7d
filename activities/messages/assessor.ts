/**
 * S5.4: messages to assessors. Marking is blind: a script has a candidate number, and nothing here may say
 * who wrote it, where they work or who coaches them. The scene's person is not touched in this file.
 */
import { candidateOf } from '../../store/marking/candidate.js';
import { addDays, londonDate } from '../../workflows/journey/calendar.js';
import { attemptInMarking, attemptOfScript } from '../../workflows/journey/attempts.js';
import type { MarkerRole } from '../../workflows/journey/values.js';
import type { Block, Render, Scene } from './message.js';
import { dayInWords, numberInWords } from './words.js';

const roleInWords: Record<MarkerRole, string> = {
  marker: 'first mark',
  moderator: 'moderation',
  third: 'third mark, because two marks disagree',
  appeal: 'marking again after an appeal',
};

const roleOf = ({ event, about }: Scene): MarkerRole =>
  event.type === 'MarkerAllocated' ? event.role : ((about ?? 'marker') as MarkerRole);

/** The script is known to the journey by an id that leads to it; an assessor sees the candidate number only. */
export const candidateIn = (scene: Scene): string => {
  const { journey, event } = scene;
  if (event.type === 'MarkerAllocated') return candidateOf(event.script);
  return candidateOf(attemptInMarking(journey, roleOf(scene))?.script ?? '');
};

function script(scene: Scene): Block {
  const { journey } = scene;
  const { title, words } = journey.programme.assessment;
  return {
    facts: [
      ['Candidate number', candidateIn(scene)],
      ['Assessment', `${title}, ${journey.programme.shortTitle}`],
      ['Your task', roleInWords[roleOf(scene)]],
      ['Length asked for', `${numberInWords(words.least)} to ${numberInWords(words.most)} words`],
    ],
  };
}

/** First marks have the date of the window; later ones as many days from their allocation. */
function markBy({ journey, event }: Scene): string {
  const { markingDays } = journey.programme.assessment;
  const isFirst = event.type === 'MarkerAllocated' && event.role === 'marker';
  const from = isFirst ? (attemptOfScript(journey, event.script)?.closes ?? event.at) : event.at;
  return dayInWords(addDays(londonDate(from), markingDays));
}

const criteria = ({ journey }: Scene): Block[] => [
  { heading: 'Criteria' },
  { list: journey.programme.assessment.criteria.map(({ title, most }) => `${title}: 0 to ${most}`) },
];

const conflict: Block =
  'If you recognise the work or know who wrote it, do not mark it: reply to this message and it goes to somebody else.';

export const scriptAllocated: Render = (scene) => ({
  subject: `A script for you to mark: ${candidateIn(scene)}`,
  blocks: [
    'A script has been allocated to you.',
    script(scene),
    { notice: `Please record your mark by ${markBy(scene)}.` },
    ...criteria(scene),
    conflict,
  ],
});

export const scriptReplaced: Render = (scene) => ({
  subject: `Another version to mark: ${candidateIn(scene)}`,
  blocks: [
    'This script was replaced by a later version, which had arrived before the window closed but could only be read now. The date for your mark stays the same.',
    script(scene),
    {
      notice:
        'Please open the script again, and mark this version. A mark of the earlier one does not count.',
    },
    conflict,
  ],
});

export const scriptDue: Render = (scene) => ({
  subject: `Due soon: your mark for ${candidateIn(scene)}`,
  blocks: [
    'The mark for this script is due in the next few days.',
    script(scene),
    {
      notice: 'If you cannot mark it in time, reply to this message now, so that it goes to somebody else.',
    },
    conflict,
  ],
});

export const scriptOverdue: Render = (scene) => ({
  subject: `Overdue: your mark for ${candidateIn(scene)}`,
  blocks: [
    'This script should have been marked by today, and somebody is waiting for the result.',
    script(scene),
    {
      notice:
        'Please record your mark as soon as you can. If you cannot, reply to this message now, so that it goes to somebody else.',
    },
    conflict,
  ],
});
