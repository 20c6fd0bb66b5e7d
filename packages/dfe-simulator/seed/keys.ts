import type { Id } from '../world/world.js';
import { SeedProblem } from './problem.js';

/** A seed names its records by key; ids are made from the names. */
export type Keys = Map<string, Id>;

/** @throws SeedProblem when there is no such key */
export function resolve(keys: ReadonlyMap<string, Id>, key: string, where: string): Id {
  const id = keys.get(key);
  if (id === undefined) throw new SeedProblem(`${where} names "${key}", which the seed does not have.`);
  return id;
}

/**
 * Puts the id in place of every text that begins with @ and names a record of the seed.
 * @throws SeedProblem when it names none
 */
export function withIds(
  keys: ReadonlyMap<string, Id>,
  input: Readonly<Record<string, unknown>>,
  where: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('@') ? resolve(keys, value.slice(1), where) : value,
    ]),
  );
}
