/** A table that leaves its least important columns out where the terminal is too narrow for them. */
import { many, shown } from './plain.js';
import { tableOf } from './table.js';

type Cell = string | number | null;

/** A title, and what stands under it; the most important come first. */
export type TableColumn<R> = readonly [title: string, cell: (record: R) => Cell];

const GAP = 2;

/** The table with its line ends, and a line that says what was left out. */
export function fittedTable<R>(
  columns: readonly TableColumn<R>[],
  records: readonly R[],
  width: number,
  elsewhere: string,
): string {
  const widths = columns.map(([title, cell]) =>
    Math.max(title.length, ...records.map((record) => shown(String(cell(record) ?? '–')).length)),
  );
  let taken = -GAP;
  const fits = columns.filter((_, index) => {
    taken += (widths[index] ?? 0) + GAP;
    return index === 0 || taken <= width;
  });
  const table = tableOf(
    fits.map(([title]) => title),
    records.map((record) => fits.map(([, cell]) => cell(record))),
  );
  const left = columns.slice(fits.length).map(([title]) => title.toLowerCase());
  if (left.length === 0) return table;
  return `${table}${many(left.length, 'column')} left out for want of room (${left.join(', ')}): ${elsewhere}.\n`;
}
