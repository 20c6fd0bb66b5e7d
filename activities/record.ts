/** The duty of the record: events into the journal exactly once, and the read model with them (S7.1). */
import { ApplicationFailure } from '@temporalio/common';
import { appendEvents, JournalConflict } from '../store/journal.js';
import type { Store } from '../store/database.js';
import type { JourneyActivities } from '../workflows/activities.js';

/**
 * A store that is away is an error that passes and is tried again; a contradiction of the record does not
 * pass, and is a failure of the type `journal-conflict` that is not tried again.
 */
export function createRecord(store: Store): JourneyActivities['record'] {
  return async ({ journey, enrolment, events }) => {
    try {
      await appendEvents(store, journey, enrolment, events);
    } catch (error) {
      if (!(error instanceof JournalConflict)) throw error;
      throw ApplicationFailure.nonRetryable(error.message, error.code);
    }
  };
}
