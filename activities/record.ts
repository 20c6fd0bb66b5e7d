/** The duty of the record: events into the journal exactly once, and the read model with them (S7.1). */
import { ApplicationFailure } from '@temporalio/common';
import { recordMoment } from '../store/record/moment.js';
import type { Store } from '../store/database/database.js';
import { StoreError } from '../store/database/store-error.js';
import type { JourneyActivities } from '../workflows/activities.js';

/**
 * What the record knows and the run does not is an answer, not a fault. A store that is away is an error that passes
 * and is tried again; what the store refuses does not pass.
 */
export function createRecord(store: Store): JourneyActivities['record'] {
  return async (request) => {
    try {
      return await recordMoment(store, request);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, error.code);
    }
  };
}
