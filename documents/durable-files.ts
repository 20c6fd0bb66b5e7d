/** Files that outlive a power cut: whole under their name, or not there. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;

export interface Aside {
  /**
   * Writes the bytes aside and syncs them, has them put in their place, and syncs the folders above it, so that the
   * new name lasts too.
   * @param folders how many folders above the file may be new
   */
  write(
    bytes: Uint8Array,
    path: string,
    put: (aside: string, path: string) => Promise<void>,
    folders: number,
  ): Promise<void>;
}

/** The place of a folder where files are written before they get their names; what a crash left there is taken away. */
export async function openAside(root: string): Promise<Aside> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true, mode: PRIVATE_FOLDER });
  await sweep(incoming);
  return {
    async write(bytes, path, put, folders) {
      const aside = join(incoming, randomUUID());
      await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
      try {
        await writeSynced(bytes, aside);
        await put(aside, path);
      } finally {
        await rm(aside, { force: true });
      }
      await syncAbove(path, folders);
    },
  };
}

async function writeSynced(bytes: Uint8Array, path: string): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncAbove(path: string, folders: number): Promise<void> {
  let folder = dirname(path);
  for (let count = 0; count < folders; count++) {
    await syncFolder(folder);
    folder = dirname(folder);
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What is younger than a day may still be on its way in. */
async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const written = await unlessMissing(stat(path));
    if (written && Date.now() - written.mtimeMs > ABANDONED_AFTER) await rm(path, { force: true });
  }
}

export async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
