/** What was handed in or uploaded, by content hash; the bytes are kept by the folder of documents (S5.3). */
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface DocumentOnFile {
  journey: string;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  sha256: string;
  /** What it is for: an element, a window, or a kind of evidence. */
  purpose: string;
  /** `docx`, `pdf`, `text` and so on, as found in the bytes. */
  kind: string;
  /** By the published rule; null where words are not counted. */
  words: number | null;
  bytes: number;
  at: Instant;
}

/** Keeps what is known of a document; the same again, for the same purpose, keeps the first. */
export async function saveDocument(store: Store, document: DocumentOnFile): Promise<void> {
  const { journey, sha256, purpose, kind, words, bytes, at } = document;
  await store.db
    .insertInto('documents')
    .values({ journey, sha256, purpose, kind, words, bytes, at })
    .onConflict((conflict) => conflict.columns(['journey', 'sha256', 'purpose']).doNothing())
    .execute();
}

/** The first hand-in of that content on the journey; null if there is none. */
export async function readHandedIn(
  store: Store,
  journey: string,
  sha256: string,
): Promise<DocumentOnFile | null> {
  const found = await store.db
    .selectFrom('documents')
    .selectAll()
    .where('journey', '=', journey)
    .where('sha256', '=', sha256)
    .orderBy('at')
    .orderBy('purpose')
    .executeTakeFirst();
  return found ?? null;
}

/** Everything handed in on a journey, oldest first. */
export function listDocuments(store: Store, journey: string): Promise<DocumentOnFile[]> {
  const query = store.db.selectFrom('documents').selectAll().where('journey', '=', journey);
  return query.orderBy('at').orderBy('purpose').orderBy('sha256').execute();
}

/** Other journeys on which the very same bytes were handed in, oldest first. */
export function findSameContent(store: Store, sha256: string, except: string): Promise<DocumentOnFile[]> {
  const query = store.db.selectFrom('documents').selectAll().where('sha256', '=', sha256);
  return query.where('journey', '<>', except).orderBy('at').orderBy('journey').execute();
}
