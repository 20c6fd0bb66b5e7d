/** Where a journey stands by its record, for a run that goes on from there (S7.3). */
import { ApplicationFailure } from '@temporalio/common';
import type { Store } from '../store/database/database.js';
import { newestState } from '../store/record/journal.js';
import { newestAnswered } from '../store/record/receipts.js';
import type { JourneyActivities } from '../workflows/activities.js';
import { compactOf } from '../workflows/journey/compact.js';
import { MOST_REMEMBERED } from '../workflows/journey/evolve.js';
import { outstandingOf } from './outstanding.js';

/** A record that has lost events is waited for: whoever restores it from a backup restores a newer one. */
export function createRestore(store: Store): JourneyActivities['restore'] {
  return async ({ journey, from, revived }) => {
    const newest = await newestState(store, journey);
    if (newest === null || newest.journey.n < from) {
      const recorded = newest?.journey.n ?? 0;
      throw ApplicationFailure.retryable(
        `The record of ${journey} has ${recorded} events, and ${from} were there before. Restore a newer backup.`,
        'record-behind',
      );
    }
    return {
      state: compactOf(newest.journey, newest.enrolment),
      answered: await newestAnswered(store, journey, MOST_REMEMBERED),
      outstanding: revived ? await outstandingOf(store, journey) : null,
    };
  };
}
