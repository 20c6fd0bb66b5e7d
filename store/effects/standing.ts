/** Where a journey stands by its record, for whoever arranges something for it. */
import type { Journey } from '../../workflows/journey/state.js';
import type { Store } from '../database/database.js';
import { newestState } from '../record/journal.js';
import { StoreError } from '../database/store-error.js';
import type { Work } from './answers.js';

/**
 * The newest state in the record (S7.1); one short query when this process wrote it.
 * @throws StoreError `journey-unknown` if the journey has no record yet
 */
export async function readStanding(store: Store, journey: string): Promise<Journey> {
  const newest = await newestState(store, journey);
  if (newest) return newest.journey;
  throw new StoreError('journey-unknown', `The journey ${journey} is not in the record. Record it first.`);
}

/** The same, read within a transaction so that no second connection is waited for. */
export const readStandingWithin = (work: Work, journey: string): Promise<Journey> =>
  readStanding({ db: work, close: () => Promise.resolve() }, journey);
