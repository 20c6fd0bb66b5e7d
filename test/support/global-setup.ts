/** One embedded PostgreSQL for a run of the tests, with a migrated template that each test file copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removeCluster } from '../../dev/servers/postgres-folder.js';
import { startPostgres } from '../../dev/servers/postgres.js';
import { migrateStore, openStore } from '../../store/database/database.js';
import { askDatabase } from './ask-database.js';
import { urlOfDatabase } from './database-url.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the database server; it names a database that tests may connect to but not use. */
    databaseUrl: string;
    /** The name of the migrated template. */
    databaseTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'journeys-test-'));
  const dataFolder = join(folder, 'postgres');
  const server = await startPostgres({ dataFolder, say: () => undefined });
  const template = `journeys_template_${process.pid}`;
  // What a test writes need not outlive the run; an external server is left as it is.
  if (server.pid !== undefined) {
    await askDatabase(server.url, 'alter system set fsync = off');
    await askDatabase(server.url, 'alter system set synchronous_commit = off');
    await askDatabase(server.url, 'select pg_reload_conf()');
  }
  await askDatabase(server.url, `create database ${template}`);
  const store = openStore(urlOfDatabase(server.url, template), { max: 1 });
  await migrateStore(store);
  await store.close();
  project.provide('databaseUrl', server.url);
  project.provide('databaseTemplate', template);
  return async () => {
    await askDatabase(server.url, `drop database if exists ${template}`);
    await server.stop();
    removeCluster(dataFolder);
    rmSync(folder, { recursive: true, force: true });
  };
}
