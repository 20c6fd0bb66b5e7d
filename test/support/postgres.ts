/** A real database for each test file, copied from a migrated template in a moment. */
import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openStore, type Store } from '../../store/database/database.js';
import { askDatabase } from './ask-database.js';
import { urlOfDatabase } from './database-url.js';

export interface FreshStore extends Store {
  /** For a second store, a worker or a command on the same database. */
  url: string;
}

/**
 * A migrated, empty store of its own, dropped after the tests of the file. Call it at the top of the file,
 * `const store = await freshStore()`; call it again for another empty one.
 */
export async function freshStore(options: { max?: number } = {}): Promise<FreshStore> {
  const { url, drop } = await copy(inject('databaseTemplate'));
  const store = openStore(url, options);
  afterAll(async () => {
    await store.close();
    await drop();
  });
  return { ...store, url };
}

/** An empty database without tables, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<string> {
  const { url, drop } = await copy('template1');
  afterAll(drop);
  return url;
}

async function copy(template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('databaseUrl');
  const name = `journeys_test_${randomBytes(6).toString('hex')}`;
  await askDatabase(server, `create database ${name} template ${template}`);
  const drop = async () => {
    await askDatabase(server, `drop database if exists ${name} with (force)`);
  };
  return { url: urlOfDatabase(server, name), drop };
}
