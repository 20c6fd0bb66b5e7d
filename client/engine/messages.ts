/** Signals and queries: what a journey is told without an answer, and what it is asked. */
import { WorkflowNotFoundError } from '@temporalio/common';
import {
  sessionCompletedSignal,
  standingQuery,
  viewQuery,
  wakeSignal,
  type SessionReport,
  type Standing,
} from '../../workflows/contract.js';
import { going } from '../../activities/releases/versions.js';
import type { JourneyView } from '../../workflows/journey/view.js';
import type { Engine } from '../connection/temporal.js';
import { eachBounded } from './bounded.js';
import { engineFault } from './failures.js';

/** A query that takes longer than this is answered from the record. */
const QUERY_LIMIT_MS = 2_000;
const SIGNAL_LIMIT_MS = 10_000;
const WOKEN_AT_ONCE = 16;

/** S3.5: for systems that can only signal. False: the run is over. */
export async function signalSession(
  { client }: Engine,
  journey: string,
  report: SessionReport,
): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + SIGNAL_LIMIT_MS, () =>
      client.workflow.getHandle(journey).signal(sessionCompletedSignal, report),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw engineFault(error, `Signal again with the same id, ${report.id}: it counts once.`);
  }
}

/** The view as the journey itself has it now; null if it does not answer within two seconds. */
export const queryView = ({ client }: Engine, journey: string): Promise<JourneyView | null> =>
  asked(() =>
    client.withDeadline(Date.now() + QUERY_LIMIT_MS, () =>
      client.workflow.getHandle(journey).query(viewQuery, null),
    ),
  );

/** How far the run is; null if it does not answer within two seconds. */
export const queryStanding = ({ client }: Engine, journey: string): Promise<Standing | null> =>
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
export async function wakeOne({ client }: Engine, journey: string): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + SIGNAL_LIMIT_MS, () =>
      client.workflow.getHandle(journey).signal(wakeSignal),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw engineFault(error, 'Wake it again: it does no harm.');
  }
}

/**
 * Wakes journeys, so that they look at their dates again and move to a newer build.
 * @param conditions of the server's list that hold for them
 * @param onWoken told how many were woken so far
 */
export async function wakeAll(
  { client }: Engine,
  conditions: readonly string[],
  handOver: boolean,
  onWoken: (count: number) => void,
): Promise<number> {
  let woken = 0;
  try {
    const query = going(...conditions);
    await eachBounded(client.workflow.list({ query }), WOKEN_AT_ONCE, async ({ workflowId }) => {
      try {
        await client.workflow.getHandle(workflowId).signal(wakeSignal, { handOver });
        onWoken(++woken);
      } catch (error) {
        // It ended between the list and the signal.
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    });
  } catch (error) {
    throw engineFault(error, 'Wake them again: it does no harm.');
  }
  return woken;
}
