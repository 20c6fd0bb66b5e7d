import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../store/database/database.js';
import { appendEvents, foldUpTo, JournalConflict, readJournal } from '../../store/record/journal.js';
import { fold } from '../../workflows/journey/evolve.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { freshStore } from '../support/postgres.js';
import { batches, lifeOf, record, told } from './support/records.js';

const store = await freshStore({ max: 20 });

const rowOf = (journey: string) =>
  store.db.selectFrom('journey_rows').selectAll().where('journey', '=', journey).executeTakeFirst();

const bySomebodyElse = (event: JourneyEvent) => ({ ...event, by: 'admin:somebody' });

describe('S7.1 the journal', () => {
  const whole = told('failThenPass', 'whole');
  beforeAll(() => record(store, whole));

  it('S7.1 keeps a whole life and folds it to the same state with the same code', async () => {
    const read = await readJournal(store, 'whole');
    expect(read?.enrolment).toEqual(whole.enrolment);
    expect(read?.events).toEqual(whole.events);
    expect(fold(read!.enrolment, read!.events)).toEqual({ ...lifeOf('failThenPass').journey, id: 'whole' });
    expect((await rowOf('whole'))?.n).toBe(whole.events.length);
  });

  it('S7.1 keeps even the order of keys, so that whatever lists them lists them the same', async () => {
    const read = await readJournal(store, 'whole');
    const planned = (events = whole.events) => events.find((event) => event.type === 'Planned');
    expect(Object.keys(planned(read?.events)?.dates ?? {})).toEqual(Object.keys(planned()?.dates ?? {}));
  });

  it('S7.1 takes the same events again without a change, in the same and in other batches', async () => {
    const before = await sql`select * from journal where journey = 'whole' order by n`.execute(store.db);
    await record(store, whole);
    await appendEvents(store, 'whole', whole.enrolment, whole.events);
    await appendEvents(store, 'whole', null, whole.events.slice(30, 41));
    const after = await sql`select * from journal where journey = 'whole' order by n`.execute(store.db);
    expect(after.rows).toEqual(before.rows);
  });

  it('S7.1 takes a batch that is known in part', async () => {
    const part = told('onTime', 'part');
    await appendEvents(store, 'part', part.enrolment, part.events.slice(0, 5));
    await appendEvents(store, 'part', part.enrolment, part.events.slice(0, 9));
    await appendEvents(store, 'part', null, part.events.slice(7, 12));
    expect((await readJournal(store, 'part'))?.events).toEqual(part.events.slice(0, 12));
  });

  it('S7.1 refuses another event at a known number, and changes nothing', async () => {
    const other = whole.events.slice(3, 6).map((event) => bySomebodyElse(event));
    await expect(appendEvents(store, 'whole', null, other)).rejects.toMatchObject({
      name: 'JournalConflict',
      code: 'journal-conflict',
      journey: 'whole',
      n: 4,
      what: 'other-event',
    });
    expect((await readJournal(store, 'whole'))?.events).toEqual(whole.events);
  });

  it('S7.1 refuses gaps: before a batch, within it, and before a beginning', async () => {
    const gap = told('onTime', 'gap');
    const refused = { what: 'gap', code: 'journal-conflict' };
    await expect(appendEvents(store, 'gap', gap.enrolment, gap.events.slice(1, 3))).rejects.toMatchObject(
      refused,
    );
    await appendEvents(store, 'gap', gap.enrolment, gap.events.slice(0, 3));
    await expect(appendEvents(store, 'gap', null, gap.events.slice(4, 6))).rejects.toMatchObject(refused);
    const holed = [gap.events[3]!, gap.events[5]!];
    await expect(appendEvents(store, 'gap', null, holed)).rejects.toMatchObject({ ...refused, n: 6 });
    expect((await rowOf('gap'))?.n).toBe(3);
  });

  it('S7.1 refuses to begin without an enrolment, or again with another one', async () => {
    const begun = told('onTime', 'begun');
    const first = begun.events.slice(0, 2);
    await expect(appendEvents(store, 'begun', null, first)).rejects.toMatchObject({ what: 'no-enrolment' });
    await appendEvents(store, 'begun', begun.enrolment, first);
    const other = { ...begun.enrolment, deliveryPartner: 'someone-else' };
    await expect(appendEvents(store, 'begun', other, first)).rejects.toMatchObject({
      what: 'other-enrolment',
    });
  });

  it('S7.1 an unknown journey has no journal', async () => {
    expect(await readJournal(store, 'nobody')).toBeNull();
    expect(await foldUpTo(store, 'nobody', 3)).toBeNull();
    await expect(appendEvents(store, 'nobody', null, [])).resolves.toBeUndefined();
  });

  it('S6.3 tells what was true at a number and at an instant', async () => {
    const accepted = whole.events.find((event) => event.type === 'Accepted')!;
    const before = await foldUpTo(store, 'whole', accepted.n - 1);
    const after = await foldUpTo(store, 'whole', accepted.at);
    expect([before?.status, after?.status]).toEqual(['applying', 'active']);
    expect(after).toEqual(
      fold(
        whole.enrolment,
        whole.events.filter((event) => event.at <= accepted.at),
      ),
    );
    expect(await foldUpTo(store, 'whole', '2020-01-01T00:00:00Z')).toBeNull();
    expect((await foldUpTo(store, 'whole', '2099-01-01T00:00:00Z'))?.n).toBe(whole.events.length);
  });
});

