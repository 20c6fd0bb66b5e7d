import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../store/database/database.js';
import { compareReadModel, rebuildReadModel } from '../../store/read-model/rebuild.js';
import { eachJourney, readJourneyRow } from '../../store/read-model/read-model.js';
import { verifyRecord } from '../../store/record/verify.js';
import { lifePlans } from '../../lives/lives.js';
import { freshStore } from '../support/postgres.js';
import { record, tamper, told, type LifeName } from './support/records.js';

const store = await freshStore();
const names = Object.keys(lifePlans) as LifeName[];
beforeAll(async () => {
  for (const name of names) await record(store, told(name, name));
});

const rows = async () => {
  const found = [];
  for await (const row of eachJourney(store, 'all')) found.push(row);
  return found;
};
const rowFaults = async () =>
  (await verifyRecord(store)).faults.filter((fault) => fault.code !== 'person-missing');

describe('S7.1 the read model made anew', () => {
  it('S7.1 equals the live one row for row, for every kind of life', async () => {
    const before = await rows();
    expect(before).toHaveLength(names.length);
    expect(await compareReadModel(store)).toEqual({ journeys: names.length, differing: [] });
    expect(await rebuildReadModel(store)).toEqual({ journeys: names.length, differing: [] });
    expect(await rows()).toEqual(before);
    expect(await rowFaults()).toEqual([]);
  });

  it('S7.1 names the rows that differ, and mends them', async () => {
    const before = await rows();
    await tamper(store, `update journey_rows set outcome = 'passed' where journey = 'failTwice'`);
    await tamper(store, `delete from journey_rows where journey = 'late'`);
    await tamper(
      store,
      `insert into journey_rows select (json_populate_record(r, '{"journey":"ghost"}')).* from journey_rows r
       where journey = 'onTime'`,
    );
    const differing = ['failTwice', 'ghost', 'late'];
    expect((await compareReadModel(store)).differing).toEqual(differing);
    expect((await compareReadModel(store)).differing).toEqual(differing);
    expect((await rebuildReadModel(store)).differing).toEqual(differing);
    expect(await rows()).toEqual(before);
  });

  it('S7.1 takes over what is written while it is made, and writers go on afterwards', async () => {
    const writer = openStore(store.url);
    const writing = (async () => {
      for (const index of [1, 2, 3, 4]) await record(writer, told('onTime', `while-${index}`));
    })();
    const rebuilds = [];
    for (let round = 0; round < 4; round++) rebuilds.push(await rebuildReadModel(store));
    await writing;
    await record(writer, told('silence', 'afterwards'));
    expect(await readJourneyRow(store, 'all', 'while-4')).toMatchObject({ outcome: 'passed' });
    expect(rebuilds.flatMap((one) => one.differing)).toEqual([]);
    expect(await rowFaults()).toEqual([]);
    await writer.close();
  });

  it('S7.1 keeps its indexes, and works on one connection', async () => {
    const indexes = async () => {
      const found = await sql<{ of: string }>`
        select regexp_replace(indexdef, '^.* USING', '') as of from pg_indexes
        where tablename = 'journey_rows' order by 1`.execute(store.db);
      return found.rows.map((row) => row.of);
    };
    const before = await indexes();
    const narrow = openStore(store.url, { max: 1 });
    await rebuildReadModel(narrow);
    await narrow.close();
    expect(await indexes()).toEqual(before);
    expect(before).toHaveLength(7);
  });

  it('S7.1 says how far it is, and is refused while another one is under way', async () => {
    const other = openStore(store.url);
    const steps: number[] = [];
    let under: Promise<unknown> = Promise.resolve();
    // A writer that takes its time keeps the first one from its end.
    await other.db.transaction().execute(async (db) => {
      await sql`lock table journeys in row exclusive mode`.execute(db);
      under = rebuildReadModel(store, (done) => steps.push(done));
      while (steps.at(-1) !== names.length + 5) await sql`select pg_sleep(0.02)`.execute(db);
      await expect(compareReadModel(other)).rejects.toMatchObject({ code: 'rebuild-under-way' });
      await expect(rebuildReadModel(other)).rejects.toMatchObject({ code: 'rebuild-under-way' });
    });
    expect(await under).toMatchObject({ differing: [] });
    await other.close();
  });
});
