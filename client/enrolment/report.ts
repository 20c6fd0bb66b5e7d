/** The result of every row as CSV, formula-safe: with the row's own cells, so that it can be corrected and sent again. */
import { csvLine } from '../reading/csv.js';
import { columns } from './columns.js';
import type { CohortRow } from './cohort-row.js';
import type { RowResult } from '../actions/enrol-rows.js';

const own = ['row', 'reference', 'journey', 'result', 'reasons', 'warnings'] as const;

/**
 * With a byte order mark, so that a spreadsheet reads it as UTF-8.
 * @param rows what was sent, in the order of the results
 */
export function reportCsv(results: readonly RowResult[], rows: readonly Pick<CohortRow, 'cells'>[]): string {
  const sent = columns.filter(
    (column) => column !== 'reference' && rows.some(({ cells }) => cells[column] !== undefined),
  );
  const lines = results.map(({ row, reference, journey, result, reasons, warnings }, index) =>
    csvLine([
      ...[row, reference, journey, result, reasons.join(' | '), warnings.join(' | ')],
      ...sent.map((column) => rows[index]?.cells[column] ?? ''),
    ]),
  );
  return `\uFEFF${csvLine([...own, ...sent])}${lines.join('')}`;
}
