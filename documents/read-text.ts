/**
 * Takes the text from a document and counts it, here and now, in as much time and memory as it takes. Whoever
 * serves others meanwhile calls `readDocument`, which has this done in a process of its own.
 */
import { createHash } from 'node:crypto';
import { documentKindOf, type DocumentKind } from './kind.js';
import type { DocumentReading } from './document-reading.js';
import type { ReadingOptions } from './document-reading.js';
import { DocumentRefused, refusal } from './refusals.js';
import { tracesIn } from './traces.js';
import { wordsIn, type Line } from './count/line.js';
import { countWords } from './count/word-count.js';

/** Characters of text in one document: more than three theses. */
const TEXT_LIMIT = 2_000_000;

/** @throws DocumentRefused, and nothing else */
export async function readText(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions,
): Promise<DocumentReading> {
  try {
    return await read(bytes, fileName, options);
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    // What nests or repeats itself without end overruns the stack, or a buffer.
    throw error instanceof RangeError ? refusal('too-complex', 'effort') : refusal('unreadable', 'file');
  }
}

async function read(
  bytes: Uint8Array,
  fileName: string,
  { withText = false, withCopy, author }: ReadingOptions,
): Promise<DocumentReading> {
  const kind = await documentKindOf(bytes, fileName);
  const lines = await linesOf(bytes, kind);
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > TEXT_LIMIT) throw refusal('too-large', 'text');
  if (!lines.some(({ text }) => wordsIn(text) > 0)) throw refusal('no-text', 'file');
  const reading: DocumentReading = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    kind,
    ...countWords(lines),
  };
  const text = lines.map((line) => line.text).join('\n');
  return {
    ...reading,
    ...(author ? { traces: tracesIn(text, author) } : {}),
    ...(withText ? { text } : {}),
    ...(withCopy ? { copy: await copyOf(bytes, kind, withCopy) } : {}),
  };
}

/** Each parser is loaded when a document is the first of its kind. */
async function linesOf(bytes: Uint8Array, kind: DocumentKind): Promise<Line[]> {
  if (kind === 'docx') return (await import('./word/docx.js')).docxLines(bytes);
  if (kind === 'pdf') return (await import('./pdf.js')).pdfLines(bytes);
  return (await import('./plain-text.js')).plainTextLines(bytes);
}

async function copyOf(bytes: Uint8Array, kind: DocumentKind, which: 'blind' | 'safe'): Promise<Uint8Array> {
  if (kind === 'docx' && which === 'safe') return (await import('./word/safe-copy.js')).safeWordCopy(bytes);
  if (kind === 'docx') return (await import('./word/blind-copy.js')).blindWordCopy(bytes);
  if (kind === 'pdf' && which === 'blind') return (await import('./pdf-blind-copy.js')).blindPdfCopy(bytes);
  return bytes;
}
