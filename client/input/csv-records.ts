/** The records of a CSV file, each with the number that a spreadsheet shows beside it. */
import { CsvError, parse } from 'csv-parse/sync';
import { BadInput } from '../errors.js';

/** `Given name`, `given-name` and `GIVEN_NAME` are the same column. */
export const columnName = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

interface CsvRecord {
  row: number;
  cells: string[];
}

export interface CsvRecords {
  delimiter: Delimiter;
  /** Those that hold anything, up to the most that were asked for. */
  records: CsvRecord[];
  /** How many hold anything, in all. */
  count: number;
}

type IsColumn = (name: string) => boolean;

/** Rows with nothing in them, as a sheet has that was formatted to its end, are passed over up to here. */
const MOST_LINES = 100_000;

/**
 * @param most how many rows are kept, besides the header
 * @param isColumn whether a name is one that the header may have: the delimiter is the one that makes the most of them
 * @throws BadInput for what is no CSV, or too long
 */
export function readRecords(text: string, most: number, isColumn: IsColumn): CsvRecords {
  const told = separatorLine(text);
  const body = text.slice(told?.length ?? 0);
  const delimiter = told?.delimiter ?? sniffDelimiter(body, isColumn);
  const records: CsvRecord[] = [];
  let count = 0;
  const take = (cells: string[], { records: read, empty_lines: empty }: Place): null => {
    if (read + empty > MOST_LINES) throw tooLong();
    if (cells.every((cell) => cell.trim() === '')) return null;
    if (++count <= most + 1) records.push({ row: read + empty, cells });
    return null;
  };
  try {
    parse(body.slice(0, endOf(body)), {
      delimiter,
      // Sheets that were put together from several have several ends of lines.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      on_record: take,
    });
  } catch (error) {
    throw error instanceof CsvError ? broken(error) : error;
  }
  return { delimiter, records, count };
}

interface Place {
  records: number;
  empty_lines: number;
}

const tooLong = (): BadInput =>
  new BadInput(
    [`The file has more than ${MOST_LINES} rows, empty ones included. Delete the empty rows, or split it.`],
    'file-too-large',
  );

function broken(error: CsvError): BadInput {
  const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
  return new BadInput(
    [`The file is not well-formed CSV${line}: a quotation mark is missing or out of place.`],
    'file-broken',
  );
}

/** Where the last row that holds anything ends: a sheet may have a million empty ones below it. */
function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && ' \r\n,;\t|'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** `sep=;` above the header tells Excel the delimiter; Excel shows no row for it, so it is not counted. */
function separatorLine(text: string): { delimiter: Delimiter; length: number } | null {
  const [line = '', told = ''] = /^"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\n|\r)/i.exec(text) ?? [];
  const delimiter = delimiters.find((one) => one === told);
  return delimiter === undefined ? null : { delimiter, length: line.length };
}

/** The delimiter that makes the most known columns of the first line; a comma if none makes any. */
function sniffDelimiter(text: string, isColumn: IsColumn): Delimiter {
  const begins = text.trimStart();
  const line = begins.slice(0, begins.search(/[\r\n]|$/));
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const names = line.split(delimiter).map((cell) => columnName(cell.replaceAll('"', '')));
    const known = names.filter(isColumn).length;
    if (known > most) [best, most] = [delimiter, known];
  }
  return best;
}
