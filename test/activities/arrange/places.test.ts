import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../../activities/places.js';
import { openStore } from '../../../store/database/database.js';
import { autumn } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { begin, inLeeds, inManchester, occasion, places } from './support/journeys.js';
import { Office, taken } from './support/office.js';

const store = await freshStore();
const AIRE = 'aire-valley-teaching-hub';
const granted = (group: string, because = 'nearest') => [{ type: 'placeGranted', group, because }];
const full = [{ type: 'placesFull' }];

const count = async (cohort: string, mode = 'live') =>
  (await taken(store)).filter((one) => one.cohort === cohort && one.mode === mode);

describe('S2.6 places', () => {
  it('S2.6 200 people who apply at once for 50 places are given 50, by contract, partner, kind and group', async () => {
    const cohort = places(50, 20, { leeds: 25, manchester: 28 }, { total: 15, funded: 5 }, 'crowd');
    const ids = Array.from({ length: 200 }, (_, index) => `crowd-${index}`);
    for (const [index, id] of ids.entries())
      await begin(
        store,
        id,
        { cohort, deliveryPartner: index % 3 === 0 ? AIRE : null },
        index % 2 ? inLeeds : inManchester,
      );
    const other = openStore(store.url);
    const offices = [new Office(store), new Office(other)] as const;
    const answers = await Promise.all(
      ids.map((id, index) =>
        offices[index % 2 === 0 ? 0 : 1].askOnly(id, {
          do: 'reserve',
          priority: 'ordinary',
          funded: index % 4 < 2,
        }),
      ),
    );
    await other.close();
    const given = answers.filter((facts) => facts[0]?.type === 'placeGranted');
    expect(given).toHaveLength(50);
    expect(answers.filter((facts) => facts[0]?.type === 'placesFull')).toHaveLength(150);
    const rows = await count('crowd');
    const of = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
    expect(rows).toHaveLength(50);
    expect(of((row) => row.funded)).toBe(20);
    expect(of((row) => row.delivery_partner === AIRE)).toBe(15);
    expect(of((row) => row.delivery_partner === AIRE && row.funded)).toBe(5);
    expect(of((row) => row.group_id === 'leeds')).toBeLessThanOrEqual(25);
    expect(of((row) => row.group_id === 'manchester')).toBeLessThanOrEqual(28);
    const waiting = await store.db.selectFrom('waiting_list').select('journey').execute();
    expect(waiting.filter(({ journey }) => journey.startsWith('crowd'))).toHaveLength(150);
  });

  it('S2.6 an effect that is repeated, even at the same time, is answered the same and done once', async () => {
    await begin(store, 'again', { cohort: places(5, 5, { leeds: 5, manchester: 5 }, null, 'again') });
    const { arrange } = createPlaces(store, () => Promise.resolve('told'));
    const effect = { do: 'reserve', priority: 'ordinary', funded: true } as const;
    const once = () => arrange(occasion('again'), [{ key: '7/0', effect }]);
    const answers = await Promise.all([once(), once(), once()]);
    await arrange(occasion('again'), [{ key: '9/0', effect: { do: 'release' } }]);
    answers.push(await once());
    for (const answer of answers) expect(answer).toEqual([{ key: '7/0', facts: granted('leeds') }]);
    expect(await count('again')).toHaveLength(0);
  });

  it('S2.6 a funded place and a place are counted apart', async () => {
    const cohort = places(3, 1, { leeds: 3, manchester: 3 }, null, 'kinds');
    const office = new Office(store);
    for (const id of ['kinds-1', 'kinds-2', 'kinds-3', 'kinds-4', 'kinds-5'])
      await begin(store, id, { cohort });
    expect(await office.reserve('kinds-1', { funded: true })).toEqual(granted('leeds'));
    expect(await office.reserve('kinds-2', { funded: true })).toEqual(full);
    expect(await office.reserve('kinds-3')).toEqual(granted('leeds'));
    expect(await office.reserve('kinds-4')).toEqual(granted('leeds'));
    expect(await office.reserve('kinds-5')).toEqual(full);
  });

  it('S8.1 a rehearsal takes no place of the live cohort', async () => {
    const cohort = places(1, 1, { leeds: 1, manchester: 1 }, null, 'modes');
    await begin(store, 'modes-r', { cohort, mode: 'rehearsal' });
    await begin(store, 'modes-r2', { cohort, mode: 'rehearsal' });
    await begin(store, 'modes-l', { cohort });
    const rehearsal = new Office(store, 'rehearsal');
    expect(await rehearsal.reserve('modes-r')).toEqual(granted('leeds'));
    expect(await rehearsal.reserve('modes-r2')).toEqual(full);
    expect(await new Office(store).reserve('modes-l')).toEqual(granted('leeds'));
    expect(await count('modes', 'rehearsal')).toHaveLength(1);
  });

  it('S1.9 a provider without a contract in the cohort has no places', async () => {
    const cohort = structuredClone(autumn());
    cohort.id = 'no-contract';
    cohort.contracts = cohort.contracts.filter((one) => one.provider !== 'northstar-learning');
    await begin(store, 'no-contract', { cohort });
    expect(await new Office(store).reserve('no-contract')).toEqual(full);
  });

  it('S2.6 a journey that is not in the record yet is refused, and nothing is answered', async () => {
    await expect(new Office(store).reserve('nobody')).rejects.toMatchObject({ code: 'journey-unknown' });
  });
});

