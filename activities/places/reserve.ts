/** S2.6: a place at once, or a turn on the waiting list; an offer taken, lapsed or declined; a place given back. */
import { freeCatchUps } from '../../store/places/catch-ups.js';
import { readPlace } from '../../store/places/place.js';
import { joinWaitingList, leaveWaitingList } from '../../store/places/waiting-list.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { placeFailure, holdPlace, placesOf, wait, type PlacesContext, type EffectOf } from './asking.js';
import { letGo } from './offers.js';
import { becauseOf, findSeat, UNDECIDED } from './seat.js';

export async function reserve(context: PlacesContext, effect: EffectOf<'reserve'>): Promise<FactCommand[]> {
  const { work, journey, pool } = context;
  const { deliveryPartner, cohort } = journey;
  const before = await readPlace(work, journey.id);
  if (before?.cohort === pool.cohort && before.provider === pool.provider) {
    const { group, funded } = before;
    await holdPlace(context, before, group, funded);
    return [{ type: 'placeGranted', group, because: becauseOf(cohort, group, deliveryPartner) }];
  }
  const applicant = { deliveryPartner, funded: effect.funded, ...context.setting };
  const seat = findSeat(await placesOf(context), applicant, effect.group ?? null);
  if (seat === UNDECIDED) return [{ type: 'groupUndecided' }];
  if (!seat) {
    await wait(context, effect);
    return [{ type: 'placesFull' }];
  }
  await holdPlace(context, before, seat.group, effect.funded);
  return [{ type: 'placeGranted', ...seat }];
}

export async function takeOffer(context: PlacesContext): Promise<FactCommand[]> {
  const offered = await readPlace(context.work, context.journey.id);
  if (!offered) return placeFailure('take-offer', 'place-gone');
  await holdPlace(context, offered, offered.group, offered.funded);
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
