/** The servers behind the library, each reached when it is first needed and not before. */
import type { DocumentStore } from '../../activities/documents/store.js';
import type { Store } from '../../store/database.js';
import { databaseFault } from './database-faults.js';
import { databaseOrRefuse, documentsOrRefuse, temporalOrRefuse, type Settings } from './settings.js';
import type { Engine } from './temporal.js';

export interface Servers {
  engine(): Promise<Engine>;
  /** Runs a piece of work on the store; a database that is away becomes one clear sentence. */
  inStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  documents(): Promise<DocumentStore>;
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
    const { openStore } = await import('../../store/database.js');
    return openStore(url);
  });
  const documents = once(async () => {
    const folder = documentsOrRefuse(settings);
    const { openFolderStore } = await import('../../activities/documents/folder-store.js');
    const { documentsInWords, inWords } = await import('./document-faults.js');
    return documentsInWords(await inWords(() => openFolderStore(folder)));
  });
  return {
    engine: engine.get,
    documents: documents.get,
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
