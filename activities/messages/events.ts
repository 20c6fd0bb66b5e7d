/** S3.2 and S2.8: messages about face-to-face days and groups. */
import { londonDate } from '../../workflows/journey/calendar.js';
import { elementById, elementsOfKind, eventDay, groupOf, isDone } from '../../workflows/journey/lookup.js';
import type { CalendarEntry } from '../calendar/entry.js';
import { eventDaysOf, eventEntry } from '../calendar/event-days.js';
import type { Block, MessageContent, Render, MessageContext, Templates } from './message.js';
import { alsoToday, itemsOfKind, linesOf } from './nudge.js';
import { eventDayInWords, hoursOfDay, titleOf, venueOf, venueOfEvent } from './study-words.js';
import { counted, dayInWords } from './words.js';

const isEventOf =
  ({ journey }: MessageContext) =>
  (id: string) =>
    elementById(journey.programme, id)?.kind === 'event';

/** The newest version of an event day for the calendar. */
function invitation(context: MessageContext): CalendarEntry[] {
  const id = context.about ?? '';
  const day = eventDaysOf(context.history, isEventOf(context)).get(id);
  return day ? [eventEntry(context.journey, id, day, context.event.at)] : [];
}

/** Cancellations of every event day that this interruption of the journey takes out of the calendar. */
export function cancelledDays(context: MessageContext): CalendarEntry[] {
  const { history, event } = context;
  const before = eventDaysOf(
    history.filter(({ n }) => n < event.n),
    isEventOf(context),
  );
  return [...eventDaysOf(history, isEventOf(context))]
    .filter(([id, day]) => day.cancelled && before.get(id)?.cancelled === false)
    .map(([id, day]) => eventEntry(context.journey, id, day, context.event.at));
}

const facts = ({ journey, about }: MessageContext): Block => ({
  facts: [
    ['Event', titleOf(journey, about ?? '')],
    ['Day', eventDayInWords(journey, about ?? '')],
    hoursOfDay,
    ['Venue', venueOfEvent(journey, about ?? '')],
  ],
});

const keepFree = (what: 'day' | 'days'): Block => ({
  notice: `Please keep the ${what} free, and arrange cover now. If you cannot come, reply to this message as early as you can, so that we can find you another day.`,
});

const eventInvitation: Render = (context) => ({
  subject: `Invitation: ${titleOf(context.journey, context.about ?? '')}, ${eventDayInWords(context.journey, context.about ?? '')}`,
  blocks: [
    'You are invited to a face-to-face day of your programme. The attached file puts it into your calendar.',
    facts(context),
    keepFree('day'),
    'The online course that belongs to it opens after the day.',
  ],
  calendar: invitation(context),
});

/** Several days that are dated at one moment. */
export const eventInvitations = (
  told: readonly { context: MessageContext; message: MessageContent }[],
): MessageContent => ({
  subject: `Invitation: your ${counted(told.length, 'face-to-face day')}`,
  blocks: [
    'You are invited to these face-to-face days of your programme. The attached files put them into your calendar.',
    {
      list: told.map(({ context: { journey, about } }) => {
        const id = about ?? '';
        return `${titleOf(journey, id)}: ${eventDayInWords(journey, id)}, 09:30 to 16:00 (UK time), ${venueOfEvent(journey, id)}`;
      }),
    },
    keepFree('days'),
    'The online course that belongs to a day opens after it.',
  ],
  calendar: told.flatMap(({ message }) => message.calendar ?? []),
});

const eventNextWeek: Render = (context) => {
  const own = itemsOfKind(context, '{id}/week-before');
  return {
    subject: 'Your next face-to-face day is coming up',
    blocks: [
      'We look forward to seeing you soon:',
      { list: linesOf(context, own) },
      {
        notice: 'If you cannot come, please reply to this message now, so that we can find you another day.',
      },
      'If you need anything to take part well, such as step-free access or a place to rest, tell us and we will arrange it.',
      ...alsoToday(context, '{id}/week-before'),
    ],
  };
};

