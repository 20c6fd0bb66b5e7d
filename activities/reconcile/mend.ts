/** What differs between record and engine, mended: a run is woken, or started again from the record. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/database/database.js';
import type { RecordFault, FaultCode } from '../../store/record/fault.js';
import { newestState } from '../../store/record/journal.js';
import { readEnds } from '../../store/record/record-ends.js';
import { eventsKnown, type JourneyEngine } from './engine.js';

export interface Mended {
  journey: string;
  code: FaultCode;
  /** What was done; `nothing` where it is not for a program to do. */
  how: 'woken' | 'started-again' | 'nothing';
  /** Whether record and engine agree now. */
  agrees: boolean;
}

const AGREES_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** How mending goes on. */
export interface Mending {
  onMended?: ((mended: Mended) => void) | undefined;
  /**
   * Whether no person looks on; false by default. Then a run whose tasks fail is left to somebody who looks for the
   * reason, and none is started if many are missing: it is rather the wrong server that is asked.
   */
  unseen?: boolean;
}

const MOST_MISSING_UNSEEN = 20;

/** Mends what comparing has found, one journey after the other; harmless where somebody else has mended it. */
export async function mend(
  store: Store,
  engine: JourneyEngine,
  faults: readonly RecordFault[],
  { onMended = () => undefined, unseen = false }: Mending = {},
): Promise<Mended[]> {
  const all: Mended[] = [];
  const missing = faults.filter(({ code }) => code === 'engine-missing').length;
  const isLeft = (code: FaultCode) =>
    unseen && (code === 'engine-failing' || (code === 'engine-missing' && missing > MOST_MISSING_UNSEEN));
  for (const { journey, code } of faults) {
    if (journey === null) continue;
    const how = isLeft(code) ? 'nothing' : await act(store, engine, journey, code);
    const one = { journey, code, how, agrees: how !== 'nothing' && (await agrees(store, engine, journey)) };
    all.push(one);
    onMended(one);
  }
  return all;
}

async function act(
  store: Store,
  engine: JourneyEngine,
  journey: string,
  code: FaultCode,
): Promise<Mended['how']> {
  switch (code) {
    case 'engine-behind':
    case 'record-behind':
    case 'engine-without-record':
      if (await engine.wake(journey)) return 'woken';
      return revive(store, engine, journey);
    case 'engine-missing':
      return revive(store, engine, journey);
    case 'engine-spoilt':
    case 'engine-failing':
      return revive(store, engine, journey, true);
    default:
      return 'nothing';
  }
}

/**
 * Starts a run of a journey from its record; a rehearsal goes on at the time of its newest event.
 * @param instead of a run that goes on, but that nobody carries any more
 */
export async function revive(
  store: Store,
  engine: JourneyEngine,
  journey: string,
  instead = false,
): Promise<'started-again' | 'nothing'> {
  const newest = await newestState(store, journey);
  if (newest === null || newest.journey.ended !== null) return 'nothing';
  const { enrolment, journey: state } = newest;
  const clock = state.mode === 'rehearsal' ? state.at : null;
  const input = { enrolment, from: state.n, outbox: [], clock };
  await engine.revive({ ...input, revived: true, recordFirst: true }, instead);
  return 'started-again';
}

/** Whether record and run come to the same number of events within a bound. */
export async function agrees(store: Store, engine: JourneyEngine, journey: string): Promise<boolean> {
  for (const end = Date.now() + AGREES_WITHIN_MS; Date.now() < end; await pause(LOOK_EVERY_MS)) {
    const standing = await engine.standing(journey);
    const [recorded] = await readEnds(store, [journey]);
    if (standing === 'gone' && recorded?.isOver) return true;
    if (recorded && eventsKnown(standing) === recorded.n) return true;
  }
  return false;
}
