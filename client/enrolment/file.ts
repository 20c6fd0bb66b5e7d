/** A whole enrolment file: what is wrong with all of it refuses it; what is wrong with a row, that row. */
import { BadInput } from '../errors.js';
import type { Cells } from './columns.js';
import { duplicateFaults } from './duplicates.js';
import { readRecords, type Delimiter } from '../input/csv-records.js';
import { decodeText, type Encoding } from '../input/encoding.js';
import { isColumn, readHeader, type Heading } from './header.js';
import { asWritten } from '../reading/csv.js';
import { readEnrolmentRow, type Intake } from './row.js';
import type { CohortRow } from './cohort-row.js';

export interface CohortFile {
  rows: CohortRow[];
  encoding: Encoding;
  /** Why the encoding was taken, in words that go on from "because". */
  because: string;
  delimiter: Delimiter;
}

export const MOST_ROWS = 5_000;
const LONGEST_CELL = 5_000;

/**
 * Reads an enrolment file: UTF-8, UTF-16 or an older encoding; comma, semicolon, tab or bar.
 * @throws BadInput before anything has started, with every fault of the header
 */
export function readCohortFile(bytes: Uint8Array, intake: Intake): CohortFile {
  const { text, encoding, because } = decodeText(bytes);
  const { delimiter, records, count } = readRecords(text, MOST_ROWS + 1, isColumn);
  const [first, ...others] = records;
  const { header, faults } = readHeader(first?.cells ?? [], intake.programme);
  const [fault, ...more] = faults;
  if (fault !== undefined) throw new BadInput([fault, ...more], 'header-wrong');
  if (others.length === 0) throw new BadInput(['The file has a header, but no rows.'], 'file-empty');
  if (count - 1 > MOST_ROWS) {
    throw new BadInput(
      [`The file has ${count - 1} rows; at most ${MOST_ROWS} are taken at once. Split it.`],
      'file-too-large',
    );
  }
  const rows = others.map(({ row, cells }) => rowOf(row, cells, header, intake));
  return { rows: withoutDuplicates(rows), encoding, because, delimiter };
}

function rowOf(row: number, cells: string[], header: Heading[], intake: Intake): CohortRow {
  const named: Cells = {};
  const faults: string[] = [];
  for (let index = 0; index < Math.max(cells.length, header.length); index++) {
    const [cell, heading] = [cells[index] ?? '', header[index] ?? null];
    if (heading !== null && heading !== 'of-report') {
      named[heading] = asWritten(cell).normalize('NFC').slice(0, LONGEST_CELL);
    } else if (heading === null && cell.trim() !== '') {
      faults.push(
        `The row has a value in column ${index + 1}, which has no name. Is a delimiter not quoted?`,
      );
    }
  }
  const reading = readEnrolmentRow(named, intake);
  const own = { row, reference: named.reference?.trim() || null, cells: named };
  if (faults.length === 0) return { ...own, ...reading };
  return { ...own, request: null, faults: [...faults, ...reading.faults], warnings: reading.warnings };
}

/** The first of several rows about one person stands; the later ones say which one it is. */
function withoutDuplicates(rows: CohortRow[]): CohortRow[] {
  const faults = duplicateFaults(rows);
  return rows.map((row) => {
    const own = faults.get(row.row) ?? [];
    return own.length === 0 ? row : { ...row, request: null, faults: [...row.faults, ...own] };
  });
}
