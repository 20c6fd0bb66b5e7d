/** Signals and queries: what a journey is told without an answer, and what it is asked. */
import {
  sessionCompletedSignal,
  standingQuery,
  viewQuery,
  wakeSignal,
  type SessionReport,
  type Standing,
} from '../../workflows/contract.js';
import { runningJourneys } from '../../activities/releases/running.js';
import type { JourneyView } from '../../workflows/journey/view.js';
import type { TemporalConnection } from '../connection/temporal.js';
import { eachBounded } from './bounded.js';
import { inWords, onRun } from './failures.js';

/** A query that takes longer than this is answered from the record. */
const QUERY_LIMIT_MS = 2_000;
const SIGNAL_LIMIT_MS = 10_000;
const WOKEN_AT_ONCE = 16;
const WAKE_AGAIN = 'Wake again: it does no harm.';

/** S3.5: for systems that can only signal. False: the run is over. */
export async function signalSession(
  engine: TemporalConnection,
  journey: string,
  report: SessionReport,
): Promise<boolean> {
  return signalled(engine, `Signal again with the same id, ${report.id}: it counts once.`, () =>
    engine.client.workflow.getHandle(journey).signal(sessionCompletedSignal, report),
  );
}

/** The view as the journey itself has it now; null if it does not answer within two seconds. */
export const queryView = ({ client }: TemporalConnection, journey: string): Promise<JourneyView | null> =>
  asked(() =>
    client.withDeadline(Date.now() + QUERY_LIMIT_MS, () =>
      client.workflow.getHandle(journey).query(viewQuery, null),
    ),
  );

/** How far the run is; null if it does not answer within two seconds. */
export const queryStanding = ({ client }: TemporalConnection, journey: string): Promise<Standing | null> =>
  asked(() =>
    client.withDeadline(Date.now() + QUERY_LIMIT_MS, () =>
      client.workflow.getHandle(journey).query(standingQuery),
    ),
  );

/** Whatever keeps the journey from answering, the record answers instead and says as of when. */
async function asked<T>(query: () => Promise<T>): Promise<T | null> {
  try {
    return await query();
  } catch {
    return null;
  }
}

/** Wakes a journey, so that it asks the record what it has. False: the run is over. */
export const wakeOne = (engine: TemporalConnection, journey: string): Promise<boolean> =>
  signalled(engine, WAKE_AGAIN, () => engine.client.workflow.getHandle(journey).signal(wakeSignal));

/** Within ten seconds. */
async function signalled(
  engine: TemporalConnection,
  again: string,
  signal: () => Promise<void>,
): Promise<boolean> {
  const told = await onRun(engine, again, () =>
    engine.client.withDeadline(Date.now() + SIGNAL_LIMIT_MS, () => signal().then(() => true)),
  );
  return told ?? false;
}

/**
 * Wakes journeys, so that they look at their dates again and move to a newer build.
 * @param conditions of the server's list that hold for them
 * @param onWoken told how many were woken so far
 */
export async function wakeAll(
  engine: TemporalConnection,
  conditions: readonly string[],
  handOver: boolean,
  onWoken: (count: number) => void,
): Promise<number> {
  const { client } = engine;
  let woken = 0;
  const wake = async (journey: string) => {
    const isGoing = await signalled(engine, WAKE_AGAIN, () =>
      client.workflow.getHandle(journey).signal(wakeSignal, { handOver }),
    );
    if (isGoing) onWoken(++woken);
  };
  await inWords(engine, WAKE_AGAIN, () =>
    eachBounded(runningJourneys(client, ...conditions), WOKEN_AT_ONCE, wake),
  );
  return woken;
}
