/** S3.7, S5.1: what is missing for the assessment: how much of it is needed, what can still be done, and by when. */
import { subjectOf } from '../../workflows/journey/agenda/keys.js';
import { windowsAhead } from '../../workflows/journey/rules/forecast.js';
import { shortfallOf, type Shortfall } from '../../workflows/journey/rules/shortfall.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { windowDates } from './items.js';
import { alsoToday, itemsOfKind } from './nudge.js';
import { canBeDone, cannotBeDone, engagementFacts, neededInWords } from './study-words.js';
import { momentInWords } from './words.js';

/** The window that is at stake: the one just missed, or the one a notice is about. */
const windowAtStake = (context: MessageContext): string | null =>
  context.about ?? itemsOfKind(context, '{id}/notice').map(subjectOf)[0] ?? null;

const windowAfter = (journey: Journey, at: string, not: string | null) =>
  windowsAhead(journey, at).find(({ id }) => id !== not) ?? null;

const opensInWords = (journey: Journey, window: string): string => {
  const dates = windowDates(journey, window);
  return dates ? momentInWords(dates.opens) : 'a date to be confirmed';
};

/** By when it has to be done: the window that is ahead, or the next one after that which was missed. */
function shortfallIn({ journey, event, about }: MessageContext, stake: string | null): Shortfall {
  const missed = event.type === 'WindowMissed';
  const window = missed
    ? windowAfter(journey, event.at, about)
    : (journey.cohort.windows.find(({ id }) => id === stake) ?? null);
  return shortfallOf(journey, event.at, window?.opens ?? null);
}

const together =
  'With what can still be done, that cannot be reached in your cohort. Please reply to this message, so that we can find a way together.';

function whatIsAtStake(context: MessageContext, shortfall: Shortfall): Block[] {
  const { journey, event } = context;
  const stake = windowAtStake(context);
  const next = windowAfter(journey, event.at, stake);
  const needed = neededInWords(journey, shortfall);
  if (event.type === 'WindowMissed') {
    const begin =
      'The assessment window has opened, but you cannot take part in this one, because some parts of the programme are still missing.';
    if (!next) {
      const none = 'There is no later window in your cohort at the moment.';
      return [begin, { notice: `${none} Please reply to this message, so that we can find a way together.` }];
    }
    const opens = opensInWords(journey, next.id);
    if (!shortfall.isEnough) return [begin, { notice: `The next window opens on ${opens}. ${together}` }];
    return [
      begin,
      { notice: `You can join the next window, which opens on ${opens}. For that you need ${needed}.` },
    ];
  }
  const later = next
    ? `The next window after that opens on ${opensInWords(journey, next.id)}.`
    : 'There is no later window in your cohort at the moment, so please reply to this message soon.';
  return [
    `Your assessment window opens on ${stake ? opensInWords(journey, stake) : 'a date to be confirmed'}. To take part, you need to have completed enough of the programme by then, and some is still missing.`,
    {
      notice: shortfall.isEnough
        ? `Before the window opens you need ${needed}. ${later}`
        : `${together} ${later}`,
    },
  ];
}

function stillMissing(journey: Journey, shortfall: Shortfall): Block[] {
  const possible = canBeDone(journey, shortfall);
  const over = cannotBeDone(journey, shortfall);
  return [
    ...(possible.length === 0 ? [] : [{ heading: 'What you can still do' }, { list: possible }]),
    ...(over.length === 0
      ? []
      : [{ heading: 'Days that are over, and are not held again in time' }, { list: over }]),
  ];
}

const engagementAtRisk: Render = (context) => {
  const shortfall = shortfallIn(context, windowAtStake(context));
  return {
    subject:
      context.event.type === 'WindowMissed'
        ? 'You could not join this assessment window: what is missing'
        : 'Before your assessment: what is still missing',
    blocks: [
      ...whatIsAtStake(context, shortfall),
      { facts: engagementFacts(context.journey) },
      ...stillMissing(context.journey, shortfall),
      ...alsoToday(context, '{id}/notice'),
      'You do not need to do this alone. Reply to this message and we will plan with you and your coach.',
    ],
  };
};

export const gateTemplates = {
  'engagement-at-risk': {
    to: 'participant',
    occasion: 'Two weeks before a window, or at its opening, when too much is missing',
    render: engagementAtRisk,
  },
} as const satisfies Templates;
