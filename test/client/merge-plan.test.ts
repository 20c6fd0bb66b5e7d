import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSeats, providerGroups, type CohortPlaces } from '../../activities/places/room.js';
import { planMerge } from '../../client/groups/plan.js';
import { mergeIdOf } from '../../client/ids.js';
import type { Group } from '../../programmes/cohort-schema.js';
import type { Member } from '../../store/places/members.js';
import { cohortWith } from '../activities/arrange/support/journeys.js';

const AIRE = 'aire-valley-teaching-hub';
const inLeeds = { easting: 430_000, northing: 434_000 };
const inManchester = { easting: 384_000, northing: 398_000 };

/** Three more groups of the provider: York is Aire Valley's own, Salford and Hull are open to all. */
const cohort = cohortWith((change) => {
  const [leeds] = change.groups;
  if (!leeds) throw new Error('the cohort has no group');
  const at = (id: string, easting: number, northing: number, partner: string | null): Group => ({
    ...structuredClone(leeds),
    ...{ id, deliveryPartner: partner, venue: { ...leeds.venue, easting, northing } },
  });
  change.groups.push(
    at('york', 460_000, 452_000, AIRE),
    at('salford', 381_000, 398_500, null),
    at('hull', 509_000, 428_000, null),
  );
});
const groupOf = (id: string): Group => {
  const found = cohort.groups.find((group) => group.id === id);
  if (!found) throw new Error(`no group ${id}`);
  return found;
};

const seats = (group: string, count: number, deliveryPartner: string | null = null) => ({
  ...{ group, count, deliveryPartner, funded: false },
});
const placesWith = (taken: CohortPlaces['occupancy']['taken'], today = '2026-11-02'): CohortPlaces => ({
  cohort,
  provider: 'northstar-learning',
  occupancy: { taken, catchUps: [] },
  today,
});
const member = (n: number, change: Partial<Member> = {}): Member => ({
  ...{ journey: `j-${n}`, reference: `R-${n}`, deliveryPartner: null, funded: false, ...inLeeds },
  ...{ since: '2026-09-10T09:00:00Z', updated: '2026-11-02T09:00:00Z', ...change },
});
const goes = (places: CohortPlaces, members: Member[], from = 'leeds', into: string | null = null) =>
  planMerge(places, groupOf(from), members, into === null ? null : groupOf(into)).map(
    ({ to, because, code }) => [to, because, code],
  );

describe('S2.8 where the participants of a merged group go', () => {
  const viable = [seats('leeds', 2), seats('manchester', 8), seats('york', 7, AIRE), seats('hull', 3)];

  it('S2.8 goes to a partner’s own group first, else to the nearest viable one', () => {
    const people = [
      member(1),
      member(2, { deliveryPartner: AIRE }),
      member(3, { deliveryPartner: AIRE, ...inManchester }),
      member(4, { deliveryPartner: 'other-hub', ...inManchester }),
    ];
    expect(goes(placesWith(viable), people)).toEqual([
      ['york', 'nearest', null],
      ['york', 'partner', null],
      ['york', 'partner', null],
      ['manchester', 'nearest', null],
    ]);
  });

  it('S2.8 never goes to a group that is itself below viability, unless it may still fill', () => {
    const near = member(1, { easting: 505_000, northing: 428_000 });
    expect(goes(placesWith(viable), [near])).toEqual([['york', 'nearest', null]]);
    expect(goes(placesWith(viable, '2026-10-09'), [near])).toEqual([['hull', 'nearest', null]]);
  });

  it('S2.8 says so when there is no viable group, and lets the caller name one', () => {
    const none = placesWith([seats('leeds', 2), seats('hull', 2)]);
    expect(goes(none, [member(1)])).toEqual([[null, null, 'no-viable-group']]);
    expect(goes(none, [member(1)], 'leeds', 'hull')).toEqual([['hull', 'named', null]]);
  });

  it('S2.6 S2.8 takes no more seats than a group has, one bad row leaving the rest as they are', () => {
    const full = placesWith([seats('leeds', 3), seats('manchester', 28)]);
    expect(goes(full, [member(1), member(2), member(3)])).toEqual([
      ['manchester', 'nearest', null],
      ['manchester', 'nearest', null],
      [null, null, 'no-viable-group'],
    ]);
    expect(goes(full, [member(1), member(2), member(3)], 'leeds', 'manchester').at(-1)).toEqual([
      null,
      null,
      'group-full',
    ]);
  });

  it('S2.6 no plan makes any group fuller than it may be, whoever is moved', () => {
    const people = fc.array(
      fc.record({
        easting: fc.integer({ min: 350_000, max: 520_000 }),
        northing: fc.integer({ min: 380_000, max: 460_000 }),
        deliveryPartner: fc.constantFrom(null, AIRE, 'other-hub'),
      }),
      { maxLength: 40 },
    );
    const counts = fc.record({
      manchester: fc.integer({ min: 0, max: 30 }),
      york: fc.integer({ min: 0, max: 30 }),
      salford: fc.integer({ min: 0, max: 30 }),
      hull: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(people, counts, (who, taken) => {
        const members = who.map((one, n) => member(n, one));
        const own = members.map(({ deliveryPartner }) => seats('leeds', 1, deliveryPartner));
        const before = placesWith([
          ...own,
          ...Object.entries(taken).map(([group, count]) => seats(group, count)),
        ]);
        const plan = planMerge(before, groupOf('leeds'), members, null);
        const after = placesWith([
          ...before.occupancy.taken,
          ...plan.flatMap(({ member: { deliveryPartner }, to }) =>
            to ? [seats(to, 1, deliveryPartner)] : [],
          ),
        ]);
        expect(plan.map(({ to }) => to)).not.toContain('leeds');
        for (const group of providerGroups(after)) {
          if (group.id !== 'leeds') expect(freeSeats(after, group)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('S2.8 S3.6 the same move has the same id until another seat is held', () => {
    const id = mergeIdOf('j-1', 'leeds', 'york', '2026-09-10T09:00:00Z');
    expect(mergeIdOf('j-1', 'leeds', 'york', '2026-09-10T09:00:00Z')).toBe(id);
    expect(mergeIdOf('j-1', 'leeds', 'york', '2026-12-01T09:00:00Z')).not.toBe(id);
    expect(mergeIdOf('j-2', 'leeds', 'york', '2026-09-10T09:00:00Z')).not.toBe(id);
    expect(id).toMatch(/^merge-[a-z2-7]{20}$/);
  });
});
