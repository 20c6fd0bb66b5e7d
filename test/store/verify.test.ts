import { beforeEach, describe, expect, it } from 'vitest';
import { hashOfEvent } from '../../store/record/canonical.js';
import { appendEvents } from '../../store/record/journal.js';
import { savePerson } from '../../store/people/people.js';
import { verifyRecord, type RecordFault } from '../../store/record/verify.js';
import { freshStore } from '../support/postgres.js';
import { anybody, record, tamper, told } from './support/records.js';

const store = await freshStore();
let count = 0;
/** A whole life that nobody has touched yet, under a new id. */
let journey = '';

beforeEach(async () => {
  journey = `j-${++count}`;
  await record(store, told('onTime', journey));
  await savePerson(store, anybody(journey), { mode: 'rehearsal', programme: 'npq-senco' });
});

const faultsOf = async (): Promise<[RecordFault['code'], number | null][]> =>
  (await verifyRecord(store)).faults
    .filter((fault) => fault.journey === journey)
    .map((fault) => [fault.code, fault.n]);

const swap = (one: number, other: number) => `
  update journal set n = n + 100000 where journey = '${journey}' and n in (${one}, ${other});
  update journal set n = ${one} + ${other} + 100000 - n where n > 100000`;

describe('S7.1 what was tampered with is found', () => {
  it('S7.1 nothing, in a record that nobody touched', async () => {
    expect(await faultsOf()).toEqual([]);
  });

  const tamperings: [string, () => string, [RecordFault['code'], number | null][]][] = [
    [
      'an edited field',
      () => `update journal set body = '{"group":"x"}' where n = 7 and journey = '${journey}'`,
      [['event-edited', 7]],
    ],
    [
      'an edited author',
      () => `update journal set by = 'provider:other' where n = 3 and journey = '${journey}'`,
      [['event-edited', 3]],
    ],
    [
      'an edited time',
      () => `update journal set at = at + interval '1 second' where n = 40 and journey = '${journey}'`,
      [['event-edited', 40]],
    ],
    [
      'a deleted event',
      () => `delete from journal where n = 12 and journey = '${journey}'`,
      [['event-missing', 12]],
    ],
    [
      'the first event deleted',
      () => `delete from journal where n = 1 and journey = '${journey}'`,
      [['event-missing', 1]],
    ],
    [
      'an end cut off',
      () => `delete from journal where n > 50 and journey = '${journey}'`,
      [['event-missing', 51]],
    ],
    ['every event deleted', () => `delete from journal where journey = '${journey}'`, [['event-missing', 1]]],
    [
      'two events in each other’s place',
      () => swap(20, 21),
      [
        ['event-moved', 20],
        ['event-moved', 21],
      ],
    ],
    [
      'an event added after the end',
      () =>
        `insert into journal select journey, 9999, at, type, by, cmd, body, hash, hash from journal where n = 5 and journey = '${journey}'`,
      [['event-added', 9999]],
    ],
    [
      'another beginning',
      () => `update journeys set provider = 'other' where id = '${journey}'`,
      [['start-edited', null]],
    ],
    [
      'an end that the journey was not left at',
      () => `update journeys set head = '\\x00' where id = '${journey}'`,
      [['event-replaced', 0]],
    ],
  ];
  for (const [what, statement, expected] of tamperings) {
    it(`S7.1 ${what}`, async () => {
      await tamper(store, statement());
      const faults = await faultsOf();
      const last = told('onTime', journey).events.length;
      expect(faults).toEqual(expected.map(([code, n]) => [code, n === 0 ? last : n]));
    });
  }

  it('S7.1 an event rewritten together with its hash', async () => {
    const query = store.db.selectFrom('journal').select('previous_hash').where('journey', '=', journey);
    const { previous_hash } = await query.where('n', '=', 9).executeTakeFirstOrThrow();
    const forged = { ...told('onTime', journey).events[8]!, by: 'admin:forger' };
    const hash = hashOfEvent(previous_hash, forged).toString('hex');
    await tamper(
      store,
      `update journal set by = 'admin:forger', hash = '\\x${hash}' where journey = '${journey}' and n = 9`,
    );
    expect(await faultsOf()).toEqual([['event-replaced', 9]]);
  });

  it('S7.1 a chain rewritten whole changes the digest that was kept elsewhere', async () => {
    const before = await verifyRecord(store);
    expect((await verifyRecord(store)).digest).toBe(before.digest);
    await tamper(store, `update journeys set head = '\\x01' where id = '${journey}'`);
    expect((await verifyRecord(store)).digest).not.toBe(before.digest);
  });
});

