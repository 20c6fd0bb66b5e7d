/** A whole enrolment file: what is wrong with all of it refuses it; what is wrong with a row, that row. */
import { CsvError, parse } from 'csv-parse/sync';
import { BadInput } from '../errors.js';
import type { Cells, Column } from './columns.js';
import { columns } from './columns.js';
import { duplicateFaults } from './duplicates.js';
import { decodeText, type Encoding } from '../input/encoding.js';
import { columnName, readHeader } from './header.js';
import { readRow, type Intake, type RowReading } from './row.js';

export interface CohortRow extends RowReading {
  /** The line on which the row begins, as a spreadsheet numbers it: the header is 1. */
  row: number;
  /** As it is written, if it is. */
  reference: string | null;
}

export interface CohortFile {
  rows: CohortRow[];
  encoding: Encoding;
  delimiter: ',' | ';' | '\t';
}

export const MOST_ROWS = 5_000;
const LONGEST_CELL = 5_000;
const delimiters = [',', ';', '\t'] as const;

/**
 * Reads an enrolment file: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab.
 * @throws BadInput before anything has started, with every fault of the header
 */
export function readCohortFile(bytes: Uint8Array, intake: Intake): CohortFile {
  const { text, encoding } = decodeText(bytes);
  const delimiter = sniffDelimiter(text);
  const [first, ...records] = parseRecords(text, delimiter);
  const { header, faults } = readHeader(first?.cells ?? [], intake.programme);
  const [fault, ...others] = faults;
  if (fault !== undefined) throw new BadInput([fault, ...others], 'header-wrong');
  if (records.length === 0) throw new BadInput(['The file has a header, but no rows.'], 'file-empty');
  if (records.length > MOST_ROWS) {
    throw new BadInput(
      [`The file has ${records.length} rows; at most ${MOST_ROWS} are taken at once. Split it.`],
      'file-too-large',
    );
  }
  const rows = records.map(({ line, cells }) => rowOf(line, cells, header, intake));
  return { rows: withoutDuplicates(rows), encoding, delimiter };
}

/** The delimiter that makes the most known columns of the first line; a comma if none makes any. */
export function sniffDelimiter(text: string): (typeof delimiters)[number] {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  let best: (typeof delimiters)[number] = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const names = line.split(delimiter).map((cell) => columnName(cell.replaceAll('"', '')));
    const known = names.filter((name) => (columns as string[]).includes(name)).length;
    if (known > most) [best, most] = [delimiter, known];
  }
  return best;
}

interface CsvRecord {
  line: number;
  cells: string[];
}

function parseRecords(text: string, delimiter: string): CsvRecord[] {
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed
      .map(({ info, record }) => ({ line: info.lines - linesWithin(record), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    throw new BadInput(
      [`The file is not well-formed CSV${line}: a quotation mark is missing or out of place.`],
      'file-broken',
    );
  }
}

/** The parser counts to the end of a record; a cell may hold line breaks. */
const linesWithin = (record: string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

function rowOf(line: number, cells: string[], header: (Column | null)[], intake: Intake): CohortRow {
  const named: Cells = {};
  const faults: string[] = [];
  cells.forEach((cell, index) => {
    const column = header[index];
    if (column) named[column] = cell.normalize('NFC').slice(0, LONGEST_CELL);
    else if (cell.trim() !== '') {
      faults.push(
        `The row has a value in column ${index + 1}, which has no name. Is a delimiter not quoted?`,
      );
    }
  });
  const reading = readRow(named, intake);
  const reference = named.reference?.trim() || null;
  if (faults.length === 0) return { row: line, reference, ...reading };
  return {
    row: line,
    reference,
    request: null,
    faults: [...faults, ...reading.faults],
    warnings: reading.warnings,
  };
}

/** The first of several rows about one person stands; the later ones say which one it is. */
function withoutDuplicates(rows: CohortRow[]): CohortRow[] {
  const faults = duplicateFaults(rows);
  return rows.map((row) => {
    const own = faults.get(row.row) ?? [];
    return own.length === 0 ? row : { ...row, request: null, faults: [...row.faults, ...own] };
  });
}
