import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { allInFolder, inFolder } from './in-folder.js';
import { openAside, syncFolder, unlessMissing } from './durable-files.js';
import { DocumentStoreError, type DocumentStore } from './store.js';

const HASH = /^[0-9a-f]{64}$/;
/** `ab/cd` and the root. */
const FOLDERS_ABOVE = 3;

/**
 * A document store in a folder: `ab/cd/abcd…`, readable by its owner alone. A document appears under its name
 * only when all of it is on the disk, so a crash or a full disk never leaves half of one.
 * @param root the folder; made if it is not there.
 * @throws DocumentsUnusable, now or from any of its methods, naming DOCUMENTS_FOLDER
 */
export async function openFolderStore(root: string): Promise<DocumentStore> {
  const aside = await inFolder(() => openAside(root));
  return allInFolder<DocumentStore>({
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const path = pathOf(root, sha256);
      if (!(await isWhole(path, sha256))) await aside.write(bytes, path, rename, FOLDERS_ABOVE);
      return { sha256, size: bytes.length };
    },
    async get(sha256) {
      const bytes = await read(pathOf(root, sha256));
      if (!bytes) throw new DocumentStoreError('missing');
      if (hashOf(bytes) !== sha256) throw new DocumentStoreError('damaged');
      return bytes;
    },
    async has(sha256) {
      return (await unlessMissing(stat(pathOf(root, sha256)))) !== undefined;
    },
    async remove(sha256) {
      const path = pathOf(root, sha256);
      await rm(path, { force: true });
      await unlessMissing(syncFolder(dirname(path)));
    },
  });
}

export const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The hash is checked before it becomes a path, so nothing that is asked for can lead out of the folder. */
function pathOf(root: string, sha256: string): string {
  if (!HASH.test(sha256)) throw new DocumentStoreError('not-a-hash');
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function isWhole(path: string, sha256: string): Promise<boolean> {
  const bytes = await read(path);
  return bytes !== undefined && hashOf(bytes) === sha256;
}

async function read(path: string): Promise<Uint8Array | undefined> {
  return unlessMissing(readFile(path));
}
