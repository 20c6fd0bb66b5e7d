/** What all nudges have in common: the occasion of the message first, then whatever else the morning brings. */
import { kindOf } from '../../workflows/journey/agenda/keys.js';
import type { NudgeKind } from '../../workflows/journey/agenda/kinds.js';
import type { Block, Scene } from './message.js';
import { itemLine } from './items.js';

export const itemsOf = ({ event }: Pick<Scene, 'event'>): readonly string[] =>
  event.type === 'Nudged' ? event.items : [];

export const itemsOfKind = (scene: Scene, kind: NudgeKind): string[] =>
  itemsOf(scene).filter((key) => kindOf(key) === kind);

export const linesOf = (scene: Scene, keys: readonly string[]): string[] =>
  keys.map((key) => itemLine(scene.journey, key));

/** Everything of the morning that is not of the message's own kind. */
export function alsoToday(scene: Scene, kind: NudgeKind): Block[] {
  const own = new Set(itemsOfKind(scene, kind));
  const others = itemsOf(scene).filter((key) => !own.has(key));
  return others.length === 0
    ? []
    : [{ heading: 'Also coming up' }, { list: linesOf(scene, [...new Set(others)]) }];
}
