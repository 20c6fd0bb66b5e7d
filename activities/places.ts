/**
 * Places, groups and the waiting list (S2.6, S2.8), catch-up seats (S3.2). Places of one provider in one cohort
 * are given away one after another, under a lock in the database, so that they cannot be oversold however many
 * apply at once (decision 015); rehearsals have places of their own.
 */
import type { Store } from '../store/database/database.js';
import { answerOnce } from '../store/effects/answers.js';
import { readStanding } from '../store/effects/standing.js';
import { poolLock, poolOf, type Pool } from '../store/places/pool.js';
import { settingPosition } from '../store/places/waiting-list.js';
import type { JourneyActivities, Keyed } from '../workflows/activities.js';
import type { PlaceEffect } from '../workflows/effects/effect.js';
import type { FactCommand } from '../workflows/journey/command.js';
import type { Journey } from '../workflows/journey/state.js';
import { wait, type PlacesContext } from './places/asking.js';
import { findCatchUp, holdCatchUp, laterIntakes } from './places/catch-up.js';
import { isGroupClear } from './places/seat.js';
import { createOfferNotifier, type NotifyJourney } from './places/offer-notifier.js';
import { move } from './places/move.js';
import { lapseOffer, release, reserve, takeOffer } from './places/reserve.js';

export type { NotifyJourney } from './places/offer-notifier.js';

export interface PlaceActivities {
  arrange: JourneyActivities['arrangePlaces'];
  /** Tells every journey of a place that it is offered and has not heard of; how many were told. */
  deliverPendingOffers(): Promise<number>;
}

export function createPlaces(store: Store, notify: NotifyJourney): PlaceActivities {
  const notifier = createOfferNotifier(store, notify);
  return {
    deliverPendingOffers: () => notifier.deliverPendingOffers(),
    arrange: async (occasion, effects) => {
      const journey = await readStanding(store, occasion.journey);
      const pool: Pool = { mode: occasion.mode, cohort: journey.cohort.id, provider: journey.provider };
      const [before, setting] = await Promise.all([
        poolOf(store, occasion.journey),
        settingPosition(store, occasion.journey),
      ]);
      const answers = await answerOnce(store, {
        duty: 'places',
        occasion,
        effects,
        locks: [pool, ...(before ? [before] : []), ...poolsSearched(journey, pool, effects)].map(poolLock),
        carryOut: (work, effect) =>
          applyPlaceEffect({ work, journey, at: occasion.at, pool, setting }, effect),
      });
      notifier.deliverInBackground();
      return answers;
    },
  };
}

/** A catch-up takes a seat of a later intake as well. */
const poolsSearched = (journey: Journey, pool: Pool, effects: readonly Keyed<PlaceEffect>[]): Pool[] =>
  effects.some(({ effect }) => effect.do === 'find-catch-up')
    ? laterIntakes(journey).map(({ id }) => ({ ...pool, cohort: id }))
    : [];

async function applyPlaceEffect(context: PlacesContext, effect: PlaceEffect): Promise<FactCommand[]> {
  switch (effect.do) {
    case 'reserve':
      return reserve(context, effect);
    case 'wait':
      await wait(context, effect);
      return isGroupClear(context) ? [] : [{ type: 'groupUndecided' }];
    case 'take-offer':
      return takeOffer(context);
    case 'lapse-offer':
      return lapseOffer(context);
    case 'release':
      return release(context);
    case 'move':
      return move(context, effect);
    case 'find-catch-up':
      return findCatchUp(context, effect);
    case 'hold-catch-up':
      return holdCatchUp(context, effect);
  }
}
