/** The Department’s lists as text: a table, how many there are, and how to see the rest. */
import type { RecordList } from '../../../../dfe/session/lists.js';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import { fittedTable } from '../fitted-table.js';
import { many } from '../plain.js';
import { dfeColumns } from './columns.js';

/** One of each kind. */
export const kindWords: Record<keyof ReadKinds, string> = {
  applications: 'application',
  participants: 'participant',
  declarations: 'declaration',
  outcomes: 'outcome',
  statements: 'statement',
  deliveryPartners: 'delivery partner',
};

/** @param csv the file that the records were written to, if they were */
export function dfeListPage<K extends keyof ReadKinds>(
  kind: K,
  { records, page, settled }: RecordList<ReadKinds[K]>,
  width: number,
  csv: string | null,
): string {
  const what = many(records.length, kindWords[kind]);
  const which = page === null ? '' : `, page ${page.number}`;
  if (records.length === 0) {
    const ended = page === null || page.number === 1 ? '' : ' The list is shorter: leave --page out.';
    return `No ${kindWords[kind]}s${which}.${ended}\n${settled ? '' : unsettled}`;
  }
  const table =
    csv === null
      ? `${fittedTable(dfeColumns[kind], records, width, '--csv and --json have all')}\n`
      : `Written to ${csv}.\n`;
  return `${table}${what}${which}.${more(page, records.length)}\n${settled ? '' : unsettled}`;
}

/** The service does not say how many there are: a full page may be followed by another. */
const more = (page: RecordList<unknown>['page'], count: number): string =>
  page !== null && count >= page.size ? ` There may be more: add --page ${page.number + 1}, or --all.` : '';

const unsettled =
  'Records came and went faster than they could be read, so one may be missing: read the list again.\n';
