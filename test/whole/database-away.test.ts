/** PostgreSQL goes away while a worker and a program on the library are at work: neither ends, and nothing is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identify, waitUntilGone } from 'process-lock/process-identity';
import { Unreachable } from '../../client/errors.js';
import { openJourneys, type Enrolled } from '../../client/journeys.js';
import { seedStaff } from '../../dev/demo/staff.js';
import { removeCluster } from '../../dev/servers/postgres-folder.js';
import { startPostgres } from '../../dev/servers/postgres.js';
import type { RunningPostgres } from '../../dev/servers/running-postgres.js';
import { migrateStore, openStore } from '../../store/database/database.js';
import { readJournal } from '../../store/record/journal.js';
import { compareReadModel } from '../../store/read-model/rebuild.js';
import { verifyRecord } from '../../store/record/verify.js';
import { realEngine } from '../support/engines.js';
import { enrolmentOf, invented } from '../support/whole.js';
import { WorkerProcess } from '../support/worker-process.js';

const home = mkdtempSync(join(tmpdir(), 'journeys-away-'));
const dataFolder = join(home, 'postgres');
const start = (port: number): Promise<RunningPostgres> =>
  startPostgres({ dataFolder, port, say: () => undefined });

const engine = await realEngine();
let server = await start(0);
const { url, port } = server;
const store = openStore(url);
await migrateStore(store);
await seedStaff(store);
const journeys = await openJourneys({
  temporal: { address: engine.address, namespace: engine.namespace },
  databaseUrl: url,
  documentsFolder: join(home, 'documents'),
});
const worker = await new WorkerProcess({
  DATABASE_URL: url,
  TEMPORAL_ADDRESS: engine.address,
  TEMPORAL_NAMESPACE: engine.namespace,
  DOCUMENTS_FOLDER: join(home, 'documents'),
}).ready();

const unheard: unknown[] = [];
const hear = (error: unknown): void => void unheard.push(error);
beforeEach(() => void process.on('uncaughtException', hear).on('unhandledRejection', hear));
afterEach(() => void process.off('uncaughtException', hear).off('unhandledRejection', hear));
afterAll(async () => {
  await worker.end();
  await journeys.close();
  await store.close();
  await server.stop();
  removeCluster(dataFolder);
  rmSync(home, { recursive: true, force: true });
});

/** `fast` tells every session to go, `immediate` drops them as a power cut does. */
async function stopServer(how: 'fast' | 'immediate'): Promise<void> {
  const identity = identify(server.pid ?? 0)!;
  process.kill(identity.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  expect(await waitUntilGone(identity, 20_000)).toBe(true);
  await server.stop();
}

/** Enrols as a patient program does: again, by the same reference, whenever a server was away. */
async function enrolPatiently(reference: string, faults: Unreachable[]): Promise<Enrolled> {
  for (;;) {
    try {
      return await journeys.enrol(enrolmentOf(reference, { person: { ...invented, trn: null } }));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      faults.push(error);
      await pause(200);
    }
  }
}

/** Several people who enrol one after the other, until they are told that it is enough. */
function enrolling(name: string, faults: Unreachable[]) {
  let isEnough = false;
  const enrolled: Enrolled[] = [];
  const desk = async (number: number): Promise<void> => {
    for (let count = 0; !isEnough; count++) {
      enrolled.push(await enrolPatiently(`${name}-${number}-${count}`, faults));
    }
  };
  const done = Promise.all([1, 2, 3, 4].map(desk));
  const more = (count: number) => {
    const until = enrolled.length + count;
    return expect.poll(() => enrolled.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(until);
  };
  return {
    /** Resolves once so many more have been enrolled. */
    more,
    enough: async (): Promise<Enrolled[]> => {
      isEnough = true;
      await done;
      return enrolled;
    },
  };
}

/** Work in the middle of which the server goes away: between two statements. */
function midway(went: Promise<void>): { reached: Promise<void>; held: Promise<unknown> } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const held = store.db.transaction().execute(async (db) => {
    await sql`select 1`.execute(db);
    reach();
    await went;
    await sql`select 1`.execute(db);
  });
  return { reached, held };
}

/** What was enrolled is on record, once, and the record is whole. */
async function expectAllOnRecord(enrolled: readonly Enrolled[]): Promise<void> {
  for (const { journey, receipt } of enrolled) {
    const { events } = (await readJournal(store, journey))!;
    expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ cmd }) => cmd === receipt.command)).toHaveLength(receipt.events.length);
  }
  expect((await verifyRecord(store)).faults).toEqual([]);
  expect((await compareReadModel(store)).differing).toEqual([]);
}

describe('S7.1 a database that goes away ends nothing', () => {
  test.each(['fast', 'immediate'] as const)(
    'S7.1 restarted (%s) in the midst of transactions, it is missed, waited for, and found again',
    async (how) => {
      const faults: Unreachable[] = [];
      const { more, enough } = enrolling(how, faults);
      await more(4);
      let gone: () => void = () => undefined;
      const { reached, held } = midway(new Promise((resolve) => (gone = resolve)));
      const rejected = expect(held).rejects.toMatchObject({ name: 'ConnectionLost', code: '08006' });
      await reached;
      await stopServer(how);
      gone();
      await rejected;
      expect(await worker.ask('/readyz')).toMatchObject({ status: 503 });
      expect(await worker.ask('/healthz')).toMatchObject({ status: 200 });
      await expect(journeys.list()).rejects.toMatchObject({ code: 'database-unreachable' });
      server = await start(port);
      await more(8);
      const enrolled = await enough();
      await expect.poll(async () => (await worker.ask('/readyz'))?.status, { timeout: 30_000 }).toBe(200);
      await expectAllOnRecord(enrolled);
      expect(faults.filter(({ code }) => code !== 'database-unreachable')).toEqual([]);
      expect(unheard).toEqual([]);
    },
    180_000,
  );

  test('S7.1 with every connection ended again and again while work goes on, the work is done all the same', async () => {
    const faults: Unreachable[] = [];
    const { more, enough } = enrolling('ended', faults);
    await more(1);
    const admin = openStore(url, { max: 1 });
    let ended = 0;
    for (let round = 0; round < 40; round++) {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'journeys' and pid <> pg_backend_pid()`.execute(admin.db);
      ended += rows.length;
      await pause(50);
    }
    await admin.close();
    const enrolled = await enough();
    expect(ended).toBeGreaterThan(20);
    expect(worker.log).not.toContain('nobody had listened');
    expect(faults.filter(({ code }) => code !== 'database-unreachable')).toEqual([]);
    await expectAllOnRecord(enrolled);
    expect(unheard).toEqual([]);
  }, 180_000);
});
