import { describe, expect, it } from 'vitest';
import { addDays } from '../../../workflows/journey/calendar.js';
import { freshStore } from '../../support/postgres.js';
import { begin, happened, inLeeds, places } from './support/journeys.js';
import { Office, taken } from './support/office.js';

const store = await freshStore();
const office = new Office(store);
const LATER = '2026-11-18T18:00:00Z';

async function seated(name: string, seats: { leeds: number; manchester: number }, ...ids: string[]) {
  const cohort = places(seats.leeds + seats.manchester, 0, seats, null, name);
  // Two weeks after those of Leeds, so that there is notice of them.
  for (const group of cohort.groups.filter(({ id: group }) => group === 'manchester'))
    for (const [event, date] of Object.entries(group.events)) group.events[event] = addDays(date, 14);
  for (const id of ids) {
    await begin(store, `${name}-${id}`, { cohort }, inLeeds);
    const [fact] = await office.reserve(`${name}-${id}`);
    if (fact?.type !== 'placeGranted') throw new Error('no place');
    await happened(store, `${name}-${id}`, '2026-06-02T09:00:00Z', {
      type: 'GroupAllocated',
      group: fact.group,
      because: fact.because,
    });
  }
  return cohort;
}

const groupOf = async (journey: string) =>
  (await taken(store)).find((one) => one.journey === journey)?.group_id;
const failed = (effect: string, code: string) => [{ type: 'effectFailed', effect: `places/${effect}`, code }];

describe('S2.8 S4.4 moves', () => {
  it('S2.8 a participant moves to another group, and the seat before is free for others', async () => {
    const cohort = await seated('move', { leeds: 1, manchester: 2 }, 'a');
    expect(await office.ask('move-a', { do: 'move', group: 'manchester' })).toEqual([]);
    expect(await groupOf('move-a')).toBe('manchester');
    await begin(store, 'move-b', { cohort }, inLeeds);
    expect(await office.reserve('move-b')).toMatchObject([{ group: 'leeds' }]);
  });

  it('S2.8 a move into a full group is said, and the seat before is kept', async () => {
    await seated('full', { leeds: 1, manchester: 1 }, 'a', 'b');
    expect(await office.ask('full-a', { do: 'move', group: 'manchester' })).toEqual(
      failed('move', 'group-full'),
    );
    expect(await groupOf('full-a')).toBe('leeds');
    expect(await office.ask('full-a', { do: 'move', group: 'london' })).toEqual(
      failed('move', 'group-unknown'),
    );
  });

  it('S4.4 a transfer to another cohort takes a place there and offers the one before', async () => {
    const from = await seated('out', { leeds: 1, manchester: 1 }, 'a', 'b');
    const into = places(1, 0, { leeds: 1, manchester: 1 }, null, 'in');
    await begin(store, 'out-c', { cohort: from });
    await office.reserve('out-c');
    await happened(store, 'out-a', LATER, { type: 'CohortChanged', cohort: into });
    expect(await office.ask('out-a', { do: 'move', group: 'leeds' }, LATER)).toEqual([]);
    expect(office.offered).toEqual(['out-c']);
    await happened(store, 'out-b', LATER, { type: 'CohortChanged', cohort: into });
    expect(await office.ask('out-b', { do: 'move', group: 'leeds' }, LATER)).toEqual(
      failed('move', 'group-full'),
    );
    expect(await office.ask('out-b', { do: 'move', group: 'manchester' }, LATER)).toEqual(
      failed('move', 'places-full'),
    );
    const rows = (await taken(store)).filter(({ journey }) => journey.startsWith('out-'));
    expect(rows.map(({ journey, cohort, status }) => [journey, cohort, status])).toEqual([
      ['out-a', 'in', 'held'],
      ['out-b', 'out', 'held'],
      ['out-c', 'out', 'offered'],
    ]);
  });
});

describe('S3.2 catch-up places', () => {
  const find = (journey: string, event = 'event-1', after = '2026-11-17') =>
    office.ask(journey, { do: 'find-catch-up', event, after }, '2026-11-17T18:00:00Z');

  it("S3.2 a missed event leads to another group's later day, while there is room on that day", async () => {
    await seated('miss', { leeds: 3, manchester: 2 }, 'a', 'b', 'c', 'd');
    const found = [{ type: 'catchUpFound', event: 'event-1', group: 'manchester', date: '2026-12-02' }];
    expect(await find('miss-a')).toEqual(found);
    expect(await find('miss-b')).toMatchObject([{ elsewhere: { cohort: 'npq-senco-2027-spring' } }]);
    expect(await find('miss-b', 'event-2', '2027-03-09')).toMatchObject([{ type: 'catchUpFound' }]);
  });

  it('S3.2 a day that has passed is no catch-up, and none is found after the last', async () => {
    await seated('last', { leeds: 1, manchester: 5 }, 'a');
    expect(await find('last-a', 'event-4', '2027-10-13')).toMatchObject([{ date: '2027-10-27' }]);
    expect(await find('last-a', 'event-4', '2028-05-30')).toEqual([{ type: 'noCatchUp', event: 'event-4' }]);
  });

  it('S3.2 a member who catches up elsewhere leaves a seat on the day of their own group', async () => {
    const cohort = await seated('swap', { leeds: 2, manchester: 1 }, 'b');
    await happened(store, 'swap-b', LATER, { type: 'GroupAllocated', group: 'manchester', because: 'moved' });
    await office.ask('swap-b', { do: 'move', group: 'manchester' });
    await begin(store, 'swap-a', { cohort }, inLeeds);
    await office.reserve('swap-a');
    await happened(store, 'swap-a', LATER, { type: 'GroupAllocated', group: 'leeds', because: 'nearest' });
    await office.ask('swap-b', { do: 'hold-catch-up', event: 'event-3', group: 'leeds' });
    expect(await find('swap-a', 'event-3', '2027-06-15')).toEqual([
      { type: 'catchUpFound', event: 'event-3', group: 'manchester', date: '2027-06-30' },
    ]);
  });

  it('S3.2 guests at an event day keep newcomers from being one too many there', async () => {
    const cohort = await seated('guest', { leeds: 1, manchester: 1 }, 'a');
    expect(await find('guest-a')).toMatchObject([{ group: 'manchester' }]);
    await begin(store, 'guest-b', { cohort });
    expect(await office.reserve('guest-b')).toEqual([{ type: 'placesFull' }]);
    await office.ask('guest-a', { do: 'release' }, '2026-11-17T19:00:00Z');
    expect(office.offered.at(-1)).toBe('guest-b');
  });

  it('S3.2 a full day that a person books is said', async () => {
    await seated('book', { leeds: 2, manchester: 1 }, 'a', 'b', 'c');
    expect(
      await office.ask('book-a', { do: 'hold-catch-up', event: 'event-1', group: 'manchester' }),
    ).toEqual(failed('hold-catch-up', 'event-day-full'));
    expect(await office.ask('book-a', { do: 'hold-catch-up', event: 'event-1', group: 'leeds' })).toEqual([]);
  });
});
