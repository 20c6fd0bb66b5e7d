/** A list of people as an office keeps it: a file with a column of references, and whatever else it may hold. */
import { BadInput } from '../errors.js';
import { columnName, readRecords } from '../input/csv-records.js';
import { decodeText } from '../input/encoding.js';
import { nearestWord } from '../input/suggest.js';

export interface ListRow {
  /** The number that a spreadsheet shows beside it: the header is 1, also below a line that tells the delimiter. */
  row: number;
  reference: string;
  cells: Readonly<Record<string, string>>;
}

const MOST_ROWS = 5_000;

/**
 * Columns beside those that are asked for are left alone: a register has names in it.
 * @param needed columns besides `reference` (or `journey`, as an export has it)
 * @throws BadInput naming every column that is missing
 */
export function readList(bytes: Uint8Array, needed: readonly string[] = []): ListRow[] {
  const { text } = decodeText(bytes);
  const wanted = ['reference', 'journey', ...needed];
  const isColumn = (name: string) => wanted.some((one) => isNear(name, one));
  const { records: all, count } = readRecords(text, MOST_ROWS, isColumn);
  const [header, ...records] = all;
  const names = (header?.cells ?? []).map(columnName);
  const key = names.includes('reference') ? 'reference' : 'journey';
  const missing = [key === 'journey' && !names.includes(key) ? 'reference' : key, ...needed].filter(
    (column) => !names.includes(column),
  );
  const [first, ...rest] = missing.map(
    (column) => `The file has no column "${column}".${suggestedIn(column, names)}`,
  );
  if (first !== undefined) throw new BadInput([first, ...rest], 'header-wrong');
  if (count - 1 > MOST_ROWS) {
    throw new BadInput([`The file has more than ${MOST_ROWS} rows. Split it.`], 'file-too-large');
  }
  if (records.length === 0) throw new BadInput(['The file has a header, but no rows.'], 'file-empty');
  return records.map(({ row, cells }) => {
    const named = Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]));
    return { row, reference: named[key] ?? '', cells: named };
  });
}

/** A name with another delimiter in it is several. */
const isNear = (name: string, column: string): boolean =>
  !/[,;\t|]/.test(name) && nearestWord(name, [column]) !== undefined;

function suggestedIn(column: string, names: readonly string[]): string {
  const near = names.find((name) => isNear(name, column));
  return near === undefined ? '' : ` Is it "${near}"? Call it "${column}".`;
}
