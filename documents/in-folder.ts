/** The file system's refusals, told as the folder's fault: the error itself names paths. */
import { folderFault } from '../environment/folder-fault.js';
import { DocumentsUnusable } from './store.js';

/** @throws DocumentsUnusable naming DOCUMENTS_FOLDER, where the file system refuses */
export async function inFolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const fault = folderFault(cause, 'The folder of documents', 'DOCUMENTS_FOLDER');
    throw fault === null ? cause : new DocumentsUnusable(fault, { cause });
  }
}

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

/** Every method likewise. */
export function allInFolder<T extends object>(methods: T): T {
  const all = Object.entries(methods as Methods).map(([name, method]) => [
    name,
    (...given: never[]) => inFolder(() => method(...given)),
  ]);
  return Object.fromEntries(all) as T;
}
