/** The chain of one journey (S7.1): nothing edited, moved, replaced, taken out or added. */
import { hashOfEnrolment, hashOfEvent } from './canonical.js';
import { recordFault, type RecordFault } from './fault.js';
import { eventOf, type StoredEvent } from './journal-rows.js';
import { startOf } from './enrolments.js';
import type { StoredRecord } from './journal-walk.js';

export function chainFaults({ start, events }: StoredRecord): RecordFault[] {
  const faults: RecordFault[] = [];
  const beginning = hashOfEnrolment(startOf(start), start.programme_hash, start.cohort_hash);
  let before = { n: 0, at: '', hash: beginning, sound: true };
  for (const event of events) {
    if (event.n > start.n) {
      faults.push(recordFault('event-added', start.id, event.n, { was: start.n }));
      continue;
    }
    const gap = event.n !== before.n + 1;
    if (gap) faults.push(missing(start.id, before.n + 1, event.n - 1));
    const own = ownFault(start.id, event, start.n);
    if (own) faults.push(own);
    else if (!gap && before.sound) faults.push(...linkFaults(start.id, before, event));
    before = { n: event.n, at: event.at, hash: event.hash, sound: own === null };
  }
  if (before.n < start.n) faults.push(missing(start.id, before.n + 1, start.n));
  else if (before.sound && !before.hash.equals(start.head)) faults.push(brokenLink(start.id, before.n));
  return faults;
}

function linkFaults(
  journey: string,
  before: { n: number; at: string; hash: Buffer },
  event: StoredEvent,
): RecordFault[] {
  if (!event.previous_hash.equals(before.hash)) return [brokenLink(journey, before.n)];
  return event.at < before.at ? [recordFault('time-goes-back', journey, event.n)] : [];
}

/** An event that does not have its own hash: changed, or moved here from another number. */
function ownFault(journey: string, stored: StoredEvent, last: number): RecordFault | null {
  const event = eventOf(stored);
  if (hashOfEvent(stored.previous_hash, event).equals(stored.hash)) return null;
  for (let was = 1; was <= last; was++) {
    if (!hashOfEvent(stored.previous_hash, { ...event, n: was }).equals(stored.hash)) continue;
    return recordFault('event-moved', journey, stored.n, { was });
  }
  return recordFault('event-edited', journey, stored.n);
}

const missing = (journey: string, first: number, last: number): RecordFault =>
  recordFault('event-missing', journey, first, { what: first === last ? `${first}` : `${first} to ${last}` });

const brokenLink = (journey: string, before: number): RecordFault =>
  before === 0 ? recordFault('start-edited', journey) : recordFault('event-replaced', journey, before);
