/** The text of a file in whatever encoding a spreadsheet wrote it: UTF-8, UTF-16, or Windows-1252. */
import iconv from 'iconv-lite';
import { BadInput } from '../errors.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A cohort of 5,000 rows is about one megabyte. */
const LARGEST_BYTES = 8 * 1024 * 1024;

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/** @throws BadInput for an empty or too large file, a workbook, or anything else that is not text */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST_BYTES) {
    throw new BadInput(['The file is larger than 8 MB. Split it into several files.'], 'file-too-large');
  }
  refuseWorkbook(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const encoding = sniff(buffer);
  const text = (encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, encoding)).replace(
    /^\uFEFF/,
    '',
  );
  if (text.trim() === '') throw new BadInput(['The file is empty.'], 'file-empty');
  if (text.includes('\0')) {
    throw new BadInput(
      ['The file is not text. Save the sheet as CSV (UTF-8) and give that file.'],
      'file-not-text',
    );
  }
  return { text, encoding };
}

function sniff(buffer: Buffer): Encoding {
  const wide = wideEncoding(buffer);
  if (wide) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** UTF-16 by its mark or by its first characters; null for what is not UTF-16. */
export function wideEncoding(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  return wideOrder(buffer);
}

/** UTF-16 without a mark: of the first characters of a header, every second byte is zero. */
function wideOrder(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  const head = buffer.subarray(0, 64);
  const pairs = Math.floor(head.length / 2);
  let low = 0;
  let high = 0;
  for (let index = 0; index < pairs; index++) {
    if (head[2 * index] === 0) high++;
    if (head[2 * index + 1] === 0) low++;
  }
  if (pairs < 2) return null;
  if (low === pairs && high === 0) return 'utf-16le';
  return high === pairs && low === 0 ? 'utf-16be' : null;
}

/** @throws BadInput for a spreadsheet that was not saved as text */
export function refuseWorkbook(bytes: Uint8Array): void {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const old = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (!zip && !old) return;
  throw new BadInput(
    ['The file is a workbook, not a CSV file. Save the sheet as CSV (UTF-8) and give that file.'],
    'file-not-text',
  );
}
