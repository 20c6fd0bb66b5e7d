import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../workflows/journey/event.js';
import { savePerson } from '../../../store/people/people.js';
import { freshStore } from '../../support/postgres.js';
import { begin, happened, inLeeds, inManchester, personIn, places } from './support/journeys.js';
import { Office, taken } from './support/office.js';

const store = await freshStore();
const office = new Office(store);
const AIRE = 'aire-valley-teaching-hub';
const undecided = [{ type: 'groupUndecided' }];
const unknown = {};
const granted = (group: string, because = 'nearest') => [{ type: 'placeGranted', group, because }];
const sought = (group: string): EventBody => ({
  type: 'PlaceSought',
  priority: 'ordinary',
  funded: false,
  group,
});

describe('S2.8 the nearest group is never guessed', () => {
  it('S2.8 a school of which nobody knows where it is is put before the provider, who chooses', async () => {
    const cohort = places(4, 4, { leeds: 2, manchester: 2 }, null, 'guess');
    await begin(store, 'guess-1', { cohort }, unknown);
    expect(await office.reserve('guess-1')).toEqual(undecided);
    expect(await taken(store)).toEqual([]);
    const chosen = { do: 'reserve', priority: 'ordinary', funded: false, group: 'manchester' } as const;
    expect(await office.ask('guess-1', chosen)).toEqual(granted('manchester'));
  });

  it('S2.8 where only one group is left, or a partner has one of its own, nothing has to be guessed', async () => {
    const cohort = places(4, 4, { leeds: 3, manchester: 1 }, null, 'only');
    await begin(store, 'only-1', { cohort, deliveryPartner: AIRE }, unknown);
    expect(await office.reserve('only-1')).toEqual(granted('leeds', 'partner'));
    await begin(store, 'only-2', { cohort }, inManchester);
    expect(await office.reserve('only-2')).toEqual(granted('manchester'));
    await begin(store, 'only-3', { cohort }, unknown);
    expect(await office.reserve('only-3')).toEqual(granted('leeds'));
  });

  it('S2.6 S2.8 a place that becomes free is offered in the group that was chosen, and to the next until then', async () => {
    const cohort = places(1, 1, { leeds: 1, manchester: 1 }, null, 'wait');
    await begin(store, 'wait-1', { cohort }, inLeeds);
    await begin(store, 'wait-2', { cohort }, unknown);
    await begin(store, 'wait-3', { cohort }, inLeeds);
    expect(await office.reserve('wait-1')).toEqual(granted('leeds'));
    expect(await office.ask('wait-2', { do: 'wait', priority: 'ordinary', funded: false })).toEqual(
      undecided,
    );
    expect(await office.reserve('wait-3')).toEqual([{ type: 'placesFull' }]);
    await office.ask('wait-1', { do: 'release' });
    expect(office.offered.at(-1)).toBe('wait-3');
    await happened(store, 'wait-2', '2026-06-02T09:00:00Z', sought('manchester'));
    await office.ask('wait-3', { do: 'release' });
    expect(office.offered.at(-1)).toBe('wait-2');
    expect((await taken(store)).find(({ journey }) => journey === 'wait-2')?.group_id).toBe('manchester');
  });
});

describe('S3.2 notice and distance of a catch-up are rules', () => {
  const find = (journey: string, after = '2026-11-17') =>
    office.ask(journey, { do: 'find-catch-up', event: 'event-1', after }, '2026-11-17T18:00:00Z');
  const member = (group: string): EventBody => ({ type: 'GroupAllocated', group, because: 'nearest' });

  it('S3.2 the next morning in another city is too soon: the next intake has a day, with its venue', async () => {
    await begin(store, 'soon-1', {}, inLeeds);
    await happened(store, 'soon-1', '2026-06-02T09:00:00Z', member('leeds'));
    const [found] = await find('soon-1');
    expect(found).toMatchObject({ type: 'catchUpFound', elsewhere: { cohort: 'npq-senco-2027-spring' } });
    const seats = await store.db
      .selectFrom('catch_up_places')
      .selectAll()
      .where('journey', '=', 'soon-1')
      .execute();
    expect(seats).toMatchObject([{ cohort: 'npq-senco-2027-spring' }]);
  });

  it('S3.2 what is too far, or nobody knows how far, is a question for the provider', async () => {
    const far = { easting: 180_000, northing: 40_000 };
    await begin(store, 'far-1', {}, far);
    await happened(store, 'far-1', '2026-06-02T09:00:00Z', member('leeds'));
    expect(await find('far-1')).toEqual([{ type: 'noCatchUp', event: 'event-1' }]);
    await begin(store, 'far-2', {}, unknown);
    await happened(store, 'far-2', '2026-06-02T09:00:00Z', member('leeds'));
    expect(await find('far-2')).toEqual([{ type: 'noCatchUp', event: 'event-1' }]);
    await savePerson(store, personIn('far-2', inLeeds), { mode: 'live', programme: 'npq-senco' });
    expect(await find('far-2')).toMatchObject([{ type: 'catchUpFound' }]);
  });

  it('S3.2 the limits are data of the programme', async () => {
    const { npqSenco } = await import('../../../programmes/definitions/npq-senco.js');
    const programme = { ...npqSenco, catchUp: { noticeDays: 0, furthestKm: 100 } };
    await begin(store, 'rule-1', { programme }, inLeeds);
    await happened(store, 'rule-1', '2026-06-02T09:00:00Z', member('leeds'));
    expect(await find('rule-1')).toEqual([
      { type: 'catchUpFound', event: 'event-1', group: 'manchester', date: '2026-11-18' },
    ]);
  });
});
