/**
 * The records of a large CSV file, line by line: a quotation mark that is missing spoils its own line and
 * none of those after it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { BadInput } from '../errors.js';

export type CsvRecord =
  | { /** Line on which it begins; the header is 1. */ line: number; cells: string[] }
  | { line: number; fault: string };

interface Piece {
  line: number;
  text: string;
}

/** A cell may hold line breaks, but no record of the register comes near so many lines. */
const MOST_LINES = 50;
const LONGEST_LINE = 1_000_000;
const BROKEN = 'is not well-formed CSV: a quotation mark is missing or out of place';

export class RecordReader {
  #line = 0;
  #rest = '';
  #open: Piece[] = [];
  /** Cells of the header, which every record must have. */
  #width: number | null = null;

  /** The records that are complete with this text, which may end anywhere. */
  push(text: string): CsvRecord[] {
    const lines = `${this.#rest}${text}`.split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE) {
      throw new BadInput(
        ['The file of schools has a line without an end: it is no CSV file.'],
        'file-broken',
      );
    }
    return this.#read(lines);
  }

  /** The last records. */
  end(): CsvRecord[] {
    const last = this.#read(this.#rest === '' ? [] : [this.#rest]);
    this.#rest = '';
    const [first, ...others] = this.#open;
    if (!first) return last;
    this.#open = [];
    return [...last, { line: first.line, fault: BROKEN }, ...this.#cut(this.#gather(others)), ...this.end()];
  }

  #read(lines: readonly string[]): CsvRecord[] {
    return this.#cut(
      this.#gather(lines.map((text) => ({ line: ++this.#line, text: text.replace(/\r$/, '') }))),
    );
  }

  /** Lines as whole records; those of one that is still open are kept back. */
  #gather(lines: readonly Piece[]): (Piece | CsvRecord)[] {
    const queue = [...lines].reverse();
    const whole: (Piece | CsvRecord)[] = [];
    for (let piece = queue.pop(); piece; piece = queue.pop()) {
      const isEven = quotes(piece.text) % 2 === 0;
      if (this.#open.length === 0) {
        if (!isEven) this.#open.push(piece);
        else if (piece.text.trim() !== '') whole.push(piece);
        continue;
      }
      this.#open.push(piece);
      const first = this.#open[0] as Piece;
      const cells = isEven ? null : cellsOf(this.#open.map(({ text }) => text).join('\n'));
      if (cells && (this.#width === null || cells.length === this.#width)) {
        this.#open = [];
        whole.push({ line: first.line, cells });
      } else if (!isEven || this.#open.length >= MOST_LINES) {
        // It did not become a record: its first line is broken, and the others are looked at again.
        queue.push(...this.#open.slice(1).reverse());
        this.#open = [];
        whole.push({ line: first.line, fault: BROKEN });
      }
    }
    return whole;
  }

  #cut(pieces: readonly (Piece | CsvRecord)[]): CsvRecord[] {
    const quoted = pieces.filter((piece): piece is Piece => 'text' in piece && piece.text.includes('"'));
    const parsed = cellsOfAll(quoted.map(({ text }) => text));
    let next = 0;
    return pieces.map((piece) => {
      if (!('text' in piece)) return piece;
      const cells = piece.text.includes('"') ? (parsed[next++] ?? null) : piece.text.split(',');
      return cells === null ? { line: piece.line, fault: BROKEN } : this.#fitted(piece.line, cells);
    });
  }

  #fitted(line: number, cells: string[]): CsvRecord {
    this.#width ??= cells.length;
    if (cells.length === this.#width) return { line, cells };
    return {
      line,
      fault: `has ${cells.length} cells where the header has ${this.#width}: is a comma not quoted?`,
    };
  }
}

const quotes = (text: string): number => text.split('"').length - 1;

/** All at once is four times as fast; one by one where a record would swallow the next. */
function cellsOfAll(texts: readonly string[]): (string[] | null)[] {
  const records = recordsOf(texts.join('\n'));
  return records?.length === texts.length ? records : texts.map(cellsOf);
}

function cellsOf(text: string): string[] | null {
  const records = recordsOf(text);
  return records?.length === 1 ? (records[0] ?? null) : null;
}

function recordsOf(text: string): string[][] | null {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
