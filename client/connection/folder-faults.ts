/** A folder of documents that cannot be used, as an error of this library. */
import { DocumentsUnusable } from '../../documents/store.js';
import { Unreachable } from '../errors.js';

/** The same error, or an Unreachable if the folder is away, closed to us, or full. */
export function unreachableFolder(error: unknown): unknown {
  if (!(error instanceof DocumentsUnusable)) return error;
  return new Unreachable('documents-unusable', `${error.message} Then try again.`, { cause: error });
}
