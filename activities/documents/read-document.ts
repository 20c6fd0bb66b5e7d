import { createHash } from 'node:crypto';
import { docxLines } from './docx.js';
import { kindOf, type DocumentKind } from './kind.js';
import { pdfLines } from './pdf.js';
import { plainTextLines } from './plain-text.js';
import { refusal } from './refusals.js';
import { countWords, wordsIn, type CountedTo, type Line } from './word-count.js';

export { DocumentRefused, type RefusalCode } from './refusals.js';
export type { DocumentKind } from './kind.js';
export type { CountedTo } from './word-count.js';

/** The largest document that is taken, in bytes: 20 MB. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

/** What is known of a document that was handed in; none of it tells who wrote it. */
export interface DocumentReading {
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
  readonly kind: DocumentKind;
  /** The words by the published rule, up to the heading that `countedTo` names. */
  readonly words: number;
  readonly countedTo: CountedTo;
  /** All text of the document, one line a paragraph; only when asked for. */
  readonly text?: string;
}

/**
 * Reads a document that a participant handed in and counts its words by the published rule (S5.3). The file
 * name serves only for its extension; neither it nor anything of the document stands in an error. Whether the
 * count is within the limits of an assessment is not judged here.
 * @throws DocumentRefused with a code of a closed list and a sentence for the person who handed it in.
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: { readonly withText?: boolean } = {},
): Promise<DocumentReading> {
  if (bytes.length === 0) throw refusal('empty', 'file');
  if (bytes.length > LARGEST_DOCUMENT) throw refusal('too-large', 'file');
  const kind = await kindOf(bytes, fileName);
  const lines = await linesOf(bytes, kind);
  if (!lines.some(({ text }) => wordsIn(text) > 0)) throw refusal('no-text', 'file');
  const reading: DocumentReading = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    kind,
    ...countWords(lines),
  };
  return options.withText ? { ...reading, text: lines.map(({ text }) => text).join('\n') } : reading;
}

async function linesOf(bytes: Uint8Array, kind: DocumentKind): Promise<Line[]> {
  if (kind === 'docx') return docxLines(bytes);
  if (kind === 'pdf') return pdfLines(bytes);
  return plainTextLines(bytes);
}
