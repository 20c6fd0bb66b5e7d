/** A document that has arrived (S5.3): read, counted, kept by content hash; the journey sees only the hash. */
import type { Arrival } from '../../store/arrivals.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Servers } from '../connection/servers.js';

export interface HandedIn {
  /** SHA-256 of the bytes: what the commands take. */
  document: string;
  kind: string;
  bytes: number;
  /** By the published rule; null for evidence in which no words were found, such as a scan. */
  words: number | null;
  /** The id of the command with which it is handed in. */
  command: string;
  /** When its first byte was here, by the clock of the door; the first time, if it was sent again. */
  arrived: Instant;
}

/** Evidence is looked at by people, so a scan will do. */
const evidence = new Set(['headteacher-declaration', 'qts-certificate', 'setting-confirmation']);

/** @throws DocumentRefused with a code of its closed list */
export async function keepDocument(
  servers: Pick<Servers, 'inFolder' | 'inStore'>,
  { journey, command, purpose, sha256, at }: Arrival,
  bytes: Uint8Array,
  fileName: string,
): Promise<HandedIn> {
  const reading = await read(bytes, fileName, evidence.has(purpose));
  await servers.inFolder(({ documents }) => documents.put(bytes));
  const { saveDocument } = await import('../../store/documents.js');
  const known = { bytes: bytes.length, ...reading };
  await servers.inStore((store) => saveDocument(store, { journey, sha256, purpose, at, ...known }));
  return { document: sha256, ...known, command, arrived: at };
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
