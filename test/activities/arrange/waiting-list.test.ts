import { describe, expect, it } from 'vitest';
import { freshStore } from '../../support/postgres.js';
import { begin, happened, places } from './support/journeys.js';
import { Office, taken } from './support/office.js';

const store = await freshStore();
const MONDAY = '2026-06-08T09:00:00Z';

/** A cohort with one place, which the first journey has; the others wait in the order in which they are named. */
async function oneTaken(name: string, ...others: { id: string; mandatory?: boolean; funded?: boolean }[]) {
  const cohort = places(1, 1, { leeds: 1, manchester: 1 }, null, name);
  const office = new Office(store);
  const first = await begin(store, `${name}-first`, { cohort });
  await office.reserve(first, { funded: true });
  for (const [index, { id, mandatory, funded }] of others.entries()) {
    await begin(store, `${name}-${id}`, { cohort });
    const priority = mandatory ? 'mandatory' : 'ordinary';
    await office.reserve(
      `${name}-${id}`,
      { priority, funded: funded ?? false },
      `2026-06-02T09:00:0${index}Z`,
    );
  }
  return { office, first, cohort };
}

const placesIn = async (cohort: string) =>
  (await taken(store)).filter((one) => one.cohort === cohort).map(({ journey, status }) => [journey, status]);

