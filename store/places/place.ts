/** The one place that a journey has: held, or kept free for it while it is on offer (S2.6). */
import type { Instant } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Pool } from './pool.js';

export interface Place extends Pool {
  journey: string;
  deliveryPartner: string | null;
  group: string;
  funded: boolean;
  status: 'held' | 'offered';
}

export async function readPlace(work: Work, journey: string): Promise<Place | null> {
  const row = await work
    .selectFrom('places')
    .select(['journey', 'mode', 'cohort', 'provider', 'delivery_partner as deliveryPartner'])
    .select(['group_id as group', 'funded', 'status'])
    .where('journey', '=', journey)
    .executeTakeFirst();
  return row ?? null;
}

/** Gives a journey this place instead of any that it had. */
export async function keepPlace(work: Work, place: Place, since: Instant): Promise<void> {
  const { journey, mode, cohort, provider, deliveryPartner, group, funded, status } = place;
  const columns = { mode, cohort, provider, funded, status, since };
  const row = { ...columns, delivery_partner: deliveryPartner, group_id: group };
  await work
    .insertInto('places')
    .values({ journey, ...row })
    .onConflict((conflict) => conflict.column('journey').doUpdateSet(row))
    .execute();
}

/** Frees the place of a journey. */
export async function freePlace(work: Work, journey: string): Promise<void> {
  await work.deleteFrom('places').where('journey', '=', journey).execute();
}
