/** Everything that a journey needs, each part a process of its own that can be killed like one whose power is cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJourneys, type Journeys } from '../../client/journeys.js';
import { seedStaff } from '../../dev/demo/staff.js';
import { startMailCatcher, type MailCatcher } from '../../dev/mail/catcher.js';
import { freePort } from '../../dev/servers/ports.js';
import { startPostgres } from '../../dev/servers/postgres.js';
import type { RunningPostgres } from '../../dev/servers/running-postgres.js';
import { startTemporal } from '../../dev/servers/temporal.js';
import type { RunningTemporal } from '../../dev/servers/running-temporal.js';
import { migrateStore, openStore, type Store } from '../../store/database/database.js';
import { WorkerProcess, type Environment } from '../support/worker-process.js';

export type Part = 'worker' | 'postgres' | 'temporal';

export interface House {
  store: Store;
  journeys: Journeys;
  /** Another one, for somebody who waits for so long only. */
  open(patienceMs: number): Promise<Journeys>;
  mail: { live: MailCatcher; rehearsal: MailCatcher };
  /** Where Temporal is, for whoever speaks to it without the library. */
  temporal: { address: string; namespace: string };
  /** SIGKILL to all of these at once, and each started again. */
  kill(parts: readonly Part[]): Promise<void>;
  /** What all workers have logged, those that were killed first. */
  log(): string;
  close(): Promise<void>;
}

const quiet = () => undefined;

export async function openHouse(): Promise<House> {
  // Servers of somebody's own are not killed.
  delete process.env['DATABASE_URL'];
  for (const name of Object.keys(process.env)) if (name.startsWith('TEMPORAL_')) delete process.env[name];
  const folder = mkdtempSync(join(tmpdir(), 'journeys-chaos-'));
  const ports = { postgres: await freePort(), temporal: await freePort() };
  const startDatabase = () =>
    startPostgres({ dataFolder: join(folder, 'postgres'), port: ports.postgres, say: quiet });
  const startEngine = () =>
    startTemporal({ dataFolder: join(folder, 'temporal'), port: ports.temporal, say: quiet });
  let [postgres, temporal] = await Promise.all([startDatabase(), startEngine()]);
  const [live, rehearsal] = await Promise.all([startMailCatcher(), startMailCatcher()]);
  const store = openStore(postgres.url, { max: 8 });
  await migrateStore(store);
  await seedStaff(store);
  const environment = environmentOf(postgres, temporal, { live, rehearsal }, join(folder, 'documents'));
  const killed: string[] = [];
  let worker = await new WorkerProcess(environment).ready();
  const { address, namespace } = temporal;
  const open = (patienceMs: number) =>
    openJourneys({
      temporal: { address, namespace },
      databaseUrl: postgres.url,
      documentsFolder: environment['DOCUMENTS_FOLDER'],
      patienceMs,
    });
  const journeys = await open(15_000);
  return {
    store,
    journeys,
    open,
    mail: { live, rehearsal },
    temporal: { address, namespace },
    log: () => killed.join('') + worker.log,
    async kill(parts) {
      if (parts.includes('postgres')) cutPower(postgres.pid);
      if (parts.includes('temporal')) cutPower(temporal.pid);
      if (parts.includes('worker')) {
        await worker.end('SIGKILL');
        killed.push(worker.log);
      }
      await Promise.all([
        parts.includes('postgres') && postgres.stop().then(async () => (postgres = await startDatabase())),
        parts.includes('temporal') && temporal.stop().then(async () => (temporal = await startEngine())),
      ]);
      if (parts.includes('worker')) worker = await new WorkerProcess(environment).ready();
    },
    async close() {
      await worker.end('SIGKILL');
      await journeys.close();
      await store.close();
      await Promise.all([live.stop(), rehearsal.stop(), temporal.stop()]);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server with all its children, which run in a group of their own. */
function cutPower(pid: number | undefined): void {
  if (pid === undefined) throw new Error('only servers that were started here are killed');
  process.kill(-pid, 'SIGKILL');
}

const environmentOf = (
  postgres: RunningPostgres,
  temporal: RunningTemporal,
  { live, rehearsal }: House['mail'],
  documents: string,
): Environment => ({
  DATABASE_URL: postgres.url,
  TEMPORAL_ADDRESS: temporal.address,
  TEMPORAL_NAMESPACE: temporal.namespace,
  DOCUMENTS_FOLDER: documents,
  SMTP_URL: live.smtpUrl,
  SMTP_REQUIRE_TLS: 'false',
  REHEARSAL_SMTP_URL: rehearsal.smtpUrl,
  LOG_LEVEL: 'info',
  DRAIN_SECONDS: '3',
});
