/**
 * A worker dies just after it has answered a query in the middle of a command: the SDK then loses the command's answer
 * in every replay, and the server refuses all that the worker says of the run. It goes on from its record.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { readJournal } from '../../store/record/journal.js';
import { viewQuery } from '../../workflows/contract.js';
import { kill, kindWorkers } from '../support/kind-workers.js';
import { bundleWith, replacing } from '../support/other-build.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';
import { considered } from '../chaos/people.js';

const house = await wholeStack();
const { journeys, store, engine } = house;
const slow = kindWorkers(engine, store);
const folder = mkdtempSync(join(tmpdir(), 'journeys-spoilt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whoever writes an event of that type to the record waits, as long as it lasts. */
async function holdingBack(type: string): Promise<() => Promise<void>> {
  await sql`create function hold() returns trigger as 'begin perform pg_sleep(600); return new; end' language plpgsql`.execute(
    store.db,
  );
  await sql`create trigger hold before insert on journal for each row when (new.type = ${sql.lit(type)}) execute function hold()`.execute(
    store.db,
  );
  return async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and wait_event = 'PgSleep'`.execute(store.db);
    await sql`drop function hold cascade`.execute(store.db);
  };
}

const sleepers = async (): Promise<number> => {
  const { rows } = await sql`select 1 from pg_stat_activity
    where wait_event = 'PgSleep' and datname = current_database()`.execute(store.db);
  return rows.length;
};

/** A worker of the same build, which takes its time over a query: what a command waits for is done meanwhile. */
async function slowToAnswer(build: string): Promise<ChildProcess> {
  const bundle = join(folder, 'slow.js');
  const busy = replacing(
    'messages.ts',
    'setHandler(viewQuery, (at: unknown) => {',
    'setHandler(viewQuery, (at: unknown) => {\n    for (let turns = 0; turns < 1e9; turns++);',
  );
  writeFileSync(bundle, await bundleWith('slow', [busy]));
  return slow.start(bundle, build);
}

test('S7.3 a run that the server and the SDK have spoilt between them goes on from its record, and the command is answered', async () => {
  const first = await house.worker();
  const request = enrolmentOf('SPOILT', { person: { ...invented, trn: null } });
  const { journey } = await journeys.enrol(request);
  await considered({ journeys, signal: AbortSignal.timeout(30_000) }, journey, 'spoilt');
  await first.end('SIGKILL');
  const release = await holdingBack('Accepted');
  const accepting = journeys
    .command(journey, { type: 'accept' }, { id: 'accept' })
    .catch((error: unknown) => error);
  const handle = engine.client.workflow.getHandle(journey);
  const asked = new Promise((resolve) => setTimeout(resolve, 500)).then(() => handle.query(viewQuery, null));
  const second = await slowToAnswer(/"buildId":"(\w+)"/.exec(first.log)![1]!);
  await asked;
  await expect.poll(sleepers, { timeout: 20_000 }).toBe(1);
  await kill(second);
  await release();
  const third = await house.worker();
  await expect.poll(() => third.log, { timeout: 100_000 }).toContain('a spoilt run was started again');
  const journal = async () => (await readJournal(store, journey))!.events;
  const receipt = await journeys.command(journey, { type: 'accept' }, { id: 'accept' });
  const written = (await journal()).filter(({ cmd }) => cmd === 'accept');
  expect(receipt.events).toEqual(written.map(({ n, type }) => ({ n, type })));
  await journeys.command(journey, { type: 'matchRegistration', registration: 'after' }, { id: 'after' });
  expect((await journeys.verifyRecord()).faults).toEqual([]);
  const reported = async () => (await third.ask('/metrics'))?.text.match(/^journeys_runs_failing\{.*$/gm);
  await expect.poll(reported, { timeout: 30_000 }).toBeFalsy();
  expect((await journal()).filter(({ type }) => type === 'Accepted')).toHaveLength(1);
  await accepting;
}, 180_000);
