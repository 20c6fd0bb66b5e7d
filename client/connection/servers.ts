/** The servers behind the library, each reached when it is first needed and not before. */
import type { ArrivalFolder } from '../../documents/arrivals.js';
import type { DocumentStore } from '../../documents/store.js';
import type { Store } from '../../store/database/database.js';
import { databaseFault } from './database-faults.js';
import { unreachableFolder } from './folder-faults.js';
import { databaseOrRefuse, documentsOrRefuse, temporalOrRefuse, type Settings } from './settings.js';
import type { TemporalConnection } from './temporal.js';

/** Documents by their content, and when they arrived: one folder, which may be shared by several machines. */
interface DocumentFolder {
  documents: DocumentStore;
  arrivals: ArrivalFolder;
}

export interface Servers {
  engine(): Promise<TemporalConnection>;
  /** Runs a piece of work on the store; a database that is away becomes one clear sentence. */
  inStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Runs a piece of work on the folder of documents, likewise. */
  inFolder<T>(work: (folder: DocumentFolder) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function serversOf(settings: Settings): Servers {
  const engine = once(async () => {
    const place = temporalOrRefuse(settings);
    const { connectEngine } = await import('./temporal.js');
    return connectEngine(place, settings.environment);
  });
  const store = once(async () => {
    const url = databaseOrRefuse(settings);
    const { openStore } = await import('../../store/database/database.js');
    return openStore(url);
  });
  const folder = once(async () => {
    const root = documentsOrRefuse(settings);
    const { openFolderStore } = await import('../../documents/folder-store.js');
    const { openArrivalFolder } = await import('../../documents/arrivals.js');
    return { documents: await openFolderStore(root), arrivals: await openArrivalFolder(root) };
  });
  return {
    engine: engine.get,
    async inFolder(work) {
      try {
        return await work(await folder.get());
      } catch (error) {
        throw unreachableFolder(error);
      }
    },
    async inStore(work) {
      const opened = await store.get();
      try {
        return await work(opened);
      } catch (error) {
        throw databaseFault(error, settings.databaseUrl ?? '');
      }
    },
    async close() {
      await (await engine.made())?.close();
      await (await store.made())?.close();
    },
  };
}

/** Made once; a failure is forgotten, so that the next call tries again. */
function once<T>(make: () => Promise<T>): { get: () => Promise<T>; made: () => Promise<T | undefined> } {
  let making: Promise<T> | undefined;
  const get = (): Promise<T> =>
    (making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    }));
  return { get, made: async () => making?.catch(() => undefined) };
}
