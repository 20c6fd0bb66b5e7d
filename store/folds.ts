/**
 * The newest state of journeys that this process wrote, so that the next append folds its own events only.
 * Never trusted: a write holds only if number and hash are still those of the record.
 */
import type { Journey } from '../workflows/journey/state.js';
import { BoundedCache } from './bounded-cache.js';
import type { Store } from './database.js';

export interface Fold {
  /** Its `n` is the number of the newest event. */
  journey: Journey;
  /** The hash of the newest event. */
  head: Buffer;
}

/** Some 20 KB each beside what they share. */
const MOST_FOLDS = 1_000;

const folds = new WeakMap<Store['db'], BoundedCache<string, Fold>>();

export const knownFold = (store: Store, journey: string): Fold | undefined =>
  folds.get(store.db)?.get(journey);

export function rememberFold(store: Store, fold: Fold): void {
  let cache = folds.get(store.db);
  if (!cache) folds.set(store.db, (cache = new BoundedCache(MOST_FOLDS)));
  cache.set(fold.journey.id, fold);
}

export const forgetFold = (store: Store, journey: string): void => folds.get(store.db)?.delete(journey);
