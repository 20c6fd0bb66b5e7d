/** What an effect on places is carried out with: the journey that asks, its pool, and a transaction. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Work } from '../../store/effects/answers.js';
import { closeOffer } from '../../store/places/offers.js';
import { keepPlace, type Place } from '../../store/places/place.js';
import { readOccupancy, type Pool } from '../../store/places/pool.js';
import { joinWaitingList, leaveWaitingList, type Applicant } from '../../store/places/waiting-list.js';
import type { PlaceEffect } from '../../workflows/effects/effect.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { CohortPlaces } from './room.js';

export interface PlacesContext {
  work: Work;
  journey: Journey;
  at: Instant;
  /** The places of the journey's provider in its cohort; locked. */
  pool: Pool;
  setting: Pick<Applicant, 'easting' | 'northing'>;
}

export type EffectOf<K extends PlaceEffect['do']> = Extract<PlaceEffect, { do: K }>;

/** What cannot be done is said to the provider, who decides again. */
export const placeFailure = (effect: PlaceEffect['do'], code: string): FactCommand[] => [
  { type: 'effectFailed', effect: `places/${effect}`, code },
];

/** @param cohort default: the journey's own */
export async function placesOf(
  { work, journey, pool, at }: PlacesContext,
  cohort: Cohort = journey.cohort,
): Promise<CohortPlaces> {
  const occupancy = await readOccupancy(work, { ...pool, cohort: cohort.id });
  return { cohort, provider: journey.provider, occupancy, today: londonDate(at) };
}

export const wait = (
  { work, journey, at }: PlacesContext,
  { priority, funded }: EffectOf<'reserve' | 'wait'>,
): Promise<void> =>
  joinWaitingList(work, { journey: journey.id, mandatory: priority === 'mandatory', funded }, at);

/** The journey has a place in the group from now on, instead of any before, and waits no longer. */
export async function holdPlace(
  context: PlacesContext,
  before: Place | null,
  group: string,
  funded: boolean,
): Promise<void> {
  const { work, journey, pool, at } = context;
  const { id, deliveryPartner } = journey;
  await keepPlace(work, { ...pool, journey: id, deliveryPartner, group, funded, status: 'held' }, at);
  await leaveWaitingList(work, id);
  if (before?.status === 'offered') await closeOffer(work, id, 'taken');
}