describe('S2.8 groups', () => {
  const office = new Office(store);

  it("S2.8 a partner's own group takes its participants first, however far away, then the nearest", async () => {
    const cohort = places(10, 10, { leeds: 1, manchester: 9 }, null, 'own');
    await begin(store, 'own-1', { cohort, deliveryPartner: AIRE }, inManchester);
    await begin(store, 'own-2', { cohort, deliveryPartner: AIRE }, inManchester);
    expect(await office.reserve('own-1')).toEqual(granted('leeds', 'partner'));
    expect(await office.reserve('own-2')).toEqual(granted('manchester'));
  });

  it('S2.8 others go to the nearest group', async () => {
    const cohort = places(10, 10, { leeds: 5, manchester: 5 }, null, 'near');
    await begin(store, 'near-1', { cohort }, inManchester);
    await begin(store, 'near-2', { cohort }, inLeeds);
    expect(await office.reserve('near-1')).toEqual(granted('manchester'));
    expect(await office.reserve('near-2')).toEqual(granted('leeds'));
  });

  it("S2.8 seats that are set aside for a partner stay free in the partner's group", async () => {
    const cohort = places(6, 6, { leeds: 4, manchester: 2 }, { total: 3, funded: 3 }, 'aside');
    for (const id of ['aside-1', 'aside-2', 'aside-3', 'aside-4'])
      await begin(store, id, { cohort }, inLeeds);
    expect(await office.reserve('aside-1')).toEqual(granted('leeds'));
    expect(await office.reserve('aside-2')).toEqual(granted('manchester'));
    expect(await office.reserve('aside-3')).toEqual(granted('manchester'));
    expect(await office.reserve('aside-4')).toEqual(full);
    for (const id of ['aside-5', 'aside-6', 'aside-7', 'aside-8'])
      await begin(store, id, { cohort, deliveryPartner: AIRE });
    for (const id of ['aside-5', 'aside-6', 'aside-7'])
      expect(await office.reserve(id)).toEqual(granted('leeds', 'partner'));
    expect(await office.reserve('aside-8')).toEqual(full);
  });

  it('S2.8 once applications have closed, a group below viability is chosen last', async () => {
    const cohort = places(20, 20, { leeds: 10, manchester: 10 }, null, 'viable');
    for (const group of cohort.groups) group.viability = 1;
    await begin(store, 'viable-1', { cohort }, inManchester);
    await begin(store, 'viable-2', { cohort }, inLeeds);
    expect(await office.reserve('viable-1', {}, '2026-10-09T12:00:00Z')).toEqual(granted('manchester'));
    expect(await office.reserve('viable-2', {}, '2026-10-10T12:00:00Z')).toEqual(granted('manchester'));
  });
});
