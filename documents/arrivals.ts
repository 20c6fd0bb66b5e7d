/**
 * Arrivals in the folder of documents: what the door knows although the database is away (S5.2, S5.3). Each is a
 * small file, `arrivals/<journey>/<hash of the command's id>`, that is whole and synced before anything else is
 * tried. Doors that share the folder agree, because only one of them can give a file its name (decision 031).
 */
import { link, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isUsableInstant } from '../workflows/journey/shape.js';
import { refuseOther, type Arrival } from '../store/documents/arrivals.js';
import { hasCode, openAside, syncAbove, unlessMissing } from './durable-files.js';
import { allInFolder, inFolder } from './in-folder.js';
import { hashOf } from './folder-store.js';
import { DocumentStoreError } from './store.js';

export interface ArrivalFolder {
  /**
   * Keeps an arrival, and answers with the one that stands.
   * @throws ArrivalOfOtherDocument
   */
  keep(arrival: Arrival): Promise<{ standing: Arrival; isFirst: boolean }>;
  /** Null if nothing has arrived here under that id. */
  find(journey: string, command: string): Promise<Arrival | null>;
  /** In no order. */
  list(journey: string): Promise<Arrival[]>;
  /** For what arrived for nobody: an arrival that was kept a moment ago, before anybody could be asked. */
  forget(arrival: Arrival): Promise<void>;
}

/** `arrivals/<journey>` and the root. */
const FOLDERS_ABOVE = 3;
const ID = /^[a-z0-9-]{1,60}$/;

const arrivalSchema = z.strictObject({
  journey: z.string(),
  command: z.string(),
  purpose: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  at: z.string().refine(isUsableInstant),
});

/**
 * @param root the folder of documents; made if it is not there
 * @throws DocumentsUnusable, now or from any of its methods, naming DOCUMENTS_FOLDER
 */
export async function openArrivalFolder(root: string): Promise<ArrivalFolder> {
  const aside = await inFolder(() => openAside(root));
  const keep: ArrivalFolder['keep'] = async (arrival) => {
    const path = pathOf(root, arrival.journey, arrival.command);
    const isFirst = await isFirstAt(aside.write(bytesOf(arrival), path, link, FOLDERS_ABOVE));
    const standing = isFirst ? arrival : await read(path);
    // Whoever was first has been forgotten since: then we are.
    if (standing === null) return keep(arrival);
    refuseOther(standing, arrival);
    // The other door may still be on its way to the disk: what we answer for has to be there.
    if (!isFirst) await syncAbove(path, FOLDERS_ABOVE);
    return { standing, isFirst };
  };
  return allInFolder<ArrivalFolder>({
    keep,
    find: async (journey, command) => read(pathOf(root, journey, command)),
    async list(journey) {
      const folder = folderOf(root, journey);
      const names = (await unlessMissing(readdir(folder))) ?? [];
      const all = await Promise.all(names.map((name) => read(join(folder, name))));
      return all.filter((arrival) => arrival !== null);
    },
    async forget({ journey, command }) {
      const path = pathOf(root, journey, command);
      await rm(path, { force: true });
      await unlessMissing(syncAbove(path, 1));
    },
  });
}

const bytesOf = (arrival: Arrival): Uint8Array => Buffer.from(JSON.stringify(arrival));

async function isFirstAt(written: Promise<void>): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function read(path: string): Promise<Arrival | null> {
  const text = await unlessMissing(readFile(path, 'utf8'));
  if (text === undefined) return null;
  try {
    return arrivalSchema.parse(JSON.parse(text));
  } catch {
    throw new DocumentStoreError('damaged');
  }
}

/** Ids are checked or hashed before they become a path, so none can lead out of the folder. */
function folderOf(root: string, journey: string): string {
  if (!ID.test(journey)) throw new Error('There is no journey with such an id.');
  return join(root, 'arrivals', journey);
}

const pathOf = (root: string, journey: string, command: string): string =>
  join(folderOf(root, journey), hashOf(command));
