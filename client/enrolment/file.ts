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
  const { lines, ...readAs } = readSheet(bytes, intake.programme);
  return { rows: judged(lines, intake), ...readAs };
}

/** A row as it was written, and whatever of it stands where no column is. */
interface Line {
  row: number;
  cells: Cells;
  faults: string[];
}

export interface Sheet extends Omit<CohortFile, 'rows'> {
  lines: Line[];
}

/**
 * The cells of an enrolment file, before anybody judges them: which schools it names can be asked first.
 * @throws BadInput as {@link readCohortFile}
 */
export function readSheet(bytes: Uint8Array, programme: Intake['programme']): Sheet {
  const { text, encoding, because } = decodeText(bytes);
  const { delimiter, records, count } = readRecords(text, MOST_ROWS + 1, isColumn);
  const [first, ...others] = records;
  const { header, faults } = readHeader(first?.cells ?? [], programme);
  const [fault, ...more] = faults;
  if (fault !== undefined) throw new BadInput([fault, ...more], 'header-wrong');
  if (others.length === 0) throw new BadInput(['The file has a header, but no rows.'], 'file-empty');
  if (count - 1 > MOST_ROWS) {
    throw new BadInput(
      [`The file has ${count - 1} rows; at most ${MOST_ROWS} are taken at once. Split it.`],
      'file-too-large',
    );
  }
  return {
    lines: others.map(({ row, cells }) => lineOf(row, cells, header)),
    encoding,
    because,
    delimiter,
  };
}

/** The rows of a sheet with their faults and warnings. */
export const judged = (lines: readonly Line[], intake: Intake): CohortRow[] =>
  withoutDuplicates(lines.map((line) => rowOf(line, intake)));

function lineOf(row: number, cells: string[], header: Heading[]): Line {
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
  return { row, cells: named, faults };
}

function rowOf({ row, cells, faults }: Line, intake: Intake): CohortRow {
  const reading = readEnrolmentRow(cells, intake);
  const own = { row, reference: cells.reference?.trim() || null, cells };
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
