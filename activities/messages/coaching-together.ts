/** Several sessions that are booked, moved or cancelled at one moment, as one list (S3.5). */
import { bookingOf } from './coaching-entry.js';
import { formerTime } from './coaching.js';
import { fullName, type MessageContent, type MessageContext } from './message.js';
import { titleOf } from './study-words.js';
import { counted, spanInWords } from './words.js';
import type { SingleMessage } from './single-message.js';

const said: Record<string, { what: (count: string) => string; opening: string }> = {
  'coaching-offered': {
    what: (count) => `${count} have been booked for you`,
    opening: 'These sessions have been booked for you. The attached invitations put them into your calendar.',
  },
  'coaching-moved': {
    what: (count) => `${count} have changed`,
    opening: 'These sessions have changed. The attached updates change the entries in your calendar.',
  },
  'coaching-cancelled': {
    what: (count) => `${count} are cancelled`,
    opening: 'These sessions do not take place. The attached files take them out of your calendar.',
  },
  'session-booked': {
    what: (count) => `${count} have been booked into your diary`,
    opening: 'These sessions have been booked. The attached invitations put them into your calendar.',
  },
  'session-moved': {
    what: (count) => `${count} have changed`,
    opening: 'These sessions have changed. The attached updates change the entries in your calendar.',
  },
  'session-cancelled': {
    what: (count) => `${count} are cancelled`,
    opening:
      'These sessions do not take place, and their times in your diary are free again. The attached files take them out of your calendar.',
  },
};

const otherTime =
  'If a time does not suit you, please reply to this message as soon as you can, and we will look for another.';

const otherTimeForCoach = 'If a time cannot work, reply to this message and another is looked for.';

export function coachingTogether(told: readonly SingleMessage[]): MessageContent {
  const [first] = told;
  const words = said[first?.template ?? ''];
  if (!first || !words) throw new Error('these are no sessions');
  const isForCoach = first.template.startsWith('session-');
  const count = counted(told.length, 'session');
  const isOff = first.template.endsWith('cancelled');
  return {
    subject: `${words.what(count)}${isForCoach ? `: ${fullName(first.context.person)}` : ''}`,
    blocks: [
      words.opening,
      { list: told.map(({ context }) => lineOf(context, isForCoach)) },
      ...(isOff ? [] : [isForCoach ? otherTimeForCoach : otherTime]),
    ],
    calendar: told.flatMap(({ message }) => message.calendar ?? []),
  };
}

function lineOf(context: MessageContext, isForCoach: boolean): string {
  const booking = bookingOf(context);
  const was = formerTime(context);
  const withWhom = isForCoach ? fullName(context.person) : (context.coach?.name ?? 'your coach');
  const when = booking ? spanInWords(booking.starts, booking.ends) : 'a time to be confirmed';
  return `${titleOf(context.journey, context.about ?? '')}, with ${withWhom}: ${when}${was ? ` (it was ${was})` : ''}`;
}
