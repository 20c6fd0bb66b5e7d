/** What all nudges have in common: the occasion of the message first, then whatever else the morning brings. */
import { kindOf, subjectOf } from '../../workflows/journey/rules/agenda.js';
import type { Block, MessageContext } from './message.js';
import { itemLine } from './items.js';

export const itemsOf = ({ event }: Pick<MessageContext, 'event'>): readonly string[] =>
  event.type === 'Nudged' ? event.items : [];

/** The items of one kind, such as `due-soon`; statutory items and chases go by their subject. */
export const itemsOfKind = (context: MessageContext, kind: string): string[] =>
  itemsOf(context).filter((key) => {
    const subject = subjectOf(key);
    if (subject === 'statutory' || subject === 'application') return kind === subject;
    return kindOf(key) === kind;
  });

export const linesOf = (context: MessageContext, keys: readonly string[]): string[] =>
  keys.map((key) => itemLine(context.journey, key));

/** Everything of the morning that is not of the message's own kind. */
export function alsoToday(context: MessageContext, kind: string): Block[] {
  const own = new Set(itemsOfKind(context, kind));
  const others = itemsOf(context).filter((key) => !own.has(key));
  return others.length === 0
    ? []
    : [{ heading: 'Also coming up' }, { list: linesOf(context, [...new Set(others)]) }];
}
