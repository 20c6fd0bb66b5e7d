/**
 * Record and engine compared, journey by journey (S6.3, S7.1): each fault is named with what mends it. What is under
 * way at this very moment is looked at twice before it counts.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/database/database.js';
import { recordFault, type RecordFault } from '../../store/record/fault.js';
import { readEnds, type RecordEnd } from '../../store/record/record-ends.js';
import { eventsKnown, type JourneyEngine } from './engine.js';
import { SPOILT, type FailingRun } from './problems.js';

/** Journeys asked at once: few, for each may have to be replayed. */
const AT_ONCE = 8;
const SECOND_LOOK_AFTER_MS = 3_000;

export interface Comparison {
  compared: number;
  faults: RecordFault[];
}

export type OnCompared = (done: number, of: number) => void;

/** @param onCompared told how many journeys were compared, of how many */
export async function compareAll(
  store: Store,
  engine: JourneyEngine,
  onCompared: OnCompared = () => undefined,
): Promise<Comparison> {
  const ends = await readEnds(store);
  const faults = await compareSome(store, engine, ends, onCompared);
  const known = new Set(ends.map(({ journey }) => journey));
  for await (const journey of engine.running()) {
    if (!known.has(journey)) faults.push(...(await unrecorded(store, engine, journey)));
  }
  return { compared: ends.length, faults };
}

/** Those journeys whose record ends so; in the order of their ids. */
export async function compareSome(
  store: Store,
  engine: JourneyEngine,
  ends: readonly RecordEnd[],
  onCompared: OnCompared = () => undefined,
): Promise<RecordFault[]> {
  const found = new Map<string, RecordFault>();
  let done = 0;
  const waiting = [...ends];
  const line = async () => {
    for (let end = waiting.shift(); end; end = waiting.shift()) {
      const fault = await faultAt(store, engine, end);
      if (fault) found.set(end.journey, fault);
      onCompared(++done, ends.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return [...found.keys()].sort().flatMap((journey) => found.get(journey) ?? []);
}

async function faultAt(store: Store, engine: JourneyEngine, end: RecordEnd): Promise<RecordFault | null> {
  if ((await faultOfEnd(engine, end)) === null) return null;
  await pause(SECOND_LOOK_AFTER_MS);
  const [again] = await readEnds(store, [end.journey]);
  return again ? faultOfEnd(engine, again) : null;
}

async function faultOfEnd(
  engine: JourneyEngine,
  { journey, n, isOver }: RecordEnd,
): Promise<RecordFault | null> {
  const standing = await engine.standing(journey);
  if (standing === 'gone') return isOver ? null : recordFault('engine-missing', journey);
  if (standing === 'silent') return recordFault('engine-silent', journey);
  if ('failing' in standing) return faultOfFailing({ journey, cause: standing.failing });
  const words = { was: standing.n, what: String(n) };
  if (standing.n < n) return recordFault('engine-behind', journey, null, words);
  return standing.n > n ? recordFault('record-behind', journey, null, words) : null;
}

export const faultOfFailing = ({ journey, cause }: FailingRun): RecordFault =>
  recordFault(cause === SPOILT ? 'engine-spoilt' : 'engine-failing', journey, null, { what: cause });

/** A run of which the record knows nothing; one that has not begun waits for its enrolment to be sent again. */
async function unrecorded(store: Store, engine: JourneyEngine, journey: string): Promise<RecordFault[]> {
  const isBegun = (eventsKnown(await engine.standing(journey)) ?? 0) > 0;
  const [recordedMeanwhile] = await readEnds(store, [journey]);
  return isBegun && !recordedMeanwhile ? [recordFault('engine-without-record', journey)] : [];
}