describe('S6.3 what contradicts itself is found, with what would mend it', () => {
  it('S6.3 a row that says something else than its journal', async () => {
    await tamper(
      store,
      `update journey_rows set status = 'active', coach = null where journey = '${journey}'`,
    );
    const [fault] = (await verifyRecord(store)).faults.filter((one) => one.journey === journey);
    expect(fault).toMatchObject({
      code: 'row-differs',
      what: 'The row in the read model contradicts the record in: coach, status.',
      mend: expect.stringContaining('journeys record rebuild') as string,
    });
  });

  it('S6.3 a journal without a row, a row without a journal, and a journal without a beginning', async () => {
    await tamper(store, `delete from journey_rows where journey = '${journey}'`);
    expect(await faultsOf()).toEqual([['row-missing', null]]);
    await record(store, told('onTime', `${journey}-b`));
    await tamper(
      store,
      `delete from journal where journey = '${journey}-b'; delete from journeys where id = '${journey}-b'`,
    );
    await record(store, told('onTime', `${journey}-c`));
    await tamper(store, `delete from journeys where id = '${journey}-c'`);
    const codes = async (id: string) =>
      (await verifyRecord(store)).faults.filter((one) => one.journey === id).map((one) => one.code);
    expect(await codes(`${journey}-b`)).toEqual(['row-without-journal']);
    expect(await codes(`${journey}-c`)).toEqual(['journal-without-start', 'row-without-journal']);
  });

  it('S6.3 a journey without a person and a person without a journey', async () => {
    await tamper(store, `update people set journey = '${journey}-lost' where journey = '${journey}'`);
    const { faults } = await verifyRecord(store);
    expect(faults).toContainEqual(expect.objectContaining({ journey, code: 'person-missing' }));
    expect(faults).toContainEqual(
      expect.objectContaining({ journey: `${journey}-lost`, code: 'person-without-journey' }),
    );
    expect(JSON.stringify(faults)).not.toContain(anybody(journey).familyName);
  });

  it('S2.6 a place and a script that the end of a journey should have released', async () => {
    const gone = `${journey}-gone`;
    await record(store, told('withdrawal', gone));
    await savePerson(store, anybody(gone), { mode: 'rehearsal', programme: 'npq-senco' });
    await store.db
      .insertInto('places')
      .values({
        journey: gone,
        mode: 'rehearsal',
        cohort: 'npq-senco-2026-autumn',
        provider: 'northstar-learning',
        delivery_partner: null,
        group_id: 'g',
        funded: true,
        status: 'held',
        since: '2026-09-10T09:00:00Z',
      })
      .execute();
    const faults = (await verifyRecord(store)).faults.filter((one) => one.journey === gone);
    expect(faults.map((one) => one.code)).toEqual(['place-not-released']);
  });

  it('S1.6 a definition that was edited is named', async () => {
    await tamper(store, `update definitions set body = json_build_object('id', id) where kind = 'cohort'`);
    const { faults } = await verifyRecord(store);
    expect(faults[0]).toMatchObject({ code: 'definition-edited', journey: null });
    expect(faults[0]?.what).toContain('cohort "npq-senco-2026-autumn"');
  });
});

describe('S6.3 the walk', () => {
  it('S6.3 counts what it saw and says how far it is', async () => {
    const empty = await freshStoreOfMany();
    const steps: [number, number][] = [];
    const result = await verifyRecord(empty, (done, of) => steps.push([done, of]));
    expect(result).toMatchObject({ journeys: 60, events: 60 * 3 });
    expect(steps).toEqual([
      [50, 60],
      [60, 60],
    ]);
  });
});

const many = await freshStore();
async function freshStoreOfMany() {
  for (let index = 0; index < 60; index++) {
    const { enrolment, events } = told('onTime', `m-${index}`);
    await appendEvents(many, enrolment.journey, enrolment, events.slice(0, 3));
  }
  return many;
}
