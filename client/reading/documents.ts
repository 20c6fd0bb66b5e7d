/** A document that has arrived (S5.3): read, counted, kept by content hash; the journey sees only the hash. */
import type { Arrival } from '../../store/documents/arrivals.js';
import type { Author } from '../../documents/traces.js';
import type { HowRead, Instant } from '../../workflows/journey/values.js';
import { evidencePurposes } from '../commands/purpose.js';
import type { Servers } from '../connection/servers.js';

export interface HandedIn {
  /** SHA-256 of the bytes: what the commands take. */
  document: string;
  kind: string;
  bytes: number;
  /** By the published rule; null for evidence in which no words were found, such as a scan. */
  words: number | null;
  /** Of a written response: where the count ended, and by what it names its author (S5.3, S5.4). */
  reading?: HowRead;
  /** The id of the command with which it is handed in. */
  command: string;
  /** When its first byte was here, by the clock of the door; the first time, if it was sent again. */
  arrived: Instant;
}

/** What is counted and marked blind. */
const RESPONSE = 'case-study';

/** @throws DocumentRefused with a code of its closed list */
export async function keepDocument(
  servers: Pick<Servers, 'inFolder' | 'inStore'>,
  { journey, command, purpose, sha256, at }: Arrival,
  bytes: Uint8Array,
  fileName: string,
): Promise<HandedIn> {
  const { reading, ...read } = await readFor(servers, journey, purpose, bytes, fileName);
  await servers.inFolder(({ documents }) => documents.put(bytes));
  const { saveDocument } = await import('../../store/documents/documents.js');
  const known = { bytes: bytes.length, ...read };
  await servers.inStore((store) => saveDocument(store, { journey, sha256, purpose, at, ...known }));
  return { document: sha256, ...known, ...(reading ? { reading } : {}), command, arrived: at };
}

async function readFor(
  servers: Pick<Servers, 'inStore'>,
  journey: string,
  purpose: string,
  bytes: Uint8Array,
  fileName: string,
): Promise<Pick<HandedIn, 'kind' | 'words' | 'reading'>> {
  const isEvidence = evidencePurposes.has(purpose);
  const photo = isEvidence ? await photoIn(bytes, fileName) : null;
  if (photo !== null) return { kind: photo, words: null };
  const { DocumentRefused, readDocument } = await import('../../documents/read-document.js');
  const author = purpose === RESPONSE ? await authorOf(servers, journey) : undefined;
  try {
    const { kind, words, countedTo, wordsAfter, doubt, traces } = await readDocument(bytes, fileName, {
      author,
    });
    if (purpose !== RESPONSE) return { kind, words };
    return { kind, words, reading: { countedTo, wordsAfter, doubt, traces: [...(traces ?? [])] } };
  } catch (error) {
    if (!isEvidence || !(error instanceof DocumentRefused) || error.code !== 'no-text') throw error;
    const { documentKindOf } = await import('../../documents/kind.js');
    return { kind: await documentKindOf(bytes, fileName), words: null };
  }
}

/** Evidence is looked at by people, so a photo or a scan will do. */
async function photoIn(bytes: Uint8Array, fileName: string): Promise<string | null> {
  const { photoOf } = await import('../../documents/photo.js');
  return photoOf(bytes, fileName);
}

async function authorOf(servers: Pick<Servers, 'inStore'>, journey: string): Promise<Author | undefined> {
  const { readPerson } = await import('../../store/people/people.js');
  const person = await servers.inStore((store) => readPerson(store, journey));
  if (person === null) return undefined;
  const { givenName, familyName, email, trn, settingName: school } = person;
  return { givenName, familyName, email, trn, school };
}
