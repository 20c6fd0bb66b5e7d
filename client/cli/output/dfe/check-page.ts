/** What a look at the Department’s service found. */
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { Checked } from '../../../../dfe/session/check.js';
import { labelled, many, page } from '../plain.js';
import { kindWords } from './list-page.js';
import { unknownNote } from './words.js';

export function checkPage(found: Checked): string {
  const counts = (Object.keys(found.records) as (keyof ReadKinds)[]).map((kind) =>
    many(found.records[kind], kindWords[kind]),
  );
  const whose = found.provider === null ? '' : `, for ${found.provider}`;
  const lines = page([
    ...labelled('Service', `${found.url} answers`),
    ...labelled('Token', `accepted${whose}`),
    ...labelled('Clock', clockWords(found.aheadMs)),
    ...labelled('Budget', budgetWords(found.budget)),
    ...labelled(found.all ? 'Records' : 'Looked at', counts.join(' · ')),
    ...labelled('Unknown', found.unknown.length === 0 ? 'nothing: all was understood' : 'see below'),
  ]);
  return `${lines}${unknownNote(found.unknown)}`;
}

/** An answer says its time to a second, and takes a moment to come. */
const AGREES_MS = 5_000;

function clockWords(aheadMs: number | null): string {
  if (aheadMs === null) return 'the service does not say what time it has';
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (Math.abs(aheadMs) <= AGREES_MS) return 'agrees with ours';
  const where = aheadMs > 0 ? 'ahead of' : 'behind';
  return `the service’s is ${many(seconds, 'second')} ${where} ours: set this machine’s clock, or "in the future" is refused`;
}

function budgetWords(budget: Checked['budget']): string {
  if (budget === null) return 'counted by each command alone: no database is named or answers';
  const { taken, limit, windowMs, pausedMs } = budget;
  const pause =
    pausedMs === 0 ? '' : `; the Department asked to wait ${Math.ceil(pausedMs / 1_000)} seconds more`;
  return `${limit - taken} of ${limit} requests left; ${taken} in the last ${windowMs / 1_000} seconds${pause}`;
}
