/**
 * Holds what clients were told against the log of the service, which has one line for everything that was carried
 * out, in order: nothing that was reported as done may be missing, and no declaration may stand twice.
 */
import type { LoggedEntry, ProviderEntry } from 'dfe-simulator/keeping/entry';
import type { Declaration, Id, World } from 'dfe-simulator/world/world';
import type { Difference } from './agreement.js';
import type { Told } from './ledger.js';

type Carried = ProviderEntry & { made: Id | null };

const isCarried = (entry: LoggedEntry): entry is Carried => entry.by === 'provider';
const DECLARE = 'POST /participant-declarations';
const VOID = 'PUT /participant-declarations/{id}/void';

/** Every "done" needs a line of its own in the log. */
export function missingFromLog(told: readonly Told[], log: readonly LoggedEntry[]): Difference[] {
  const keyOf = (operation: string, provider: Id, id: Id, made: Id | null) =>
    [operation, provider, id, made].join('|');
  const left = new Map<string, number>();
  for (const entry of log.filter(isCarried)) {
    const key = keyOf(entry.operation, entry.provider, entry.id, entry.made);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return told.flatMap((entry) => {
    if (entry.told !== 'done') return [];
    const key = keyOf(entry.operation, entry.provider, entry.id.toLowerCase(), entry.record);
    const lines = left.get(key) ?? 0;
    left.set(key, lines - 1);
    return lines > 0
      ? []
      : [`${entry.client} was told that ${entry.operation} was done; the log has no line`];
  });
}

/** What was found must at least be there. */
export function foundButAbsent(told: readonly Told[], world: World): Difference[] {
  const { applications, declarations, outcomes, users } = world;
  const there = (id: Id) => applications.has(id) || declarations.has(id) || outcomes.has(id) || users.has(id);
  return told
    .filter(({ told: what, record }) => what === 'found' && record !== null && !there(record))
    .map(({ client, operation }) => `${client} was told that ${operation} was found, but it is not there`);
}

export interface Doubles {
  /** A declaration was made while one of its type stood on the application: by our doing. */
  ours: Difference[];
  /** The same request, carried out twice by whatever stands in between: nobody can help it. */
  repeated: number;
}

const standing = ({ state }: Declaration): boolean => state !== 'voided';

/**
 * Declarations of one type that one provider had on one application at the same time, ineligible ones too, which
 * the service itself does not keep apart.
 * @param repeatMs two lines as close as that and with the same words are one request, repeated on its way: a
 * client waits longer before it asks again
 */
export function doublesIn(log: readonly LoggedEntry[], world: World, repeatMs: number): Doubles {
  const doubles: Doubles = { ours: [], repeated: 0 };
  const open = new Map<string, Carried>();
  const keyOfId = new Map<Id, string>();
  for (const entry of log.filter(isCarried)) {
    if (entry.operation === VOID) {
      const key = keyOfId.get(entry.id) ?? '';
      if (open.get(key)?.made === entry.id) open.delete(key);
    }
    if (entry.operation !== DECLARE || entry.made === null) continue;
    const declaration = world.declarations.get(entry.made);
    const key = declaration
      ? [entry.provider, declaration.application, declaration.type].join('|')
      : entry.made;
    const first = open.get(key);
    if (first && isRepeat(first, entry, repeatMs)) doubles.repeated += 1;
    else if (first) doubles.ours.push(`${entry.made} was declared while ${told(first, entry)} stood`);
    open.set(key, entry);
    keyOfId.set(entry.made, key);
  }
  return doubles;
}

function isRepeat(first: Carried, entry: Carried, repeatMs: number): boolean {
  return sameWords(first, entry) && msBetween(first, entry) <= repeatMs;
}

const sameWords = (one: Carried, other: Carried): boolean =>
  JSON.stringify(one.attributes) === JSON.stringify(other.attributes);
const msBetween = (one: Carried, other: Carried): number => Date.parse(other.at) - Date.parse(one.at);
const told = (first: Carried, entry: Carried): string =>
  `${first.made} (${msBetween(first, entry)} ms older, ${sameWords(first, entry) ? 'the same' : 'other'} words)`;

/** The same of a world alone, where there is no log: which of them stand more than once now. */
export function standingTwice(world: World): { live: Id[][]; ineligible: Id[][] } {
  const groups = new Map<string, Declaration[]>();
  for (const declaration of [...world.declarations.values()].filter(standing)) {
    if (['awaiting-clawback', 'clawed-back'].includes(declaration.state)) continue;
    const key = `${declaration.application}|${declaration.type}`;
    groups.set(key, [...(groups.get(key) ?? []), declaration]);
  }
  const several = [...groups.values()].filter(({ length }) => length > 1);
  const ids = (group: Declaration[]) => group.map(({ id }) => id);
  return {
    live: several.filter((group) => group.some(({ state }) => state !== 'ineligible')).map(ids),
    ineligible: several.filter((group) => group.every(({ state }) => state === 'ineligible')).map(ids),
  };
}
