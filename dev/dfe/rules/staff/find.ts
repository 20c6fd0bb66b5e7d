import { notFound } from '../../world/refusal.js';
import type { Id } from '../../world/world.js';

/** The record with this id; 404 when there is none. */
export function found<R>(records: ReadonlyMap<Id, R>, id: Id): R {
  const record = records.get(id);
  if (record === undefined) throw notFound();
  return record;
}
