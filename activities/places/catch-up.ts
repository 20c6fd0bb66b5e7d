/** S3.2: a missed event leads to a seat at another group's day for it, of this intake or of the next. */
import { listCohorts } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { freeCatchUp, keepCatchUp } from '../../store/places/catch-ups.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { gridPoint } from '../../workflows/journey/distance.js';
import { catchUpDays } from '../../workflows/journey/rules/catch-up-days.js';
import type { Journey } from '../../workflows/journey/state.js';
import { placeFailure, placesOf, type PlacesContext, type EffectOf } from './asking.js';
import { freeOnDay, providerGroups, type CohortPlaces } from './room.js';

/** Intakes of the same programme that begin after a journey's own. */
export const laterIntakes = ({ programme, cohort }: Pick<Journey, 'programme' | 'cohort'>): Cohort[] =>
  listCohorts()
    .filter((one) => one.programme === programme.id && one.induction.opens > cohort.induction.opens)
    .sort((one, other) => (one.induction.opens < other.induction.opens ? -1 : 1));

/** The first day with notice, within reach and with room; where there is none a person decides. */
export async function findCatchUp(
  context: PlacesContext,
  { event, after }: EffectOf<'find-catch-up'>,
): Promise<FactCommand[]> {
  const { journey, work, pool, setting } = context;
  const known = new Map<string, CohortPlaces>();
  const around = { place: gridPoint(setting), later: laterIntakes(journey) };
  for (const { cohort, group, date } of catchUpDays(journey, event, after, around)) {
    const places = known.get(cohort.id) ?? (await placesOf(context, cohort));
    known.set(cohort.id, places);
    if (freeOnDay(places, group, event) < 1) continue;
    const seat = { ...pool, cohort: cohort.id, group: group.id };
    await keepCatchUp(work, { ...seat, journey: journey.id, event, date });
    const { name, postcode } = group.venue;
    const elsewhere = {
      cohort: cohort.id,
      title: `${group.title}, ${cohort.title}`,
      venue: { name, postcode },
    };
    const isOwn = cohort.id === journey.cohort.id;
    return [{ type: 'catchUpFound', event, group: group.id, date, ...(isOwn ? {} : { elsewhere }) }];
  }
  return [{ type: 'noCatchUp', event }];
}

/** A person booked it: any seat for the event is given up for this one, which a full day does not have. */
export async function holdCatchUp(
  context: PlacesContext,
  { event, group: id }: EffectOf<'hold-catch-up'>,
): Promise<FactCommand[]> {
  const { journey, work, pool } = context;
  await freeCatchUp(work, journey.id, event);
  if (id === journey.group) return [];
  const places = await placesOf(context);
  const group = providerGroups(places).find((one) => one.id === id);
  const date = group?.events[event];
  if (!group || !date) return placeFailure('hold-catch-up', 'group-unknown');
  if (freeOnDay(places, group, event) < 1) return placeFailure('hold-catch-up', 'event-day-full');
  await keepCatchUp(work, { ...pool, journey: journey.id, event, group: id, date });
  return [];
}
