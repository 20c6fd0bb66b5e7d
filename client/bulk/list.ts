/** A list of people as an office keeps it: a file with a column of references, and whatever else it may hold. */
import { CsvError, parse } from 'csv-parse/sync';
import { BadInput } from '../errors.js';
import { decodeText } from '../input/encoding.js';
import { suggestion } from '../input/suggest.js';

export interface Listed {
  /** The line on which the row begins, as a spreadsheet numbers it: the header is 1. */
  row: number;
  reference: string;
  cells: Readonly<Record<string, string>>;
}

const MOST_ROWS = 5_000;
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Columns beside those that are asked for are left alone: a register has names in it.
 * @param needed columns besides `reference` (or `journey`, as an export has it)
 * @throws BadInput naming every column that is missing
 */
export function readList(bytes: Uint8Array, needed: readonly string[] = []): Listed[] {
  const [header, ...records] = recordsOf(decodeText(bytes).text);
  const names = (header?.cells ?? []).map(columnName);
  const key = names.includes('reference') ? 'reference' : 'journey';
  const missing = [key === 'journey' && !names.includes(key) ? 'reference' : key, ...needed].filter(
    (column) => !names.includes(column),
  );
  const [first, ...rest] = missing.map(
    (column) => `The file has no column "${column}".${suggestedIn(column, names)}`,
  );
  if (first !== undefined) throw new BadInput([first, ...rest], 'header-wrong');
  if (records.length > MOST_ROWS) {
    throw new BadInput([`The file has more than ${MOST_ROWS} rows. Split it.`], 'file-too-large');
  }
  if (records.length === 0) throw new BadInput(['The file has a header, but no rows.'], 'file-empty');
  return records.map(({ line, cells }) => {
    const named = Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]));
    return { row: line, reference: named[key] ?? '', cells: named };
  });
}

function suggestedIn(column: string, names: readonly string[]): string {
  const near = names.find((name) => suggestion(name, [column]) !== '');
  return near === undefined ? '' : ` Is it "${near}"? Call it "${column}".`;
}

const columnName = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

function recordsOf(text: string): { line: number; cells: string[] }[] {
  const [mark, said] = /^sep=(.)\r?\n/.exec(text) ?? ['', undefined];
  const rest = text.slice(mark.length);
  try {
    const parsed = parse(rest, {
      delimiter: said ?? delimiterOf(rest),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed
      .map(({ info, record }) => ({ line: info.lines + (said ? 1 : 0), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadInput(
      ['The file is not well-formed CSV: a quotation mark is missing or out of place.'],
      'file-broken',
    );
  }
}

/** The one that makes the most cells of the first line. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  return delimiters.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}
