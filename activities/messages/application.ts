/** S2: messages to an applicant, from the first word to the decision. */
import { agendaKey } from '../../workflows/journey/agenda/keys.js';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import { groupOf } from '../../workflows/journey/lookup.js';
import type { Funding } from '../../workflows/journey/values.js';
import { lateOutcome } from './duty.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { chasedEvidence, missingEvidence } from './items.js';
import { alsoToday } from './nudge.js';
import { reasonWords } from './provider.js';
import { venueOf } from './study-words.js';
import { capitalised, codeInWords, dayInWords, deadlineInWords, poundsInWords } from './words.js';

/** The moment at which an incomplete application expires (S2.3); on the agenda from the enrolment on. */
function deadlineOf({ journey }: MessageContext): string {
  const item = journey.agenda.find(({ key }) => key === agendaKey('application/deadline'));
  const last = londonInstant(addDays(journey.cohort.applications.deadline, 1), '00:00');
  return deadlineInWords(item?.at ?? last);
}

function stillNeeded(context: MessageContext): Block[] {
  const missing = chasedEvidence(context.journey);
  if (missing.length === 0) {
    return ['We have everything we need from you. We will write to you as soon as it is decided.'];
  }
  return [
    'Before we can decide, we still need:',
    { list: missing },
    {
      notice: `Please send what is missing before ${deadlineOf(context)}. After that the application expires.`,
    },
  ];
}

const applicationReceived: Render = (context) => ({
  subject: `We have received your application for the ${context.journey.programme.shortTitle}`,
  blocks: [
    `Thank you for applying for the ${context.journey.programme.title} (${context.journey.cohort.title}). Your application has reached us.`,
    { facts: [['Your reference', context.journey.reference]] },
    ...stillNeeded(context),
    ...lateOutcome(context),
  ],
});

const evidenceMissing: Render = (context) => ({
  subject: `Your application for the ${context.journey.programme.shortTitle} is not complete yet`,
  blocks: [
    'Your application is nearly there, but we cannot decide it until it is complete.',
    ...stillNeeded(context),
    'If somebody else has to send it, such as your headteacher, a short word from you often helps.',
    ...alsoToday(context, 'application/chase-{n}'),
  ],
});

const informationWanted: Render = ({ journey, note, provider }) => ({
  subject: `A question about your application for the ${journey.programme.shortTitle}`,
  blocks: [
    `Thank you for your application. Before ${provider.name} can decide it, one thing needs to be clearer.`,
    ...(note.length > 0
      ? [{ quote: note }]
      : ['Please reply to this message, and we will tell you what we need to know.']),
    { notice: 'Please answer by replying to this message. Your application waits until we hear from you.' },
  ],
});

const fundedBy: Record<Funding, (fee: string) => string> = {
  scholarship: () => 'A scholarship of the Department for Education pays for your place',
  programme: () => 'The programme pays for your place; there is no fee',
  school: (fee) => `Your school pays the fee of ${fee} plus VAT where it applies`,
  trust: (fee) => `Your trust pays the fee of ${fee} plus VAT where it applies`,
  self: (fee) => `You pay the fee of ${fee} plus VAT where it applies`,
};

const applicationAccepted: Render = (context) => {
  const { journey, provider } = context;
  const { funding } = journey.application;
  const fee = poundsInWords(journey.programme.feePence);
  const begins = dayInWords(journey.cohort.induction.opens);
  return {
    subject: `You have a place on the ${journey.programme.shortTitle}`,
    blocks: [
      `Congratulations: ${provider.name} has accepted you for the ${journey.programme.title}.`,
      {
        facts: [
          ['Cohort', journey.cohort.title],
          ['Begins', `${begins}, with the induction`],
          ...(funding ? [['Funding', fundedBy[funding](fee)] as [string, string]] : []),
        ],
      },
      ...lateOutcome(context),
      { heading: 'What happens next' },
      {
        list: [
          'Each face-to-face day of your group comes as an invitation, with a file for your calendar.',
          'A coach will be assigned to you, and your first coaching session will be booked.',
          'When your induction begins, we will send you a welcome with everything you need.',
        ],
      },
      'You do not need to do anything now. If a date cannot work for you, please tell us early.',
    ],
  };
};

