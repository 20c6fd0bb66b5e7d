/** Offers of freed places (S2.6). One that its journey has not been told of yet is found again after a crash. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Store } from '../database/database.js';
import type { Pool } from './pool.js';

export interface Offer extends Pool {
  id: string;
  journey: string;
  group: string;
  because: 'partner' | 'nearest';
  made: Instant;
}

/** Offers read at once; more are read after these are told. */
const A_BATCH = 100;

export async function keepOffer(work: Work, offer: Omit<Offer, 'id'>): Promise<void> {
  const { journey, mode, cohort, provider, group, because, made } = offer;
  await work
    .insertInto('place_offers')
    .values({
      id: randomUUID(),
      journey,
      mode,
      cohort,
      provider,
      group_id: group,
      because,
      made,
      status: 'open',
    })
    .execute();
}

/** Closes the open offer of a journey, if it has one. */
export async function closeOffer(
  work: Work,
  journey: string,
  as: 'taken' | 'lapsed' | 'withdrawn',
): Promise<void> {
  await work
    .updateTable('place_offers')
    .set({ status: as })
    .where('journey', '=', journey)
    .where('status', '=', 'open')
    .execute();
}

/** Open offers of which their journeys have not been told, oldest first, after the one of `after`. */
export async function offersToTell(store: Store, after: number): Promise<(Offer & { turn: number })[]> {
  return store.db
    .selectFrom('place_offers')
    .select(['id', 'journey', 'mode', 'cohort', 'provider', 'group_id as group', 'because', 'made', 'turn'])
    .where('told', '=', false)
    .where('status', '=', 'open')
    .where('turn', '>', after)
    .orderBy('turn')
    .limit(A_BATCH)
    .execute();
}

/** Whether the offer is still open and untold; read under the lock of its pool. */
export async function isStillToTell(work: Work, id: string): Promise<boolean> {
  const row = await work
    .selectFrom('place_offers')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'open')
    .where('told', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markOfferTold(store: Store, id: string): Promise<void> {
  await store.db.updateTable('place_offers').set({ told: true }).where('id', '=', id).execute();
}
