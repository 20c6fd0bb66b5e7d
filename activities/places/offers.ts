/** S2.6: a freed place is offered to the head of the waiting list, and kept free for them until they decide. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Work } from '../../store/effects/answers.js';
import { readStandingWithin } from '../../store/effects/standing.js';
import { closeOffer, keepOffer } from '../../store/places/offers.js';
import { freePlace, keepPlace, readPlace } from '../../store/places/place.js';
import { readOccupancy, type Pool } from '../../store/places/pool.js';
import { readWaitingList, type Applicant } from '../../store/places/waiting-list.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { CohortPlaces } from './room.js';
import { findSeat, UNDECIDED, type Seat } from './seat.js';

/**
 * Offers what is free in a pool, head of the list first; whom no free place fits (no funded one, no seat)
 * is passed over. To be called under the lock of the pool.
 * @param except journeys that have just let a place go
 */
export async function offerFree(
  work: Work,
  pool: Pool,
  at: Instant,
  except: ReadonlySet<string>,
  known: Cohort | null = null,
): Promise<void> {
  const list = (await readWaitingList(work, pool)).filter(({ journey }) => !except.has(journey));
  const [head] = list;
  if (!head) return;
  const cohort = known?.id === pool.cohort ? known : (await readStandingWithin(work, head.journey)).cohort;
  const { provider } = pool;
  const occupancy = await readOccupancy(work, pool);
  for (const { journey, ...applicant } of list) {
    const places = { cohort, provider, occupancy, today: londonDate(at) };
    const found = findSeat(places, applicant);
    const seat = found === UNDECIDED ? await chosenSeat(work, places, journey, applicant) : found;
    if (!seat) continue;
    const { deliveryPartner, funded } = applicant;
    const place = { ...pool, journey, deliveryPartner, funded, group: seat.group };
    await keepPlace(work, { ...place, status: 'offered' }, at);
    await keepOffer(work, { ...pool, journey, ...seat, made: at });
    occupancy.taken.push({ deliveryPartner, funded, group: seat.group, count: 1 });
  }
}

/** Whoever waits where nobody knows which group is the nearest waits for the one that a person has chosen. */
async function chosenSeat(
  work: Work,
  places: CohortPlaces,
  journey: string,
  applicant: Applicant,
): Promise<Seat | null> {
  const { wantedGroup } = (await readStandingWithin(work, journey)).application;
  const seat = wantedGroup === undefined ? null : findSeat(places, applicant, wantedGroup);
  return seat === UNDECIDED ? null : seat;
}

/** Lets go of a place, held or on offer, and offers it to whoever is next. */
export async function letGo(
  work: Work,
  journey: string,
  as: 'lapsed' | 'withdrawn',
  at: Instant,
  except: ReadonlySet<string>,
  known: Cohort | null = null,
): Promise<void> {
  const place = await readPlace(work, journey);
  await closeOffer(work, journey, as);
  if (!place) return;
  await freePlace(work, journey);
  const { mode, cohort, provider } = place;
  await offerFree(work, { mode, cohort, provider }, at, except, known);
}
