/** S2.5: messages about the statutory duty of a SENCO to hold the qualification. */
import { subjectOf } from '../../workflows/journey/rules/agenda.js';
import { forecastOf } from '../../workflows/journey/rules/forecast.js';
import type { Block, Render, Scene } from './message.js';
import { statutoryDay } from './items.js';
import { alsoToday, itemsOf } from './nudge.js';
import { counted, dayInWords } from './words.js';

/** How long is left, from the item `statutory/12`; the shortest where several fall on one day. */
function monthsLeft(scene: Scene): number | null {
  const months = itemsOf(scene)
    .filter((key) => subjectOf(key) === 'statutory')
    .map((key) => Number(key.slice(key.indexOf('/') + 1)));
  return months.length === 0 ? null : Math.min(...months);
}

function forecast({ journey, event }: Scene): Block[] {
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

export const statutoryDeadline: Render = (scene) => {
  const months = monthsLeft(scene);
  const left = months === null ? 'Your' : `${counted(months, 'month')} left: your`;
  return {
    subject: `${left} deadline for the ${scene.journey.programme.shortTitle} is ${statutoryDay(scene.journey)}`,
    blocks: [
      `As a SENCO you are required to hold this qualification within ${counted(scene.journey.programme.statutory?.years ?? 3, 'year')} of taking up your post. The duty is met on the day on which you receive your result, not when you finish studying.`,
      { facts: [['Your deadline', statutoryDay(scene.journey)]] },
      ...forecast(scene),
      ...alsoToday(scene, 'statutory'),
    ],
  };
};

export const dutyMet: Render = ({ journey, event }) => ({
  subject: 'You have met the statutory duty for SENCOs',
  blocks: [
    `With the result of your ${journey.programme.shortTitle} you now hold the qualification that the law requires of a SENCO.`,
    {
      facts: [
        ['Met on', event.type === 'DutyMet' ? dayInWords(event.on) : ''],
        ['Deadline', statutoryDay(journey)],
      ],
    },
    'Please keep this message and show it to your headteacher and governors if they ask. You do not need to do anything else.',
  ],
});
