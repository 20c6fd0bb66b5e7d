/** S3.2: a missed event leads to a seat at another group's day for it. */
import { freeCatchUp, keepCatchUp } from '../../store/places/catch-ups.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { failed, placesOf, type Asking, type EffectOf } from './asking.js';
import { freeOnDay, groupsOf } from './room.js';
import { nearestFirst } from './seat.js';

/** The nearest group of the provider whose day for the event is still to come and has room. */
export async function findCatchUp(
  asking: Asking,
  { event, after }: EffectOf<'find-catch-up'>,
): Promise<FactCommand[]> {
  const { journey, work, pool } = asking;
  const places = await placesOf(asking);
  const found = nearestFirst(groupsOf(places), asking.setting)
    .filter(({ id, events }) => id !== journey.group && (events[event] ?? '') > after)
    .find((group) => freeOnDay(places, group, event) > 0);
  const date = found?.events[event];
  if (!found || !date) return [{ type: 'noCatchUp', event }];
  await keepCatchUp(work, { ...pool, journey: journey.id, event, group: found.id, date });
  return [{ type: 'catchUpFound', event, group: found.id, date }];
}

/** A person booked it: any seat for the event is given up for this one, which a full day does not have. */
export async function holdCatchUp(
  asking: Asking,
  { event, group: id }: EffectOf<'hold-catch-up'>,
): Promise<FactCommand[]> {
  const { journey, work, pool } = asking;
  await freeCatchUp(work, journey.id, event);
  if (id === journey.group) return [];
  const places = await placesOf(asking);
  const group = groupsOf(places).find((one) => one.id === id);
  const date = group?.events[event];
  if (!group || !date) return failed('hold-catch-up', 'group-unknown');
  if (freeOnDay(places, group, event) < 1) return failed('hold-catch-up', 'event-day-full');
  await keepCatchUp(work, { ...pool, journey: journey.id, event, group: id, date });
  return [];
}
