/** The result of every row as CSV, formula-safe, for whoever sent the file. */
import { csvLine } from '../reading/csv.js';
import type { RowResult } from './run.js';

export const reportColumns = ['row', 'reference', 'journey', 'result', 'reasons', 'warnings'] as const;

/** With a byte order mark, so that a spreadsheet reads it as UTF-8. */
export function reportCsv(results: readonly RowResult[]): string {
  const lines = results.map(({ row, reference, journey, result, reasons, warnings }) =>
    csvLine([row, reference, journey, result, reasons.join(' | '), warnings.join(' | ')]),
  );
  return `\uFEFF${csvLine(reportColumns)}${lines.join('')}`;
}
