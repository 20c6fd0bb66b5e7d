/** A row of an enrolment file as it was read. */
import type { Cells } from './columns.js';
import type { RowReading } from './row.js';

export interface CohortRow extends RowReading {
  /** The number that a spreadsheet shows beside it: the header is 1. */
  row: number;
  /** As it is written, if it is. */
  reference: string | null;
  /** The cells as they are written, so that a report of them can be corrected and sent again. */
  cells: Cells;
}