describe('S2.6 the waiting list', () => {
  it('S2.6 a freed place is offered to the mandatory first, then to whoever came first, one after another', async () => {
    const { office, first } = await oneTaken('order', { id: 'a' }, { id: 'b' }, { id: 'c', mandatory: true });
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.heard).toEqual([
      {
        journey: 'order-c',
        fact: { type: 'placeOffered', group: 'leeds', because: 'nearest' },
        id: expect.stringMatching(/^offer\/[0-9a-f-]{36}$/) as string,
      },
    ]);
    expect(await placesIn('order')).toEqual([['order-c', 'offered']]);
    expect(await office.ask('order-c', { do: 'take-offer' }, MONDAY)).toEqual([]);
    expect(await placesIn('order')).toEqual([['order-c', 'held']]);
    await office.ask('order-c', { do: 'release' }, MONDAY);
    await office.ask('order-a', { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['order-c', 'order-a', 'order-b']);
  });

  it('S2.6 people who joined within the same second are offered in the order in which they came', async () => {
    const { office, first, cohort } = await oneTaken('tie');
    for (const id of ['tie-z', 'tie-y', 'tie-x']) {
      await begin(store, id, { cohort });
      await office.reserve(id, {}, MONDAY);
    }
    await office.ask(first, { do: 'release' }, MONDAY);
    await office.ask('tie-z', { do: 'release' }, MONDAY);
    await office.ask('tie-y', { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['tie-z', 'tie-y', 'tie-x']);
  });

  it('S2.6 a place on offer is kept until it lapses; then the next is asked and the first goes to the end', async () => {
    const { office, first, cohort } = await oneTaken('lapse', { id: 'a' }, { id: 'b' });
    await office.ask(first, { do: 'release' }, MONDAY);
    await begin(store, 'lapse-late', { cohort });
    expect(await office.reserve('lapse-late', {}, MONDAY)).toEqual([{ type: 'placesFull' }]);
    await office.ask('lapse-a', { do: 'lapse-offer' }, '2026-06-15T00:00:00Z');
    expect(office.offered).toEqual(['lapse-a', 'lapse-b']);
    await office.ask('lapse-b', { do: 'lapse-offer' }, '2026-06-22T00:00:00Z');
    await office.ask('lapse-late', { do: 'release' }, '2026-06-23T00:00:00Z');
    expect(office.offered).toEqual(['lapse-a', 'lapse-b', 'lapse-late', 'lapse-a']);
  });

  it('S2.6 whoever is alone on the list is not offered at once what they have just let go', async () => {
    const { office, first, cohort } = await oneTaken('alone', { id: 'a' });
    await office.ask(first, { do: 'release' }, MONDAY);
    await office.ask('alone-a', { do: 'lapse-offer' }, MONDAY);
    expect(office.offered).toEqual(['alone-a']);
    await begin(store, 'alone-b', { cohort });
    expect(await office.reserve('alone-b', {}, MONDAY)).toMatchObject([{ type: 'placeGranted' }]);
  });

  it('S2.6 whoever waits for a funded place is passed over while none is free', async () => {
    const cohort = places(2, 1, { leeds: 2, manchester: 2 }, null, 'fund');
    const office = new Office(store);
    for (const id of ['fund-1', 'fund-2', 'fund-3', 'fund-4']) await begin(store, id, { cohort });
    await office.reserve('fund-1', { funded: true });
    await office.reserve('fund-2');
    await office.reserve('fund-3', { funded: true, priority: 'mandatory' });
    await office.reserve('fund-4');
    await office.ask('fund-2', { do: 'release' }, MONDAY);
    await office.ask('fund-1', { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['fund-4', 'fund-3']);
  });

  it('S2.6 whoever leaves the list, is deferred or has ended is not offered a place', async () => {
    const { office, first } = await oneTaken('gone', { id: 'a' }, { id: 'b' }, { id: 'c' });
    await office.ask('gone-a', { do: 'release' }, MONDAY);
    await happened(store, 'gone-b', MONDAY, { type: 'Deferred', expectedReturn: '2026-09-01' });
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['gone-c']);
  });

  it('S4.4 whoever changes cohort while waiting takes their turn along', async () => {
    const { office, first, cohort } = await oneTaken('from', { id: 'a' }, { id: 'b' });
    const other = await oneTaken('into', { id: 'z' });
    await happened(store, 'from-a', MONDAY, { type: 'CohortChanged', cohort: other.cohort });
    await office.ask(first, { do: 'release' }, MONDAY);
    await office.ask(other.first, { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['from-b', 'from-a']);
    expect(cohort.id).toBe('from');
  });

  it('S2.8 whom the provider puts on the list waits for a place to become free', async () => {
    const { office, first, cohort } = await oneTaken('put');
    await begin(store, 'put-a', { cohort });
    expect(await office.ask('put-a', { do: 'wait', priority: 'mandatory', funded: false })).toEqual([]);
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['put-a']);
  });
});

describe('S2.6 offers that cannot be told at once', () => {
  it('S2.6 a crash between the freeing and the telling loses no offer: the next round tells it', async () => {
    const { office, first } = await oneTaken('crash', { id: 'a' });
    office.answer = () => Promise.reject(new Error('the server is away'));
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.heard).toEqual([]);
    const restarted = new Office(store);
    expect(await restarted.places.deliverPendingOffers()).toBe(1);
    expect(restarted.offered).toEqual(['crash-a']);
    expect(await restarted.places.deliverPendingOffers()).toBe(0);
  });

  it('S2.6 one journey that cannot be reached does not keep the others from their offers', async () => {
    const cohort = places(2, 2, { leeds: 2, manchester: 2 }, null, 'stuck');
    const office = new Office(store);
    for (const id of ['stuck-1', 'stuck-2', 'stuck-3', 'stuck-4']) {
      await begin(store, id, { cohort });
      await office.reserve(id);
    }
    office.answer = (journey) =>
      journey === 'stuck-3' ? Promise.reject(new Error('away')) : Promise.resolve('told');
    await office.ask('stuck-1', { do: 'release' }, MONDAY);
    await office.ask('stuck-2', { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['stuck-4']);
    await expect(office.places.deliverPendingOffers()).rejects.toThrow('away');
    office.answer = () => Promise.resolve('told');
    expect(await office.places.deliverPendingOffers()).toBe(1);
  });

  it('S2.6 a journey that does not wait yet by its own record is told later, under the same id', async () => {
    const { office, first } = await oneTaken('later', { id: 'a' });
    office.answer = () => Promise.resolve('later');
    await office.ask(first, { do: 'release' }, MONDAY);
    office.answer = () => Promise.resolve('told');
    await office.places.deliverPendingOffers();
    expect(office.offered.length).toBeGreaterThan(1);
    expect(new Set(office.heard.map(({ id }) => id)).size).toBe(1);
  });

  it('S2.6 a journey that can take none now gives way to the next and keeps its turn', async () => {
    const { office, first } = await oneTaken('refused', { id: 'a' }, { id: 'b' });
    office.answer = (journey) => Promise.resolve(journey === 'refused-a' ? 'refused' : 'told');
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['refused-a', 'refused-b']);
    expect(await placesIn('refused')).toEqual([['refused-b', 'offered']]);
    office.answer = () => Promise.resolve('told');
    await office.ask('refused-b', { do: 'release' }, MONDAY);
    expect(office.offered.at(-1)).toBe('refused-a');
  });

  it('S2.6 when all refuse, the place stays free and nobody is asked for ever', async () => {
    const { office, first, cohort } = await oneTaken('none', { id: 'a' }, { id: 'b' });
    office.answer = () => Promise.resolve('refused');
    await office.ask(first, { do: 'release' }, MONDAY);
    expect(office.offered).toEqual(['none-a', 'none-b']);
    expect(await placesIn('none')).toEqual([]);
    await begin(store, 'none-c', { cohort });
    expect(await office.reserve('none-c', {}, MONDAY)).toMatchObject([{ type: 'placeGranted' }]);
  });
});