const eventMissed: Render = ({ journey, event, about }) => ({
  subject: `You missed ${titleOf(journey, about ?? '')}: what happens now`,
  blocks: [
    'You are on the list of those who could not come to this face-to-face day:',
    {
      facts: [
        ['Event', titleOf(journey, about ?? '')],
        [
          'Day',
          event.type === 'AttendanceRecorded' ? dayInWords(event.on) : eventDayInWords(journey, about ?? ''),
        ],
      ],
    },
    'We are looking for a place for you on the same day of another group, or on the next date. As soon as there is one, you get a new invitation. You do not need to do anything now.',
    'If you were there, please reply to this message and we will put it right.',
  ],
});

function catchUpGroup({ journey, about }: MessageContext): string {
  const catchUp = journey.catchUps[about ?? ''];
  return catchUp?.elsewhere?.title ?? groupOf(journey, catchUp?.group ?? null)?.title ?? 'named below';
}

const eventCatchUp: Render = (context) => ({
  subject: `A new day for ${titleOf(context.journey, context.about ?? '')}: ${eventDayInWords(context.journey, context.about ?? '')}`,
  blocks: [
    `You have a catch-up place with the group ${catchUpGroup(context)}. The attached file updates the entry in your calendar.`,
    facts(context),
    {
      notice:
        'Please check the venue: it may not be the one you know. If you cannot come, reply to this message now.',
    },
  ],
  calendar: invitation(context),
});

/** Days of the former group that have no successor ahead: they must leave the calendar. */
function droppedDays(context: MessageContext): CalendarEntry[] {
  const { journey, event } = context;
  const today = londonDate(event.at);
  return [...eventDaysOf(context.history, isEventOf(context))]
    .filter(([id, day]) => !day.cancelled && day.date >= today && (eventDay(journey, id) ?? '') < today)
    .map(([id, day]) =>
      eventEntry(journey, id, { ...day, sequence: day.sequence + 1, cancelled: true }, event.at),
    );
}

/** The group is that of a cohort that was joined at the same moment. */
const cohortChangedWith = ({ history, event }: MessageContext): boolean =>
  history.some(({ type, cmd }) => type === 'CohortChanged' && cmd === event.cmd);

const groupChanged: Render = (context) => {
  const { journey, event } = context;
  const today = londonDate(event.at);
  const ahead = elementsOfKind(journey.programme, 'event').filter(
    ({ id }) => !isDone(journey, id) && (eventDay(journey, id) ?? '') >= today,
  );
  const isOtherCohort = cohortChangedWith(context);
  return {
    subject: isOtherCohort
      ? `You are now in another cohort: ${journey.cohort.title}`
      : `You are now in the group ${groupOf(journey)?.title ?? ''}`.trim(),
    blocks: [
      isOtherCohort
        ? 'You have moved to another cohort. Everything you have done stays as it is; what is still to come has the dates of your new cohort.'
        : 'Your group has changed. Your place on the programme and everything you have done stay as they are.',
      {
        facts: [
          ...(isOtherCohort ? [['Cohort', journey.cohort.title] as [string, string]] : []),
          ['Group', groupOf(journey)?.title ?? 'to be confirmed'],
          ['Venue', venueOf(journey)],
        ],
      },
      ...(ahead.length === 0
        ? ['No face-to-face day of the new group is still ahead.']
        : [
            'Your face-to-face days from now on:',
            { list: ahead.map(({ id, title }) => `${title}, ${eventDayInWords(journey, id)}`) },
            'A file for each day that is new or has changed updates your calendar.',
          ]),
      'If a day cannot work for you, reply to this message and we will look for another.',
    ],
    calendar: droppedDays(context),
  };
};

export const eventsTemplates = {
  'event-invitation': {
    to: 'participant',
    occasion: 'A face-to-face day is dated or dated anew. Calendar file: invitation or update',
    render: eventInvitation,
  },
  'event-next-week': {
    to: 'participant',
    occasion: 'A week before a face-to-face day',
    render: eventNextWeek,
  },
  'event-missed': { to: 'participant', occasion: 'The provider records an absence', render: eventMissed },
  'event-catch-up': {
    to: 'participant',
    occasion: 'A catch-up place is found. Calendar file: update',
    render: eventCatchUp,
  },
  'group-changed': {
    to: 'participant',
    occasion: 'Moved to another group. Calendar files: cancellation of days without successor',
    render: groupChanged,
  },
} as const satisfies Templates;
