import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderFault } from '../../environment/folder-fault.js';
import { DocumentsUnusable, DocumentStoreError, type DocumentStore } from './store.js';

const HASH = /^[0-9a-f]{64}$/;
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;

/**
 * A document store in a folder: `ab/cd/abcd…`, readable by its owner alone. A document appears under its name
 * only when all of it is on the disk, so a crash or a full disk never leaves half of one.
 * @param root the folder; made if it is not there.
 * @throws DocumentsUnusable, now or from any of its methods, naming DOCUMENTS_FOLDER
 */
export async function openFolderStore(root: string): Promise<DocumentStore> {
  const incoming = join(root, 'incoming');
  await inFolder(async () => {
    await mkdir(incoming, { recursive: true, mode: PRIVATE_FOLDER });
    await sweep(incoming);
  });

  return {
    put: (bytes) =>
      inFolder(async () => {
        const sha256 = hashOf(bytes);
        const path = pathOf(root, sha256);
        if (!(await isWhole(path, sha256))) await write(bytes, join(incoming, randomUUID()), path);
        return { sha256, size: bytes.length };
      }),
    get: (sha256) =>
      inFolder(async () => {
        const bytes = await read(pathOf(root, sha256));
        if (!bytes) throw new DocumentStoreError('missing');
        if (hashOf(bytes) !== sha256) throw new DocumentStoreError('damaged');
        return bytes;
      }),
    has: (sha256) => inFolder(async () => (await unlessMissing(stat(pathOf(root, sha256)))) !== undefined),
    remove: (sha256) =>
      inFolder(async () => {
        const path = pathOf(root, sha256);
        await rm(path, { force: true });
        await unlessMissing(sync(dirname(path)));
      }),
  };
}

/** What the file system refuses is told as the folder's fault: the error itself names paths. */
async function inFolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const fault = folderFault(cause, 'The folder of documents', 'DOCUMENTS_FOLDER');
    throw fault === null ? cause : new DocumentsUnusable(fault, { cause });
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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

/** Written aside and synced, then renamed; the folder is synced too, so that the new name outlives a power cut. */
async function write(bytes: Uint8Array, aside: string, path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    const file = await open(aside, 'wx', PRIVATE_FILE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  for (const made of [folder, dirname(folder), dirname(dirname(folder))]) await sync(made);
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes away what a crash left half-written; what is younger than a day may still be on its way in. */
async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const written = await unlessMissing(stat(path));
    if (written && Date.now() - written.mtimeMs > ABANDONED_AFTER) await rm(path, { force: true });
  }
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
