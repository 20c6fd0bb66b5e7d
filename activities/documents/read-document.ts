/** The door through which every document that is handed in is read: in a process of its own, within limits. */
import type { DocumentKind } from './kind.js';
import { Readers } from './reader/readers.js';
import { refusal } from './refusals.js';
import type { CountDoubt, CountedTo } from './count/word-count.js';
import type { Author, Trace } from './traces.js';

export { DocumentRefused } from './refusals.js';

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
  /** The words that follow that heading. */
  readonly wordsAfter: number;
  /** Why it should be asked whether the response ends there. */
  readonly doubt: CountDoubt | null;
  /** By what it names its author; only when told who that is. */
  readonly traces?: readonly Trace[];
  /** Only when asked for. */
  readonly copy?: Uint8Array;
  /** All text of the document, one line a paragraph; only when asked for. */
  readonly text?: string;
}

export interface ReadingOptions {
  readonly withText?: boolean | undefined;
  readonly author?: Author | undefined;
  /** `blind`: without the traces of its author; `safe`: without what reaches out when it is opened. */
  readonly withCopy?: 'blind' | 'safe' | undefined;
}

const readers = new Readers();

/**
 * Reads a document that a participant handed in and counts its words by the published rule (S5.3). The file
 * name serves only for its extension; neither it nor anything of the document stands in an error. Whether the
 * count is within the limits of an assessment is not judged here.
 * @throws DocumentRefused with a code of a closed list and a sentence for the person who handed it in.
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions = {},
): Promise<DocumentReading> {
  if (bytes.length === 0) throw refusal('empty', 'file');
  if (bytes.length > LARGEST_DOCUMENT) throw refusal('too-large', 'file');
  return readers.read({ bytes, fileName, options });
}
