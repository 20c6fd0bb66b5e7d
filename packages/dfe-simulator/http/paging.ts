import { badRequest } from '../world/refusal.js';
import { rubyInteger } from '../world/ruby-integer.js';
import type { Filter } from './filters.js';

const usual = 100;
const most = 3000;

/** One of the two numbers; anything that is no text is as if it were not there. */
function numberOf(page: unknown, name: string, otherwise: number): number {
  const value = typeof page === 'object' && page !== null ? (page as Filter)[name] : undefined;
  return typeof value === 'string' ? rubyInteger(value) : otherwise;
}

/**
 * `page[page]`, from 1, and `page[per_page]`, default: 100, at most 3000 (DfE §1.1). Past the end lies nothing.
 * @throws ApiRefusal 400 unless both are positive
 */
export function pageOf<T>(records: readonly T[], query: Filter): T[] {
  const perPage = Math.min(numberOf(query['page'], 'per_page', usual), most);
  const page = numberOf(query['page'], 'page', 1);
  if (perPage < 1 || page < 1) {
    throw badRequest(
      "The '#/page[page]' and '#/page[per_page]' parameter values must be a valid positive number",
    );
  }
  return records.slice((page - 1) * perPage, page * perPage);
}
