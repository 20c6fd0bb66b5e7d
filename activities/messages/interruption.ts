/** S4: messages about breaks, leaving, coming back, and changes of details. */
import { londonDate } from '../../workflows/journey/calendar.js';
import { elementsOf, isFinished } from '../../workflows/journey/lookup.js';
import { cancelledDays } from './events.js';
import { statutoryDay } from './items.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { titleOf } from './study-words.js';
import { capitalised, codeInWords, dayInWords, listInWords } from './words.js';
import { cancelledWindow } from './window-entry.js';

const reasonOf = ({ event }: MessageContext): [string, string][] =>
  event.reason ? [['Reason', capitalised(codeInWords(event.reason))]] : [];

/** What leaves the calendar with the message. */
function dropped(context: MessageContext, days: ReturnType<typeof cancelledDays>): Block[] {
  if (days.length === 0) return [];
  return [
    'The attached files take these face-to-face days out of your calendar:',
    {
      list: days.map(
        ({ element, starts }) => `${titleOf(context.journey, element)}, ${dayInWords(londonDate(starts))}`,
      ),
    },
  ];
}

const deferralConfirmed: Render = (context) => {
  const { journey, event } = context;
  const days = cancelledDays(context);
  const expected = event.type === 'Deferred' ? event.expectedReturn : londonDate(event.at);
  return {
    subject: 'Your break from the programme is confirmed',
    blocks: [
      'Your break has begun. Everything you have done so far is kept, and you will get no reminders while it lasts.',
      {
        facts: [
          ['Since', dayInWords(londonDate(event.at))],
          ['Expected return', dayInWords(expected)],
          ...reasonOf(context),
          ...(journey.statutoryDeadline === null
            ? []
            : [
                ['Your statutory deadline', `${statutoryDay(journey)}; a break does not move it`] as [
                  string,
                  string,
                ],
              ]),
        ],
      },
      ...dropped(context, days),
      {
        notice: `When you are ready, or if the date changes, reply to this message. We expect you back on ${dayInWords(expected)} and will then plan the rest of your dates with you.`,
      },
      'We wish you well.',
    ],
    calendar: days,
  };
};

/** The cohort of which somebody was when the break began. */
function formerCohort({ history, event }: MessageContext): string | null {
  const before = history.filter(({ n }) => n < event.n);
  const began = before.findLastIndex(
    ({ type }, index) =>
      type === 'Deferred' && !before.slice(0, index).some((one) => one.type === 'Deferred' && isOpen(one.n)),
  );
  const known = before
    .slice(0, began)
    .findLast(({ type }) => type === 'Enrolled' || type === 'CohortChanged');
  if (known?.type === 'CohortChanged') return known.cohort.id;
  return known?.type === 'Enrolled' ? known.cohort : null;

  function isOpen(deferred: number): boolean {
    return !before.some(({ n, type }) => n > deferred && type === 'Returned');
  }
}

/** By the length of the break, or by the calendar of another cohort, which is another thing. */
function howPlanned(context: MessageContext): string {
  const { cohort } = context.journey;
  return formerCohort(context) === cohort.id
    ? 'The dates of your courses and tasks move by the length of your break; we will remind you before each of them.'
    : `You go on with another cohort, ${cohort.title}, and the dates of your courses and tasks are now those of that cohort; we will remind you before each of them.`;
}

const returnPlanned: Render = (context) => ({
  subject: `Welcome back to the ${context.journey.programme.shortTitle}`,
  blocks: [
    'It is good to have you back. What you have done stays done, and the dates that were still to come are planned anew.',
    ...(context.journey.group === null
      ? ['Your application goes on where it stopped.']
      : [
          'You get a new invitation for every face-to-face day and every coaching session that is still ahead, each with a file for your calendar.',
          howPlanned(context),
        ]),
    { notice: 'If one of the new dates cannot work for you, reply to this message as soon as you see it.' },
  ],
});

