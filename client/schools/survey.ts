/** A first look at a file of schools: how it is written, which it is, and how long. */
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { instantOfMillis, londonDate } from '../../workflows/journey/calendar.js';
import type { Day } from '../../workflows/journey/values.js';
import { BadInput } from '../errors.js';
import { refuseWorkbook, wideEncoding, type Encoding } from '../input/encoding.js';
import { fileFault } from '../input/file-faults.js';

export interface FileSurvey {
  /** The name without its folders. */
  file: string;
  date: Day;
  sha256: string;
  encoding: Encoding;
  /** Line breaks, for a measure of how far a reading has come. */
  lines: number;
}

/** @throws BadInput if the file cannot be read, is empty, or is not text */
export async function surveyFile(path: string): Promise<FileSurvey> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'utf-8';
  let lines = 0;
  let isFirst = true;
  for await (const chunk of chunksOf(path)) {
    if (isFirst) {
      refuseWorkbook(chunk);
      encoding = wideEncoding(chunk) ?? 'utf-8';
      isFirst = false;
    }
    hash.update(chunk);
    lines += breaks(chunk);
    if (!encoding.startsWith('utf-16') && chunk.includes(0)) {
      throw new BadInput(
        [`The file ${path} is not text. Give the CSV file as it was downloaded.`],
        'file-not-text',
      );
    }
    if (encoding === 'utf-8' && !isUtf8(utf8, chunk)) encoding = 'windows-1252';
  }
  if (isFirst) throw new BadInput([`The file ${path} is empty.`], 'file-empty');
  if (encoding === 'utf-8' && !isUtf8(utf8, null)) encoding = 'windows-1252';
  return { file: basename(path), date: await dateOf(path), sha256: hash.digest('hex'), encoding, lines };
}

/** The text of the file, piece by piece, without a mark of its encoding. */
export async function* decodedText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let isFirst = true;
  for await (const chunk of chunksOf(path)) {
    const text = decoder.write(chunk);
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
  yield decoder.end() ?? '';
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const stream: ReadStream = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw fileFault(path, error, 'file-unreadable');
  } finally {
    stream.destroy();
  }
}

const LINE_FEED = 10;

function breaks(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

/** @param chunk null at the end of the file, where nothing may be half a character */
function isUtf8(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** `edubasealldata20261120.csv` is of 20 November 2026. */
async function dateOf(path: string): Promise<Day> {
  const [, year, month, day] = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(basename(path)) ?? [];
  const named = `${year}-${month}-${day}`;
  if (year !== undefined && !Number.isNaN(Date.parse(`${named}T00:00:00Z`))) return named;
  return londonDate(instantOfMillis((await stat(path)).mtimeMs));
}
