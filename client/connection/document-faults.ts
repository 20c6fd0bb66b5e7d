/** A folder of documents that cannot be used, as an error of this library, whichever method meets it. */
import { DocumentsUnusable, type DocumentStore } from '../../activities/documents/store.js';
import { Unreachable } from '../errors.js';

export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DocumentsUnusable)) throw error;
    throw new Unreachable('documents-unusable', error.message, { cause: error });
  }
}

export const documentsInWords = (store: DocumentStore): DocumentStore => ({
  put: (bytes) => inWords(() => store.put(bytes)),
  get: (sha256) => inWords(() => store.get(sha256)),
  has: (sha256) => inWords(() => store.has(sha256)),
  remove: (sha256) => inWords(() => store.remove(sha256)),
});
