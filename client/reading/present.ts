/** The present of a journey, by its own clock (S8.1). */
import type { Store } from '../../store/database/database.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';

/** A rehearsal stands where its clock was moved to, which may be long after its newest event. */
export async function presentOf(store: Store, journey: Journey, now: Instant): Promise<Instant> {
  if (journey.mode === 'live') return now;
  const { readClock } = await import('../../store/read-model/rehearsal-clocks.js');
  const clock = await readClock(store, journey.id);
  return clock !== null && clock > journey.at ? clock : journey.at;
}
