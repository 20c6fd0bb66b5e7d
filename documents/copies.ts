/** Copies of what was handed in (S5.3, S5.4): the original stays sealed under its hash. */
import type { DocumentKind } from './kind.js';
import { readDocument } from './read-document.js';
import { refusal } from './refusals.js';

export { DocumentRefused } from './refusals.js';

const extensions: Readonly<Record<DocumentKind, string>> = { docx: 'docx', pdf: 'pdf', text: 'txt' };

const isKind = (kind: string): kind is DocumentKind => Object.hasOwn(extensions, kind);

/**
 * The script as assessors get it: everybody the same. Made again whenever it is opened, from the sealed bytes and in a
 * process of its own, as documents are read.
 * @throws DocumentRefused, if it cannot be made
 */
export const blindCopy = (bytes: Uint8Array, kind: string): Promise<Uint8Array> =>
  copyOf(bytes, kind, 'blind');

/**
 * What a coach or the office gets: the same bytes, but that a Word document fetches no template from elsewhere.
 * @throws DocumentRefused, if it cannot be made
 */
export const safeCopy = (bytes: Uint8Array, kind: string): Promise<Uint8Array> =>
  kind === 'docx' ? copyOf(bytes, kind, 'safe') : Promise.resolve(bytes);

async function copyOf(bytes: Uint8Array, kind: string, withCopy: 'blind' | 'safe'): Promise<Uint8Array> {
  if (!isKind(kind)) throw refusal('wrong-type', 'extension');
  const { copy } = await readDocument(bytes, `copy.${extensions[kind]}`, { withCopy });
  if (!copy) throw refusal('unreadable', 'file');
  return copy;
}
