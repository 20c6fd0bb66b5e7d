/** The script as assessors get it (S5.4): the original stays sealed under its hash, and everybody gets the same copy. */
import type { DocumentKind } from './kind.js';
import { readDocument } from './read-document.js';
import { refusal } from './refusals.js';

export { DocumentRefused } from './refusals.js';

const extensions: Readonly<Record<DocumentKind, string>> = { docx: 'docx', pdf: 'pdf', text: 'txt' };

const isKind = (kind: string): kind is DocumentKind => Object.hasOwn(extensions, kind);

/**
 * Made anew whenever a script is opened, from the sealed bytes and in a process of its own, as documents are read.
 * @throws DocumentRefused, if it cannot be made
 */
export async function blindCopy(bytes: Uint8Array, kind: string): Promise<Uint8Array> {
  if (!isKind(kind)) throw refusal('wrong-type', 'extension');
  const { copy } = await readDocument(bytes, `script.${extensions[kind]}`, { withBlindCopy: true });
  if (!copy) throw refusal('unreadable', 'file');
  return copy;
}
