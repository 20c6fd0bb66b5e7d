/**
 * Tells journeys of the places that they are offered (S2.6). The one that frees a place is another journey,
 * so offers are kept in the store and told from there: after every effect, when the worker starts, and every
 * minute. Whatever crashes in between, an offer is told at last, and once by the id of its command.
 */
import type { Store } from '../../store/database/database.js';
import { lock } from '../../store/effects/answers.js';
import { isStillToTell, markOfferTold, offersToTell, type Offer } from '../../store/places/offers.js';
import { poolLock } from '../../store/places/pool.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { letGo } from './offers.js';

/**
 * What a journey made of an offer: `told`, it has it; `later`, it is not ready to hear of it and is asked
 * again; `refused`, it cannot take one now (deferred, ended), so that the place goes to the next.
 * A fault, such as a server that is away, is thrown, and the offer told at the next round.
 */
type OfferReply = 'told' | 'later' | 'refused';

/** @param id of the command, the same for every try: `offer/<id of the offer>` */
export type NotifyJourney = (journey: string, fact: FactCommand, id: string) => Promise<OfferReply>;

export interface OfferNotifier {
  /** Tells all that is to be told; how many journeys were. Rejects with the first fault, after trying all. */
  deliverPendingOffers(): Promise<number>;
  /** Does so in the background; nobody waits for it. */
  deliverInBackground(): void;
}

export function createOfferNotifier(store: Store, notify: NotifyJourney): OfferNotifier {
  let round: Promise<number> | null = null;
  let again = false;

  async function deliver(): Promise<number> {
    if (round) {
      again = true;
      return round;
    }
    round = rounds();
    try {
      return await round;
    } finally {
      round = null;
    }
  }

  async function rounds(): Promise<number> {
    let told = 0;
    do {
      again = false;
      told += await oneRound(store, notify);
    } while (again);
    return told;
  }

  // A fault is heard of by whoever delivers next, on the minute; the offer is still there then.
  return { deliverPendingOffers: deliver, deliverInBackground: () => void deliver().catch(() => undefined) };
}

async function oneRound(store: Store, notify: NotifyJourney): Promise<number> {
  const refusing = new Set<string>();
  const faults: unknown[] = [];
  let told = 0;
  let last = 0;
  for (let offers = await offersToTell(store, last); offers.length > 0;) {
    for (const offer of offers) {
      last = offer.turn;
      try {
        const answer = await notify(offer.journey, offerOf(offer), `offer/${offer.id}`);
        if (answer === 'told') {
          await markOfferTold(store, offer.id);
          told++;
        } else if (answer === 'refused') {
          refusing.add(offer.journey);
          await withdraw(store, offer, refusing);
        }
      } catch (error) {
        faults.push(error);
      }
    }
    offers = await offersToTell(store, last);
  }
  if (faults.length > 0) throw faults[0];
  return told;
}

const offerOf = ({ group, because }: Offer): FactCommand => ({ type: 'placeOffered', group, because });

/** The journey keeps its turn on the list; whoever refused in this round is not asked again in it. */
async function withdraw(store: Store, offer: Offer, refusing: ReadonlySet<string>): Promise<void> {
  await store.db.transaction().execute(async (work) => {
    await lock(work, [poolLock(offer)]);
    if (await isStillToTell(work, offer.id))
      await letGo(work, offer.journey, 'withdrawn', offer.made, refusing);
  });
}
