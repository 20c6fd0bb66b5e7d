/** The text of a file in whatever encoding a spreadsheet wrote it, and why it was taken for that one. */
import iconv from 'iconv-lite';
import { BadInput } from '../errors.js';
import { signsIn } from './garbled.js';

/** What Excel saves as "CSV" on Windows, for a Macintosh, and as "CSV (MS-DOS)"; the likeliest first. */
const legacy = { 'windows-1252': 'Windows-1252', macintosh: 'Mac Roman', cp850: 'MS-DOS (850)' } as const;
type Legacy = keyof typeof legacy;
const legacies = Object.keys(legacy) as Legacy[];

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | Legacy;

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  ...legacy,
};

/** A cohort of 5,000 rows is about one megabyte. */
const LARGEST_BYTES = 8 * 1024 * 1024;

export interface DecodedText {
  text: string;
  encoding: Encoding;
  /** Why it was taken for that, in words that go on from "because". */
  because: string;
}

/** @throws BadInput for an empty or too large file, a workbook, or anything else that is not text */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST_BYTES) {
    throw new BadInput(['The file is larger than 8 MB. Split it into several files.'], 'file-too-large');
  }
  refuseWorkbook(bytes);
  const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const text = decoded.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new BadInput(['The file is empty.'], 'file-empty');
  if (text.includes('\0')) {
    throw new BadInput(
      ['The file is not text. Save the sheet as CSV (UTF-8) and give that file.'],
      'file-not-text',
    );
  }
  return { ...decoded, text };
}

function decode(buffer: Buffer): DecodedText {
  const wide = wideEncoding(buffer);
  if (wide)
    return { text: iconv.decode(buffer, wide), encoding: wide, because: 'two bytes make a character' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer);
    const because = text.startsWith('\uFEFF')
      ? 'it begins with the mark of UTF-8'
      : 'all of it is sound UTF-8';
    return { text, encoding: 'utf-8', because };
  } catch {
    return decodeLegacy(buffer);
  }
}

/** No byte says which of them it is: the reading in which the least speaks against the words is taken. */
function decodeLegacy(buffer: Buffer): DecodedText {
  const readings = legacies.map((encoding) => {
    const text = iconv.decode(buffer, encoding);
    return { text, encoding, signs: signsIn(text) };
  });
  const [best, ...others] = readings.sort((a, b) => a.signs - b.signs);
  if (!best) throw new Error('there is no encoding to read in');
  const isClear = others.every(({ signs }) => signs > best.signs);
  const because = isClear
    ? 'it is not UTF-8, and the other encodings would leave more signs and capitals inside words'
    : 'it is not UTF-8, and this is the likeliest of those that fit';
  return { text: best.text, encoding: best.encoding, because };
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
