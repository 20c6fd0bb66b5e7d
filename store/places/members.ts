/** Who has a seat in a group, held for good (S2.8). */
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Applicant } from './waiting-list.js';

export interface Member extends Applicant {
  journey: string;
  /** The provider's own reference. */
  reference: string;
  /** Since when the seat is held, by the journey's own clock. */
  since: Instant;
  /** The time of the newest event, by the journey's own clock: a rehearsal's present. */
  updated: Instant;
}

export interface InGroup {
  mode: Mode;
  cohort: string;
  group: string;
}

/** Participants who hold a seat in the group and whose journeys have not ended, those who came first, first. */
export async function readMembers(work: Work, { mode, cohort, group }: InGroup): Promise<Member[]> {
  return work
    .selectFrom('places')
    .innerJoin('journey_rows as row', 'row.journey', 'places.journey')
    .leftJoin('people', 'people.journey', 'places.journey')
    .select(['places.journey', 'row.reference', 'places.delivery_partner as deliveryPartner'])
    .select(['places.funded', 'people.easting', 'people.northing'])
    .select(['places.since', 'row.updated_at as updated'])
    .where('places.mode', '=', mode)
    .where('places.cohort', '=', cohort)
    .where('places.group_id', '=', group)
    .where('places.status', '=', 'held')
    .where('row.status', '<>', 'ended')
    .orderBy('places.since')
    .orderBy('places.journey')
    .execute();
}

/** How many hold a seat in each group of a cohort, and to how many one is on offer. */
export async function countSeats(
  work: Work,
  { mode, cohort }: Pick<InGroup, 'mode' | 'cohort'>,
): Promise<{ group: string; status: 'held' | 'offered'; count: number }[]> {
  return work
    .selectFrom('places')
    .select(['group_id as group', 'status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mode', '=', mode)
    .where('cohort', '=', cohort)
    .groupBy(['group_id', 'status'])
    .execute();
}
