/** What the system says of the folder of documents, as one sentence. */
import { Unreachable } from '../errors.js';
import { fileReason } from '../input/file-faults.js';

/** The same error, or an Unreachable if the folder is away, closed to us, or full. */
export function folderFault(error: unknown, folder: string): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (!isOfSystem) return error;
  return new Unreachable(
    'documents-unreachable',
    `The folder of documents, ${folder}, ${fileReason(error)}. See to it, or name the right one with DOCUMENTS_FOLDER or --documents, then try again.`,
    { cause: error },
  );
}
