import { ApiRefusal } from '../../world/refusal.js';
import type { Id } from '../../world/world.js';

/** The record with this id; 404, which names it, when there is none of the kind that is wanted. */
export function found<R>(records: ReadonlyMap<Id, R>, id: Id): R {
  const record = records.get(id);
  if (record !== undefined) return record;
  const detail = `There is no record of the kind that is wanted here with the id ${id}.`;
  throw new ApiRefusal(404, [{ title: 'Resource not found', detail }]);
}
