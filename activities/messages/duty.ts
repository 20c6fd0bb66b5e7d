/** S2.5: messages about the statutory duty of a SENCO to hold the qualification. */
import { partsOf } from '../../workflows/journey/agenda/keys.js';
import { forecastOf } from '../../workflows/journey/rules/forecast.js';
import { isMetLate } from '../../workflows/journey/rules/statutory.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { statutoryDay } from './items.js';
import { alsoToday, itemsOfKind } from './nudge.js';
import { counted, dayInWords } from './words.js';

/** How long is left, from the item `statutory/12`; the shortest where several fall on one day. */
function monthsLeft(context: MessageContext): number | null {
  const months = itemsOfKind(context, 'statutory/{n}').flatMap((key) => partsOf(key).count ?? []);
  return months.length === 0 ? null : Math.min(...months);
}

function forecast({ journey, event }: MessageContext): Block[] {
  const expected = forecastOf(journey, event.at);
  if (!expected || journey.statutoryDeadline === null) {
    return [
      {
        notice:
          'There is no assessment window ahead of you at the moment. Please reply to this message, so that we can plan your next steps together.',
      },
    ];
  }
  const by = dayInWords(expected.outcomeBy);
  if (expected.outcomeBy <= journey.statutoryDeadline) {
    return [`As things stand, you will have your result by ${by} at the latest, which is in time.`];
  }
  return [
    {
      notice: `As things stand, your result may come as late as ${by}, which is after your deadline. Please reply to this message soon, so that we can look for an earlier date together.`,
    },
  ];
}

/** S2.9: what cannot be in time any more is said in whatever is written next, and not only when it is over. */
export function lateOutcome({ journey, event }: MessageContext): Block[] {
  const deadline = journey.statutoryDeadline;
  const outcomeBy = forecastOf(journey, event.at)?.outcomeBy ?? '';
  if (deadline === null || outcomeBy <= deadline) return [];
  return [
    {
      notice: `Your statutory deadline for this qualification is ${dayInWords(deadline)}, and your result can come as late as ${dayInWords(outcomeBy)}. Please tell your headteacher and your governing body now, and reply to this message if the date on which you took up your post is not ${postDay(journey)}.`,
    },
  ];
}

const postDay = ({ application }: Journey): string =>
  application.form?.postTakenUp ? dayInWords(application.form.postTakenUp) : 'the one we have';

/** What of the post was recorded, and what the duty is from now on. */
const postRecorded: Render = (context) => {
  const { journey } = context;
  const since = journey.application.form?.postTakenUp ?? null;
  return {
    subject: `Your post as a SENCO and the ${journey.programme.shortTitle}`,
    blocks: [
      since === null
        ? 'We have noted that you have given up your post as a SENCO.'
        : `We have noted that you took up your post as a SENCO on ${dayInWords(since)}.`,
      ...dutyNow(context),
      'If this is not right, please reply to this message.',
    ],
  };
};

const dutyNow = (context: MessageContext): Block[] =>
  context.journey.statutoryDeadline === null
    ? [
        'There is no date by which the law requires you to hold this qualification. Nothing else changes for you.',
      ]
    : [
        'The law requires you to hold this qualification within three years of taking up your post. What counts is the day on which you receive your result.',
        { facts: [['Your deadline', statutoryDay(context.journey)]] },
        ...forecast(context),
      ];

const statutoryDeadline: Render = (context) => {
  const months = monthsLeft(context);
  const left = months === null ? 'Your' : `${counted(months, 'month')} left: your`;
  return {
    subject: `${left} deadline for the ${context.journey.programme.shortTitle} is ${statutoryDay(context.journey)}`,
    blocks: [
      `As a SENCO you are required to hold this qualification within ${counted(context.journey.programme.statutory?.years ?? 3, 'year')} of taking up your post. The duty is met on the day on which you receive your result, not when you finish studying.`,
      { facts: [['Your deadline', statutoryDay(context.journey)]] },
      ...forecast(context),
      ...alsoToday(context, 'statutory/{n}'),
    ],
  };
};

const dutyMet: Render = ({ journey, event }) => ({
  subject: isMetLate(journey)
    ? 'You have met the statutory duty for SENCOs, after its deadline'
    : 'You have met the statutory duty for SENCOs',
  blocks: [
    `With the result of your ${journey.programme.shortTitle} you now hold the qualification that the law requires of a SENCO.`,
    {
      facts: [
        ['Met on', event.type === 'DutyMet' ? dayInWords(event.on) : ''],
        ['Deadline', statutoryDay(journey)],
      ],
    },
    isMetLate(journey)
      ? {
          notice:
            'The result came after your deadline. Please tell your headteacher and your governing body, who are responsible for the duty, and keep this message: it says on which day it was met.',
        }
      : 'Please keep this message and show it to your headteacher and governors if they ask. You do not need to do anything else.',
  ],
});

export const dutyTemplates = {
  'statutory-deadline': {
    to: 'participant',
    occasion: '12, 6 and 3 months before the statutory deadline',
    render: statutoryDeadline,
  },
  'duty-met': { to: 'participant', occasion: 'The statutory duty is met', render: dutyMet },
  'post-recorded': {
    to: 'participant',
    occasion: 'A post as a SENCO was taken up, given up, or its date put right',
    render: postRecorded,
  },
} as const satisfies Templates;
