/** The real activity for places, with journeys that are told of offers at once and remember them. */
import { createPlaces, type NotifyJourney, type PlaceActivities } from '../../../../activities/places.js';
import type { Store } from '../../../../store/database/database.js';
import type { PlaceEffect } from '../../../../workflows/effects/effect.js';
import type { FactCommand } from '../../../../workflows/journey/command.js';
import type { Instant, Mode } from '../../../../workflows/journey/values.js';
import { APPLIED, occasion } from './journeys.js';

export interface Heard {
  journey: string;
  fact: FactCommand;
  id: string;
}

export class Office {
  readonly places: PlaceActivities;
  readonly heard: Heard[] = [];
  /** What a journey makes of an offer; it may throw what a server that is away would. */
  answer: NotifyJourney = () => Promise.resolve('told');
  private keys = 0;

  constructor(
    readonly store: Store,
    readonly mode: Mode = 'live',
  ) {
    this.places = createPlaces(store, async (journey, fact, id) => {
      const told = await this.answer(journey, fact, id);
      this.heard.push({ journey, fact, id });
      return told;
    });
  }

  /** Carries out one effect and waits until whoever is concerned has heard of it. */
  async ask(journey: string, effect: PlaceEffect, at: Instant = APPLIED): Promise<FactCommand[]> {
    const facts = await this.askOnly(journey, effect, at);
    await this.places.deliverPendingOffers().catch(() => 0);
    return facts;
  }

  async askOnly(journey: string, effect: PlaceEffect, at: Instant = APPLIED): Promise<FactCommand[]> {
    const key = `${++this.keys}/0`;
    const [answer] = await this.places.arrange(occasion(journey, at, this.mode), [{ key, effect }]);
    return answer?.facts ?? [];
  }

  reserve(journey: string, change: Partial<Extract<PlaceEffect, { do: 'reserve' }>> = {}, at?: Instant) {
    return this.ask(journey, { do: 'reserve', priority: 'ordinary', funded: false, ...change }, at);
  }

  get offered(): string[] {
    return this.heard.map(({ journey }) => journey);
  }
}

export const taken = (store: Store) => store.db.selectFrom('places').selectAll().orderBy('journey').execute();
