import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceEffect } from '../../../workflows/effects/effect.js';
import { freshStore } from '../../support/postgres.js';
import { begin, inLeeds, inManchester, places } from './support/journeys.js';
import { Office, taken } from './support/office.js';

const store = await freshStore();
const AIRE = 'aire-valley-teaching-hub';
const PEOPLE = 7;

const effect: fc.Arbitrary<PlaceEffect> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      priority: fc.constantFrom('mandatory' as const, 'ordinary' as const),
      funded: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'release' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'take-offer' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'lapse-offer' as const }) },
  fc.record({ do: fc.constant('move' as const), group: fc.constantFrom('leeds', 'manchester') }),
  fc.record({
    do: fc.constant('find-catch-up' as const),
    event: fc.constantFrom('event-1', 'event-2'),
    after: fc.constant('2026-11-01'),
  }),
);
const acts = fc.array(fc.record({ who: fc.nat({ max: PEOPLE - 1 }), effect }), {
  minLength: 5,
  maxLength: 40,
});

describe('S2.6 places, whatever is asked in whatever order and at once', () => {
  it('S2.6 are never oversold in any kind, nobody both has and awaits one, and no offer goes astray', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 6 }), async (asked, atOnce) => {
        const name = `property-${run++}`;
        const cohort = places(4, 2, { leeds: 2, manchester: 3 }, { total: 1, funded: 1 }, name);
        for (let who = 0; who < PEOPLE; who++)
          await begin(
            store,
            `${name}-${who}`,
            { cohort, deliveryPartner: who % 3 === 0 ? AIRE : null },
            who % 2 ? inLeeds : inManchester,
          );
        const office = new Office(store);
        for (let first = 0; first < asked.length; first += atOnce) {
          const together = asked.slice(first, first + atOnce);
          await Promise.all(together.map((act) => office.askOnly(`${name}-${act.who}`, act.effect)));
        }
        await office.places.deliverPendingOffers();
        await check(name, office);
      }),
      { numRuns: 40 },
    );
  });
});

async function check(name: string, office: Office): Promise<void> {
  const rows = (await taken(store)).filter(({ cohort }) => cohort === name);
  const of = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length;
  const aside = ({ delivery_partner }: (typeof rows)[number]) => delivery_partner === AIRE;
  expect(of(aside)).toBeLessThanOrEqual(1);
  expect(of((row) => !aside(row))).toBeLessThanOrEqual(3);
  expect(of((row) => !aside(row) && row.funded)).toBeLessThanOrEqual(1);
  for (const [group, seats] of [['leeds', 2] as const, ['manchester', 3] as const])
    expect(of((row) => row.group_id === group)).toBeLessThanOrEqual(seats);
  const waiting = (await store.db.selectFrom('waiting_list').select('journey').execute()).map(
    (one) => one.journey,
  );
  for (const { journey, status } of rows) if (status === 'held') expect(waiting).not.toContain(journey);
  const open = await store.db
    .selectFrom('place_offers')
    .select(['journey', 'told'])
    .where('cohort', '=', name)
    .where('status', '=', 'open')
    .orderBy('journey')
    .execute();
  const offered = rows.filter(({ status }) => status === 'offered').map(({ journey }) => journey);
  expect(open).toEqual(offered.map((journey) => ({ journey, told: true })));
  for (const journey of offered) expect(office.offered).toContain(journey);
}
