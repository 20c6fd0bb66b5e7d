/** Several messages of one moment as one that says what is true (S6.5): the reason first, then what follows from it (decision 036). */
import type { Worded } from '../../workflows/effects/templates.js';
import type { CalendarEntry } from '../calendar/entry.js';
import { coachingTogether } from './coaching-together.js';
import { eventInvitations } from './events.js';
import type { Block, MessageContent } from './message.js';
import type { SingleMessage } from './single-message.js';

/** What follows from something else that is told with it: last, in this order. */
const consequences: readonly Worded[] = [
  'duty-met',
  'event-invitation',
  'coaching-cancelled',
  'coaching-moved',
  'coaching-offered',
  'course-open',
  'session-cancelled',
  'session-moved',
  'session-booked',
];

/** Of whose kind several are one list. */
const asOne: Partial<Record<Worded, (told: readonly SingleMessage[]) => MessageContent>> = {
  'event-invitation': eventInvitations,
  'coaching-offered': coachingTogether,
  'coaching-moved': coachingTogether,
  'coaching-cancelled': coachingTogether,
  'session-booked': coachingTogether,
  'session-moved': coachingTogether,
  'session-cancelled': coachingTogether,
};

/** Who lists already what these would list once more. */
const listedBy: Partial<Record<Worded, Worded>> = { 'event-invitation': 'group-changed' };

/** The reason of a moment comes before what follows from it; else the order stays that of what happened. */
export const inOrder = <T extends { template: Worded }>(told: readonly T[]): T[] =>
  told.toSorted((a, b) => consequences.indexOf(a.template) - consequences.indexOf(b.template));

/** @param told in order */
export function together(told: readonly SingleMessage[]): MessageContent {
  const sections = sectionsOf(told);
  const [first, ...others] = sections;
  if (!first) throw new Error('nothing is to be told');
  const said = new Set(first.blocks.map(textOf));
  const blocks = [...first.blocks];
  for (const { subject, blocks: more } of others) {
    const fresh = more.filter((block) => !said.has(textOf(block)));
    for (const block of fresh) said.add(textOf(block));
    if (fresh.some(isMore)) blocks.push({ heading: subject });
    blocks.push(...fresh);
  }
  const calendar = newestOf(sections.flatMap((section) => section.calendar ?? []));
  return { subject: first.subject, blocks, ...(calendar.length > 0 ? { calendar } : {}) };
}

const textOf = (block: Block): string => JSON.stringify(block);

/** A notice needs no heading of its own. */
const isMore = (block: Block): boolean => typeof block === 'string' || !('notice' in block);

function sectionsOf(told: readonly SingleMessage[]): MessageContent[] {
  const templates = [...new Set(told.map(({ template }) => template))];
  return templates.flatMap((template) => {
    const alike = told.filter((one) => one.template === template);
    const one = asOne[template];
    const sections = one && alike.length > 1 ? [one(alike)] : alike.map(({ message }) => message);
    const lister = listedBy[template];
    return lister && templates.includes(lister) ? sections.map(noticesOf) : sections;
  });
}

const noticesOf = (message: MessageContent): MessageContent => ({
  ...message,
  blocks: message.blocks.filter((block) => !isMore(block)),
});

/** Of every entry the newest version, which a calendar would keep in any case. */
function newestOf(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const newest = new Map<string, CalendarEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.element);
    if (!known || entry.sequence >= known.sequence) newest.set(entry.element, entry);
  }
  return [...newest.values()];
}