const waitlisted: Render = ({ journey }) => ({
  subject: `You are on the waiting list for the ${journey.programme.shortTitle}`,
  blocks: [
    `All places of ${journey.cohort.title} are taken at the moment, so you are now on the waiting list. Your application is complete and stays valid.`,
    ...(journey.application.priority === 'mandatory'
      ? [
          'Because the qualification is mandatory for your post, you are among those who are offered a place first.',
        ]
      : [
          'Places that become free are offered in the order in which people joined the list. Those for whom the qualification is mandatory come first.',
        ]),
    'If a place becomes free for you, we will write to you at once and say until when it is held. You do not need to do anything now.',
  ],
});

const placeOffered: Render = ({ journey }) => {
  const offer = journey.application.offer;
  const group = groupOf(journey, offer?.group ?? null);
  return {
    subject: `A place for you on the ${journey.programme.shortTitle}: please answer`,
    blocks: [
      `A place on ${journey.cohort.title} has become free, and it is yours if you want it.`,
      {
        facts: [
          ['Group', group?.title ?? 'to be confirmed'],
          ['Venue', venueOf(journey, offer?.group ?? null)],
          ['Held for you until', offer ? capitalised(deadlineInWords(offer.until)) : 'to be confirmed'],
        ],
      },
      {
        notice: `Please tell us before ${offer ? deadlineInWords(offer.until) : 'the offer ends'} whether you take the place, by replying to this message. After that it goes to the next person.`,
      },
      'If you cannot take it, a short no helps somebody else.',
    ],
  };
};

const offerLapsed: Render = ({ journey, event }) => ({
  subject: `The place on the ${journey.programme.shortTitle} is no longer held for you`,
  blocks: [
    event.type === 'OfferLapsed' && event.declined
      ? 'Thank you for telling us that you do not take the place. It has gone to the next person.'
      : 'We did not hear from you in time, so the place we held for you has gone to the next person.',
    'You stay on the waiting list, and we will write to you if another place becomes free. If you no longer want one, please tell us by replying to this message.',
  ],
});

const rejected: Render = ({ journey, event, note, provider }) => {
  const code = event.reason ?? (event.type === 'Ended' ? event.why : '');
  return {
    subject: `Your application for the ${journey.programme.shortTitle}`,
    blocks: [
      `Thank you for the time and care you put into your application. After looking at it closely, ${provider.name} cannot offer you a place on the ${journey.programme.title}.`,
      ...(code
        ? [{ facts: [['Reason', reasonWords[code] ?? capitalised(codeInWords(code))]] } as Block]
        : []),
      ...(note.length > 0 ? [{ quote: note }] : []),
      'We know that this is disappointing. If you would like to talk about the decision, or about what would make a later application stronger, reply to this message and we will arrange it.',
    ],
  };
};

const expired: Render = ({ journey, event }) => ({
  subject: `Your application for the ${journey.programme.shortTitle} has expired`,
  blocks: [
    `Your application was not complete by the end of the time for it, so it expired on ${dayInWords(londonDate(event.at))}. Nothing of what you sent is used any further.`,
    ...(missingEvidence(journey).length > 0 ? ['What was missing:', { list: missingEvidence(journey) }] : []),
    'You are welcome to apply again for a later cohort. If you think that this is a mistake, reply to this message and we will look into it.',
  ],
});

export const applicationTemplates = {
  'application-received': {
    to: 'participant',
    occasion: 'The journey begins. Says what is still missing and until when',
    render: applicationReceived,
  },
  'evidence-missing': {
    to: 'participant',
    occasion: 'The application is incomplete on the chase days of the programme',
    render: evidenceMissing,
  },
  'information-wanted': {
    to: 'participant',
    occasion: 'The provider asks a question',
    render: informationWanted,
  },
  accepted: {
    to: 'participant',
    occasion: 'A place is held. Says who pays and what comes next',
    render: applicationAccepted,
  },
  waitlisted: {
    to: 'participant',
    occasion: 'All places are taken, or the provider puts the application on the list',
    render: waitlisted,
  },
  'place-offered': {
    to: 'participant',
    occasion: 'A place has become free. Says until when it is held',
    render: placeOffered,
  },
  'offer-lapsed': {
    to: 'participant',
    occasion: 'An offer was declined or not answered in time',
    render: offerLapsed,
  },
  rejected: {
    to: 'participant',
    occasion: 'The provider rejects the application. Gives the reason',
    render: rejected,
  },
  expired: { to: 'participant', occasion: 'The application was never completed', render: expired },
} as const satisfies Templates;
