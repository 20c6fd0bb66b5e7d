/** A pool: the places of one provider in one cohort, live or rehearsed, and who has taken them (S1.9, S2.6). */
import { sql } from 'kysely';
import type { Day, Mode } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Store } from '../database/database.js';

export interface Pool {
  mode: Mode;
  cohort: string;
  provider: string;
}

/** What to hold while places of a pool are counted and given away. */
export const poolLock = ({ mode, cohort, provider }: Pool): string => `places/${mode}/${cohort}/${provider}`;

/** Places that are held or offered, by partner, group and kind. */
export interface Taken {
  deliveryPartner: string | null;
  group: string;
  funded: boolean;
  count: number;
}

/** Seats at one group's day for an event that members of another group (`home`) have. */
interface CatchUps {
  event: string;
  group: string;
  home: string;
  date: Day;
  count: number;
}

export interface Occupancy {
  taken: Taken[];
  catchUps: CatchUps[];
}

export async function readOccupancy(work: Work, pool: Pool): Promise<Occupancy> {
  const taken = await work
    .selectFrom('places')
    .select(['delivery_partner as deliveryPartner', 'group_id as group', 'funded'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mode', '=', pool.mode)
    .where('cohort', '=', pool.cohort)
    .where('provider', '=', pool.provider)
    .groupBy(['delivery_partner', 'group_id', 'funded'])
    .execute();
  const catchUps = await work
    .selectFrom('catch_up_places as seat')
    .innerJoin('places as home', 'home.journey', 'seat.journey')
    // Groups of two intakes may have the same id; a guest of another intake is at home in none of this one.
    .select(['seat.event', 'seat.group_id as group', 'seat.date'])
    .select(sql<string>`case when home.cohort = seat.cohort then home.group_id else '' end`.as('home'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seat.mode', '=', pool.mode)
    .where('seat.cohort', '=', pool.cohort)
    .where('seat.provider', '=', pool.provider)
    .groupBy(['seat.event', 'seat.group_id', 'home.cohort', 'seat.cohort', 'home.group_id', 'seat.date'])
    .execute();
  return { taken, catchUps };
}

/** The pool in which a journey has a place, held or on offer. */
export async function poolOf(store: Store, journey: string): Promise<Pool | null> {
  const row = await store.db
    .selectFrom('places')
    .select(['mode', 'cohort', 'provider'])
    .where('journey', '=', journey)
    .executeTakeFirst();
  return row ?? null;
}
