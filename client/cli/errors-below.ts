/** Errors of the rooms below whose sentences are for users already, by class; a test holds that none is missing. */
import { DocumentRefused } from '../../documents/refusals.js';
import { DocumentsUnusable, DocumentStoreError } from '../../documents/store.js';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { StoreError } from '../../store/database/store-error.js';
import { JournalConflict } from '../../store/record/journal-conflict.js';
import { exitCodes, type ExitCode } from './exit-codes.js';

/** A class comes before the one that it extends. */
export const errorsBelow: readonly [new (...given: never[]) => Error & { code: string }, ExitCode][] = [
  [DocumentRefused, exitCodes.refused],
  [DocumentStoreError, exitCodes['not-found']],
  [DocumentsUnusable, exitCodes.unreachable],
  [CatalogueError, exitCodes['bad-input']],
  [JournalConflict, exitCodes.internal],
  [StoreError, exitCodes['bad-input']],
];
