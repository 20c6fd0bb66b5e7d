/** The waiting list of a pool: the mandatory first, then first come (S2.6). */
import type { Instant } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Store } from '../database/database.js';
import type { Pool } from './pool.js';

export interface Applicant {
  deliveryPartner: string | null;
  funded: boolean;
  /** Where the setting is, British National Grid in metres; null if it is not known. */
  easting: number | null;
  northing: number | null;
}

export interface WaitingApplicant {
  journey: string;
  mandatory: boolean;
  funded: boolean;
}

/** Joins at the end of those with the same priority; whoever waits already keeps their turn. */
export async function joinWaitingList(work: Work, waiting: WaitingApplicant, joined: Instant): Promise<void> {
  const { journey, mandatory, funded } = waiting;
  await work
    .insertInto('waiting_list')
    .values({ journey, mandatory, funded, joined })
    .onConflict((conflict) => conflict.column('journey').doUpdateSet({ mandatory, funded }))
    .execute();
}

/** @returns how the journey waited; null if it did not */
export async function leaveWaitingList(work: Work, journey: string): Promise<WaitingApplicant | null> {
  const row = await work
    .deleteFrom('waiting_list')
    .where('journey', '=', journey)
    .returning(['journey', 'mandatory', 'funded'])
    .executeTakeFirst();
  return row ?? null;
}

/** Who waits for a place of the pool and has nothing on offer, head first; interrupted journeys are passed over. */
export async function readWaitingList(work: Work, pool: Pool): Promise<(Applicant & { journey: string })[]> {
  return work
    .selectFrom('waiting_list as list')
    .innerJoin('journey_rows as row', 'row.journey', 'list.journey')
    .leftJoin('people', 'people.journey', 'list.journey')
    .leftJoin('places', 'places.journey', 'list.journey')
    .select(['list.journey', 'row.delivery_partner as deliveryPartner', 'list.funded'])
    .select(['people.easting', 'people.northing'])
    .where('row.mode', '=', pool.mode)
    .where('row.cohort', '=', pool.cohort)
    .where('row.provider', '=', pool.provider)
    .where('row.status', '=', 'applying')
    .where('places.journey', 'is', null)
    .orderBy('list.mandatory', 'desc')
    .orderBy('list.joined')
    .orderBy('list.turn')
    .execute();
}

/** Where the setting of a participant is. */
export async function settingPosition(
  store: Store,
  journey: string,
): Promise<Pick<Applicant, 'easting' | 'northing'>> {
  const row = await store.db
    .selectFrom('people')
    .select(['easting', 'northing'])
    .where('journey', '=', journey)
    .executeTakeFirst();
  return row ?? { easting: null, northing: null };
}
