/** S2.6: a place at once, or a turn on the waiting list; an offer taken, lapsed or declined; a place given back. */
import { freeCatchUps } from '../../store/places/catch-ups.js';
import { readPlace } from '../../store/places/place.js';
import { joinWaitingList, leaveWaitingList } from '../../store/places/waiting-list.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { failed, hold, placesOf, wait, type PlacesContext, type EffectOf } from './asking.js';
import { letGo } from './offers.js';
import { becauseOf, findSeat, UNDECIDED } from './seat.js';

export async function reserve(asking: PlacesContext, effect: EffectOf<'reserve'>): Promise<FactCommand[]> {
  const { work, journey, pool } = asking;
  const { deliveryPartner, cohort } = journey;
  const before = await readPlace(work, journey.id);
  if (before?.cohort === pool.cohort && before.provider === pool.provider) {
    const { group, funded } = before;
    await hold(asking, before, group, funded);
    return [{ type: 'placeGranted', group, because: becauseOf(cohort, group, deliveryPartner) }];
  }
  const applicant = { deliveryPartner, funded: effect.funded, ...asking.setting };
  const seat = findSeat(await placesOf(asking), applicant, effect.group ?? null);
  if (seat === UNDECIDED) return [{ type: 'groupUndecided' }];
  if (!seat) {
    await wait(asking, effect);
    return [{ type: 'placesFull' }];
  }
  await hold(asking, before, seat.group, effect.funded);
  return [{ type: 'placeGranted', ...seat }];
}

export async function takeOffer(asking: PlacesContext): Promise<FactCommand[]> {
  const offered = await readPlace(asking.work, asking.journey.id);
  if (!offered) return failed('take-offer', 'place-gone');
  await hold(asking, offered, offered.group, offered.funded);
  return [];
}

/** Whoever lets an offer lapse, or declines it, goes to the end of those with the same priority. */
export async function lapseOffer({ work, journey, at }: PlacesContext): Promise<FactCommand[]> {
  const offered = await readPlace(work, journey.id);
  if (offered?.status !== 'offered') return [];
  const waited = await leaveWaitingList(work, journey.id);
  if (waited) await joinWaitingList(work, waited, at);
  await letGo(work, journey.id, 'lapsed', at, new Set([journey.id]), journey.cohort);
  return [];
}

export async function release({ work, journey, at }: PlacesContext): Promise<FactCommand[]> {
  await leaveWaitingList(work, journey.id);
  await freeCatchUps(work, journey.id, londonDate(at));
  await letGo(work, journey.id, 'withdrawn', at, new Set([journey.id]), journey.cohort);
  return [];
}
