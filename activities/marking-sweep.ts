/**
 * What journeys cannot see by themselves (S5.4): that an assessor has been added or come free for a script that waits,
 * and that one who has a script has come to share school, trust or coach with its author. They are told, and act.
 */
import type { Store } from '../store/database/database.js';
import { findMarker } from '../store/marking/allocations.js';
import { conflictsNow } from '../store/marking/conflicts.js';
import { waitingScripts } from '../store/marking/waiting.js';
import { instantOfMillis, londonDate } from '../workflows/journey/calendar.js';
import type { FactCommand } from '../workflows/journey/command.js';
import type { NotifyJourney } from './places.js';

export interface Swept {
  /** Journeys that took a script up again. */
  free: number;
  /** Journeys that were told of a conflict of interest. */
  conflicts: number;
}

/** Rejects with the first fault, after trying all. @param millis the time of live journeys */
export async function sweepMarking(store: Store, notify: NotifyJourney, millis: number): Promise<Swept> {
  const faults: unknown[] = [];
  const now = instantOfMillis(millis);
  // Said again each time: what was not so a minute ago may be so now.
  const tell = async (journey: string, fact: FactCommand, what: string): Promise<number> => {
    try {
      return (await notify(journey, fact, `${what}/${millis}`)) === 'told' ? 1 : 0;
    } catch (error) {
      faults.push(error);
      return 0;
    }
  };
  let conflicts = 0;
  for (const { journey, assessor, because } of await conflictsNow(store.db)) {
    const fact = { type: 'conflictFound', assessor, because } as const;
    conflicts += await tell(journey, fact, `conflict/${assessor}`);
  }
  let free = 0;
  for (const { barred, at, ...waiting } of await waitingScripts(store, now)) {
    const { script, role, journey } = waiting;
    // One after the other: whoever gets this one has less room for the next.
    if ((await findMarker(store.db, waiting, { not: barred, on: londonDate(at) })) === null) continue;
    free += await tell(journey, { type: 'markerFree', script, role }, `free/${script}/${role}`);
  }
  if (faults.length > 0) throw faults[0];
  return { free, conflicts };
}