describe('S7.1 exactly once under concurrency', () => {
  it('S7.1 many writers of the same life leave one record', async () => {
    const life = told('deferral', 'crowd');
    const others = [1, 2, 3].map(() => openStore(store.url, { max: 4 }));
    await Promise.all([store, ...others].flatMap((one) => [record(one, life), record(one, life)]));
    expect((await readJournal(store, 'crowd'))?.events).toEqual(life.events);
    expect((await rowOf('crowd'))?.n).toBe(life.events.length);
    await Promise.all(others.map((one) => one.close()));
  });

  it('S7.1 of two writers that disagree one is refused, and the record holds the other whole', async () => {
    const life = told('onTime', 'split');
    await appendEvents(store, 'split', life.enrolment, life.events.slice(0, 4));
    const other = openStore(store.url);
    const mine = life.events.slice(4, 8);
    const theirs = mine.map((event) => bySomebodyElse(event));
    const results = await Promise.allSettled([
      appendEvents(store, 'split', null, mine),
      appendEvents(other, 'split', null, theirs),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(JournalConflict);
    const kept = (await readJournal(store, 'split'))?.events.slice(4);
    expect(kept).toEqual(results[0].status === 'fulfilled' ? mine : theirs);
    await other.close();
  });

  it('S7.1 a store whose memory of a journey is old goes on from the record', async () => {
    const life = told('onTime', 'moved');
    const other = openStore(store.url);
    const [one, two, three] = batches(life.events);
    await appendEvents(store, 'moved', life.enrolment, one!);
    await appendEvents(other, 'moved', null, two!);
    await appendEvents(store, 'moved', null, three!);
    expect((await readJournal(other, 'moved'))?.events).toEqual([one, two, three].flat());
    await other.close();
  });

  it('S7.1 a programme and a cohort are kept once for all journeys', async () => {
    const { count } = await store.db
      .selectFrom('definitions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(2);
  });
});

describe('S7.1 append-only', () => {
  const attempts = [
    `update journal set by = 'admin:x' where n = 1`,
    'delete from journal where n > 3',
    'truncate journal',
    'truncate journeys cascade',
    `update journeys set provider = 'x'`,
    'delete from journeys',
    `update definitions set body = '{}'`,
  ];
  for (const attempt of attempts) {
    it(`S7.1 the database refuses "${attempt}"`, async () => {
      await expect(sql.raw(attempt).execute(store.db)).rejects.toThrow('append-only');
    });
  }
});
