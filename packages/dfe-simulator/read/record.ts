import type { Id } from '../world/world.js';

/** A record that another one names: a world in which it is missing is broken, and the request fails. */
export function recordOf<T>(records: ReadonlyMap<Id, T>, id: Id): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`The record ${id}, which another one names, is missing.`);
  return record;
}
