/** The result of every row that is worth a line. */
import type { RowResult } from '../../client/journeys.js';

export function rowLines(results: readonly RowResult[]): string[] {
  const count = (result: RowResult['result']): number =>
    results.filter((row) => row.result === result).length;
  const totals = [
    `${count('created')} enrolled`,
    ...(count('already-there') > 0 ? [`${count('already-there')} were there already`] : []),
    `${count('rejected')} rejected`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
  ];
  return [
    `  ${totals.join(', ')}`,
    ...results.flatMap(({ row, reference, reasons }) =>
      reasons.map((reason) => `  ✗ row ${row}, ${reference ?? 'without a reference'}: ${reason}`),
    ),
    ...results.flatMap(({ row, reference, reasons, warnings }) =>
      reasons.length > 0 ? [] : warnings.map((warning) => `  ! row ${row}, ${reference ?? ''}: ${warning}`),
    ),
  ];
}
