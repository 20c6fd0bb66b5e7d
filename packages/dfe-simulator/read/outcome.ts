import type { Outcome } from '../world/world.js';
import { written, writtenDay } from './instants.js';

/** An outcome as the API sends it: which declaration it belongs to is not told. */
export function outcomeRecord(outcome: Outcome) {
  return {
    id: outcome.id,
    type: 'participant-outcome',
    attributes: {
      state: outcome.state,
      completion_date: writtenDay(outcome.completionDate),
      course_identifier: outcome.course,
      participant_id: outcome.user,
      created_at: written(outcome.createdAt),
      updated_at: written(outcome.updatedAt),
    },
  };
}
