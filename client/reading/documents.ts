/** Handing in a document (S5.3): read, counted, kept by content hash; the journey sees only the hash. */
import type { DocumentStore } from '../../activities/documents/store.js';
import type { Store } from '../../store/database.js';
import type { Instant } from '../../workflows/journey/values.js';
import { BadInput } from '../errors.js';

export interface HandedIn {
  /** SHA-256 of the bytes: what the commands take. */
  document: string;
  kind: string;
  bytes: number;
  /** By the published rule; null for evidence in which no words were found, such as a scan. */
  words: number | null;
}

const PURPOSE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Evidence is looked at by people, so a scan will do. */
const evidence = new Set(['headteacher-declaration', 'qts-certificate', 'setting-confirmation']);

/**
 * @param purpose an element, `case-study`, or a kind of evidence
 * @throws DocumentRefused with a code of its closed list
 */
export async function keepDocument(
  stores: { store: Store; documents: DocumentStore },
  journey: string,
  bytes: Uint8Array,
  fileName: string,
  purpose: string,
  at: Instant,
): Promise<HandedIn> {
  if (!PURPOSE.test(purpose)) {
    throw new BadInput([`purpose: "${purpose}" must be what the document is for, such as "task-1"`]);
  }
  const reading = await read(bytes, fileName, evidence.has(purpose));
  const { sha256 } = await stores.documents.put(bytes);
  const { saveDocument } = await import('../../store/documents.js');
  await saveDocument(stores.store, { journey, sha256, purpose, bytes: bytes.length, at, ...reading });
  return { document: sha256, bytes: bytes.length, ...reading };
}

async function read(
  bytes: Uint8Array,
  fileName: string,
  scanWillDo: boolean,
): Promise<{ kind: string; words: number | null }> {
  const { DocumentRefused, readDocument } = await import('../../activities/documents/read-document.js');
  try {
    const { kind, words } = await readDocument(bytes, fileName);
    return { kind, words };
  } catch (error) {
    if (!scanWillDo || !(error instanceof DocumentRefused) || error.code !== 'no-text') throw error;
    const { kindOf } = await import('../../activities/documents/kind.js');
    return { kind: await kindOf(bytes, fileName), words: null };
  }
}
