/** What all nudges have in common: the occasion of the message first, then whatever else the morning brings. */
import { kindOf } from '../../workflows/journey/agenda/keys.js';
import type { NudgeKind } from '../../workflows/journey/agenda/kinds.js';
import type { Block, MessageContext } from './message.js';
import { itemLine } from './items.js';

export const itemsOf = ({ event }: Pick<MessageContext, 'event'>): readonly string[] =>
  event.type === 'Nudged' ? event.items : [];

export const itemsOfKind = (context: MessageContext, kind: NudgeKind): string[] =>
  itemsOf(context).filter((key) => kindOf(key) === kind);

export const linesOf = (context: MessageContext, keys: readonly string[]): string[] =>
  keys.map((key) => itemLine(context.journey, key));

/** Everything of the morning that is not of the message's own kind. */
export function alsoToday(context: MessageContext, kind: NudgeKind): Block[] {
  const own = new Set(itemsOfKind(context, kind));
  const others = itemsOf(context).filter((key) => !own.has(key));
  return others.length === 0
    ? []
    : [{ heading: 'Also coming up' }, { list: linesOf(context, [...new Set(others)]) }];
}
