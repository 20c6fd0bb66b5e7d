/**
 * The newest state of journeys that this process wrote or read, so that the next append folds its own events
 * only. Never trusted: what is built on it holds only if number and hash are still those of the record, which
 * also tells apart journeys of several stores.
 */
import type { Journey } from '../../workflows/journey/state.js';
import { BoundedCache } from './bounded-cache.js';

export interface Fold {
  /** Its `n` is the number of the newest event. */
  journey: Journey;
  /** The hash of the newest event. */
  head: Buffer;
}

/** Some 20 KB each beside what they share. */
const MOST_FOLDS = 1_000;

const folds = new BoundedCache<string, Fold>(MOST_FOLDS);

export const knownFold = (journey: string): Fold | undefined => folds.get(journey);

export const rememberFold = (fold: Fold): void => folds.set(fold.journey.id, fold);

export const forgetFold = (journey: string): void => folds.delete(journey);
