/** S3.5: messages to the participant about coaching. */
import { elementById } from '../../workflows/journey/lookup.js';
import { minutesBetween } from '../../workflows/journey/calendar.js';
import { bookingOf, sessionEntry } from './coaching-entry.js';
import type { Block, Render, MessageContext, Templates } from './message.js';
import { alsoToday, itemsOfKind, linesOf } from './nudge.js';
import { sessionWord, titleOf } from './study-words.js';
import { subjectOf } from '../../workflows/journey/agenda/keys.js';
import { counted, momentInWords, spanInWords } from './words.js';

/** What the session concerned is called in a sentence. */
export const wordOf = ({ journey, about }: MessageContext): string => sessionWord(journey, about ?? '');

const coachName = ({ coach }: MessageContext) => coach?.name ?? 'your coach';

export function sessionFacts(context: MessageContext, withWhom: [string, string]): Block {
  const booking = bookingOf(context);
  const element = elementById(context.journey.programme, context.about ?? '');
  return {
    facts: [
      ['Session', titleOf(context.journey, context.about ?? '')],
      withWhom,
      ['When', booking ? spanInWords(booking.starts, booking.ends) : 'to be confirmed'],
      ['Length', counted(booking ? minutesBetween(booking.starts, booking.ends) : 60, 'minute')],
      ['Form', element?.kind === 'coaching' && element.form === 'group' ? 'Group session' : 'One to one'],
    ],
  };
}

/** The welcome names the coach, and so does every session that is booked. */
function hasHeardOfCoach({ event, history, journey }: MessageContext): boolean {
  const first = journey.programme.stages[0]?.id;
  const assigned = history.findIndex(({ type }) => type === 'CoachAssigned');
  return history
    .slice(assigned)
    .some(
      (one) =>
        one.n < event.n &&
        (one.type === 'SessionBooked' || (one.type === 'StageEntered' && one.stage === first)),
    );
}

const coachAssignedToYou: Render = (context) =>
  (hasHeardOfCoach(context) ? anotherCoach : firstCoach)(context);

const firstCoach: Render = (context) => ({
  subject: 'You have a coach',
  blocks: [
    `${coachName(context)} is your coach. Each coaching session comes to you as an invitation for your calendar.`,
    'You do not need to do anything.',
  ],
});

const anotherCoach: Render = (context) => ({
  subject: 'You have a new coach',
  blocks: [
    `From now on ${coachName(context)} is your coach. What you have done with your former coach stays on your record.`,
    'Sessions that were still to come move to your new coach. If a time changes, you get an update for your calendar.',
    'You do not need to do anything.',
  ],
});

const coachingOffered: Render = (context) => ({
  subject: `Your ${wordOf(context)}: ${bookingMoment(context)}`,
  blocks: [
    `A ${wordOf(context)} has been booked for you. The attached invitation puts it into your calendar.`,
    sessionFacts(context, ['With', coachName(context)]),
    {
      notice:
        'If the time does not suit you, please reply to this message as soon as you can, and we will look for another.',
    },
    'Your coach will tell you how you will meet.',
  ],
  calendar: sessionEntry(context, coachName(context)),
});

const bookingMoment = (context: MessageContext): string => {
  const booking = bookingOf(context);
  return booking ? momentInWords(booking.starts) : 'a time to be confirmed';
};

/** When a session was before it was moved; null if only something else about it changed. */
export const formerTime = ({ event }: MessageContext): string | null =>
  event.type === 'SessionMoved' && event.was !== event.starts ? momentInWords(event.was) : null;

const coachingMoved: Render = (context) => ({
  subject: `${formerTime(context) ? 'New time for your' : 'A change to your'} ${wordOf(context)}: ${bookingMoment(context)}`,
  blocks: [
    formerTime(context)
      ? `Your ${wordOf(context)} has a new time. It was planned for ${formerTime(context)}.`
      : `Your ${wordOf(context)} has changed. The time stays the same.`,
    sessionFacts(context, ['With', coachName(context)]),
    'The attached update changes the entry in your calendar. If the time does not suit you, reply to this message and we will look for another.',
  ],
  calendar: sessionEntry(context, coachName(context)),
});

const coachingCancelled: Render = (context) => ({
  subject: `Your ${wordOf(context)} on ${bookingMoment(context)} is cancelled`,
  blocks: [
    `This ${wordOf(context)} does not take place:`,
    sessionFacts(context, ['With', coachName(context)]),
    'The attached file takes it out of your calendar.',
    context.journey.status === 'active'
      ? 'If the session is still needed, another time will be found and you get a new invitation. If you have questions, reply to this message.'
      : 'You do not need to do anything.',
  ],
  calendar: sessionEntry(context, coachName(context)),
});

const coachingTomorrow: Render = (context) => {
  const own = itemsOfKind(context, '{id}/tomorrow');
  const word = sessionWord(context.journey, subjectOf(own[0] ?? ''));
  return {
    subject: `Your next ${word} is coming up`,
    blocks: [
      `A short reminder of your ${word} with ${coachName(context)}:`,
      { list: linesOf(context, own) },
      'It helps to have your leadership development record at hand, and one question that you would like to work on.',
      { notice: 'If you cannot come, please reply to this message at once, so that the time can be used.' },
      ...alsoToday(context, '{id}/tomorrow'),
    ],
  };
};

export const coachingTemplates = {
  'coach-assigned-to-you': {
    to: 'participant',
    occasion: 'The coach has been replaced; the first one that is heard of, if none was named before',
    render: coachAssignedToYou,
  },
  'coaching-offered': {
    to: 'participant',
    occasion: 'A session is booked. Calendar file: invitation',
    render: coachingOffered,
  },
  'coaching-moved': {
    to: 'participant',
    occasion: 'A session has another time or coach. Calendar file: update',
    render: coachingMoved,
  },
  'coaching-cancelled': {
    to: 'participant',
    occasion: 'A session that was offered, and is still to come, is cancelled. Calendar file: cancellation',
    render: coachingCancelled,
  },
  'coaching-tomorrow': {
    to: 'participant',
    occasion: 'The working day before a session',
    render: coachingTomorrow,
  },
} as const satisfies Templates;