const withdrawalConfirmed: Render = (context) => {
  const days = cancelledDays(context);
  return {
    subject: `You have left the ${context.journey.programme.shortTitle}`,
    blocks: [
      `This confirms that you are no longer taking part in the ${context.journey.programme.title}.`,
      {
        facts: [['Since', dayInWords(londonDate(context.event.at))], ...reasonOf(context)],
      },
      ...dropped(context, days),
      'Your place goes to somebody else, your coaching sessions are cancelled, and you will get no more reminders. What you have done stays on your record.',
      {
        notice:
          'If this is a mistake, or if you change your mind, reply to this message soon: within three months it can be reversed.',
      },
      ...(context.journey.statutoryDeadline === null
        ? []
        : [
            `Please remember that your post still requires the qualification by ${statutoryDay(context.journey)}.`,
          ]),
    ],
    calendar: [...days, ...cancelledWindow(context)],
  };
};

const reinstated: Render = ({ journey }) => ({
  subject: `You are back on the ${journey.programme.shortTitle}`,
  blocks: [
    'Your withdrawal has been reversed, and everything you had done counts again.',
    journey.group === null
      ? 'Your application goes on where it stopped.'
      : 'We are looking for a place for you. As soon as there is one, you get your dates, with a file for your calendar for each of them.',
    'You do not need to do anything now.',
  ],
});

const fieldNames: Record<string, string> = {
  givenName: 'given name',
  familyName: 'family name',
  email: 'email address',
  secondEmail: 'second email address',
  phone: 'telephone number',
  trn: 'teacher reference number (TRN)',
  urn: 'school or setting',
  settingName: 'school or setting',
  headteacherName: 'headteacher',
  headteacherEmail: 'email address of the headteacher',
  name: 'name',
  school: 'school or setting',
};

const detailsChanged: Render = ({ event }) => {
  const fields = event.type === 'DetailsChanged' ? event.fields : [];
  const names = [...new Set(fields.map((field) => fieldNames[field] ?? codeInWords(field)))];
  return {
    subject: 'Your contact details have been changed',
    blocks: [
      `We have changed your details as asked: ${listInWords(names)}.`,
      ...(fields.includes('email')
        ? ['This message goes to your old email address as well as to the new one.']
        : []),
      { notice: 'If you did not ask for this, reply to this message or ring us at once.' },
    ],
  };
};

const lapsed: Render = ({ journey, event }) => {
  const left = elementsOf(journey.programme)
    .filter((element) => !isFinished(journey, element))
    .map(({ title }) => title);
  return {
    subject: `Your time on the ${journey.programme.shortTitle} has ended`,
    blocks: [
      `The programme can take up to ${journey.programme.duration.longestMonths} months, breaks not counted, and that time ended on ${dayInWords(londonDate(event.at))}. Your journey on this programme therefore ends here.`,
      ...(left.length > 0 ? ['What had not been completed:', { list: left }] : []),
      'What you have done stays on your record, and may count if you apply again. If you think that this is a mistake, reply to this message and we will look into it.',
    ],
  };
};

export const interruptionTemplates = {
  'deferral-confirmed': {
    to: 'participant',
    occasion: 'A break begins. Calendar files: cancellations of the days still ahead',
    render: deferralConfirmed,
  },
  'return-planned': {
    to: 'participant',
    occasion: 'The participant is back from a break',
    render: returnPlanned,
  },
  'withdrawal-confirmed': {
    to: 'participant',
    occasion: 'The journey is broken off. Calendar files: cancellations of all still ahead',
    render: withdrawalConfirmed,
  },
  reinstated: { to: 'participant', occasion: 'A withdrawal is reversed', render: reinstated },
  'details-changed': {
    to: 'participant',
    occasion: 'Contact details were changed. Goes to the old address too',
    render: detailsChanged,
  },
  lapsed: { to: 'participant', occasion: 'The longest duration of the programme has passed', render: lapsed },
} as const satisfies Templates;
