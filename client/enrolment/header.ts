/** The first line of an enrolment file: a typo there would go wrong in every row, so it refuses the file. */
import type { Programme } from '../../programmes/schema.js';
import { columnName } from '../input/csv-records.js';
import { suggestion } from '../input/suggest.js';
import { columns, neededColumns, reportOwn, type EnrolmentColumn } from './columns.js';

export const isColumn = (name: string): name is EnrolmentColumn => (columns as string[]).includes(name);

/** A column of the file; one that a report of ours added, which is passed over; or one without a name. */
export type Heading = EnrolmentColumn | 'of-report' | null;

/** The columns in their order; or everything that is wrong with the line. */
export function readHeader(
  cells: readonly string[],
  programme: Programme,
): { header: Heading[]; faults: string[] } {
  const names = cells.map(columnName);
  const faults: string[] = [];
  const header = names.map((name, index): Heading => {
    if (name === '') return null;
    if ((reportOwn as readonly string[]).includes(name)) return 'of-report';
    if (!isColumn(name)) {
      const shown = (cells[index] ?? '').trim().slice(0, 40);
      const left = columns.filter((column) => !names.includes(column));
      faults.push(`Column ${index + 1}, "${shown}", is not known.${suggestion(name, left)}`);
      return null;
    }
    if (names.indexOf(name) < index) {
      faults.push(`Column ${index + 1}, "${name}", is there twice. Take one out.`);
    }
    return name;
  });
  const missing = neededColumns(programme).filter((column) => !names.includes(column));
  if (missing.length > 0) faults.push(`Missing: ${missing.join(', ')}.`);
  if (names.length === 1)
    faults.push('Columns are divided by a comma, a semicolon, a tab or a bar: none is there.');
  return { header, faults };
}
