/** What became of many people, each in a line; and the same as CSV, formula-safe. */
import type { BulkOutcome, BulkRow } from '../../bulk/row.js';
import { csvLine } from '../../reading/csv.js';
import { many, page, rehearsalMark } from './plain.js';
import { tableOf } from './table.js';

const words: Record<BulkOutcome, string> = {
  done: 'done',
  'would-do': 'would be done',
  'done-before': 'was so already',
  refused: 'refused',
  failed: 'failed',
};

export function bulkCounts(rows: readonly BulkRow[]): Record<BulkOutcome, number> {
  const counts = { done: 0, 'would-do': 0, 'done-before': 0, refused: 0, failed: 0 };
  for (const { result } of rows) counts[result]++;
  return counts;
}

export function bulkPage(cohort: string, mode: string, rows: readonly BulkRow[]): string {
  if (rows.length === 0) return 'Nobody waits for it.\n';
  const table = tableOf(
    ['Row', 'Reference', 'Journey', 'Result'],
    rows.map(({ row, reference, journey, result, code, message }) => [
      row,
      reference,
      journey,
      code === null ? words[result] : `${words[result]}: ${message ?? ''} [${code}]`,
    ]),
  );
  const counts = bulkCounts(rows);
  const said = (Object.keys(words) as BulkOutcome[])
    .filter((result) => counts[result] > 0)
    .map((result) => `${counts[result]} ${words[result]}`)
    .join(', ');
  return `${table}${page([`${cohort}${rehearsalMark(mode)}: ${many(rows.length, 'person', 'people')}, ${said}.`])}`;
}

/** With a byte order mark, so that a spreadsheet reads it as UTF-8. */
export function bulkCsv(rows: readonly BulkRow[]): string {
  const lines = rows.map(({ row, reference, journey, result, code, message }) =>
    csvLine([row, reference, journey, result, code, message]),
  );
  return `\uFEFF${csvLine(['row', 'reference', 'journey', 'result', 'code', 'message'])}${lines.join('')}`;
}
