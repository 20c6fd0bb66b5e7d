/** Figures for people: one table for each, ratios in a column of their own. */
import Table from 'cli-table3';
import type { Figure } from './figure.js';

export function figureTable({ title, rows, notes }: Figure): string {
  const table = new Table({
    head: ['figure', 'value', 'against', 'ratio', 'target'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    // No line between rows.
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { what, value, against, ratio, target } of rows) {
    table.push([what, value, against ?? '', ratio === undefined ? '' : String(ratio), target ?? '']);
  }
  return [title, table.toString(), ...notes.map((note) => `  ${note}`)].join('\n');
}
