/** The door through which every document that is handed in is read: in a process of its own, within limits. */
import { Readers } from './reader/readers.js';
import { refusal } from './refusals.js';
import type { DocumentReading, ReadingOptions } from './document-reading.js';

export { DocumentRefused } from './refusals.js';

/** The largest document that is taken, in bytes: 20 MB. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

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
