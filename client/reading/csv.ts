/** CSV that a spreadsheet shows and never runs. */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null;

const FORMULA = /^[\s\p{Cf}]*[=+\-@|%\t\r＝＋－＠]/u;

/**
 * A cell that begins like a formula, even behind spaces, gets an apostrophe before it. Numbers of ours stay.
 */
export function safeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What stood in a cell before it was made safe, when a file of ours comes back. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** One record with its line end, quoted where needed. */
export const csvLine = (cells: readonly Cell[]): string =>
  stringify([cells.map(safeCell)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
