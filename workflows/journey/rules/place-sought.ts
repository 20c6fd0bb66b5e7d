/** S2.6: the place that an application asks for, and how urgently. */
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';

/** Current SENCOs for whom the qualification is mandatory come first (S2.6). */
const priorityOf = (journey: Journey) => (journey.statutoryDeadline === null ? 'ordinary' : 'mandatory');

/** Fundings that take one of the funded places of the contract. */
const takesFundedPlace = (journey: Journey) =>
  journey.application.funding === 'scholarship' || journey.application.funding === 'programme';

/** @param group the one that a person has chosen */
export const placeSought = (journey: Journey, group: string | null = null): NewEvent => ({
  type: 'PlaceSought',
  priority: priorityOf(journey),
  funded: takesFundedPlace(journey),
  ...(group === null ? {} : { group }),
});
