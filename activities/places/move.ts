/** S2.8, S4.4: to another group, and with a transfer to another cohort, provider or partner. */
import { freeCatchUps } from '../../store/places/catch-ups.js';
import { readPlace } from '../../store/places/place.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { placeFailure, holdPlace, placesOf, type PlacesContext, type EffectOf } from './asking.js';
import { offerFree } from './offers.js';
import { freeSeats, providerGroups, leftFor, without } from './room.js';

/** A person decided it. Where there is no room that is said, and the seat before is kept until it is settled. */
export async function move(context: PlacesContext, effect: EffectOf<'move'>): Promise<FactCommand[]> {
  const { work, journey, pool, at } = context;
  const before = await readPlace(work, journey.id);
  const stays = before?.cohort === pool.cohort && before.provider === pool.provider;
  const places = await placesOf(context);
  const others = stays ? without(places, before) : places;
  const group = providerGroups(others).find(({ id }) => id === effect.group);
  if (!group) return placeFailure('move', 'group-unknown');
  if (freeSeats(others, group) < 1) return placeFailure('move', 'group-full');
  const funded = before?.funded ?? false;
  const left = leftFor(others, journey.deliveryPartner);
  if (left.total < 1 || (funded && left.funded < 1)) return placeFailure('move', 'places-full');
  await freeCatchUps(work, journey.id, londonDate(at));
  await holdPlace(context, before, group.id, funded);
  const { mode, cohort, provider } = before ?? pool;
  await offerFree(work, { mode, cohort, provider }, at, new Set([journey.id]), journey.cohort);
  return [];
}
