/** How elements of a programme are spoken of in messages. */
import { elementById, eventDay, groupOf } from '../../workflows/journey/lookup.js';
import { engagementOf } from '../../workflows/journey/rules/engagement.js';
import type { Lacking, Shortfall } from '../../workflows/journey/rules/shortfall.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Block } from './message.js';
import { counted, dayInWords, listInWords, numberInWords } from './words.js';

export const titleOf = (journey: Journey, id: string): string =>
  elementById(journey.programme, id)?.title ?? id;

/** What a session is called in a sentence: a network meeting is no coaching. */
export function sessionWord(journey: Journey, id: string): string {
  const element = elementById(journey.programme, id);
  return (element?.kind === 'coaching' ? element.called : undefined) ?? 'coaching session';
}

/** `Leeds Town Hall, LS1 3AD`, or where to ask while there is no venue. */
export function venueOf(journey: Journey, group = journey.group): string {
  const venue = group === null ? undefined : groupOf(journey, group)?.venue;
  return venue ? `${venue.name}, ${venue.postcode}` : 'Your provider will confirm the venue';
}

/** The venue of an event: the group's own, or that of the group of a catch-up place. */
export function venueOfEvent(journey: Journey, event: string): string {
  const catchUp = journey.catchUps[event];
  const venue = catchUp?.elsewhere?.venue;
  return venue ? `${venue.name}, ${venue.postcode}` : venueOf(journey, catchUp?.group ?? journey.group);
}

export const eventDayInWords = (journey: Journey, event: string): string => {
  const day = eventDay(journey, event) ?? journey.plan[event]?.due;
  return day ? dayInWords(day) : 'a day to be confirmed';
};

export const dueInWords = (journey: Journey, element: string): string => {
  const due = journey.plan[element]?.due;
  return due ? dayInWords(due) : 'a day to be confirmed';
};

/** `3 practice activities of "Online course 1: …"`, or the title of anything that counts once. */
const missingTitle = (title: string, count: number, isCourse: boolean): string =>
  isCourse ? `${counted(count, 'practice activity', 'practice activities')} of ${title}` : title;

const lackingTitle = (journey: Journey, { element, title, count }: Lacking): string =>
  missingTitle(title, count, elementById(journey.programme, element)?.kind === 'course');

/** What can still be done for the assessment, each with its day (S3.7, S5.1). */
export const canBeDone = (journey: Journey, { canBeDone: lacking }: Shortfall): string[] =>
  lacking.map((one) => `${lackingTitle(journey, one)}${one.by === null ? '' : `, by ${dayInWords(one.by)}`}`);

/** What no group offers again in time: it is not asked for. */
export const cannotBeDone = (journey: Journey, { cannotBeDone: lacking }: Shortfall): string[] =>
  lacking.map((one) => lackingTitle(journey, one));

/** `3 more of the parts below`, and reviews by name. */
export function neededInWords(journey: Journey, { more, reviews }: Shortfall): string {
  const parts = more === 0 ? [] : [`${numberInWords(more)} more of the parts below`];
  return listInWords([...parts, ...reviews.map((id) => titleOf(journey, id))]);
}

/** `22 of 27 done; 25 are needed` */
export function engagementFacts(journey: Journey): [string, string][] {
  const { done, total, needed } = engagementOf(journey);
  return [
    ['Completed', `${done} of ${total} parts of the programme`],
    ['Needed for the assessment', `${needed} of ${total}`],
  ];
}

/** Where things are found and handed in; said in one way everywhere. */
export const inLearningEnvironment = 'in the online learning environment';

export const hoursOfDay: [string, string] = ['Time', '09:30 to 16:00 (UK time)'];

export const contactEarly: Block =
  'If anything stands in your way, tell us early by replying to this message. There is nearly always something that we can do.';
