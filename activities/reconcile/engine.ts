/** What the engine is asked when it is compared with the record: a port, and its adapter on Temporal. */
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { JOURNEY_WORKFLOW, standingQuery, wakeSignal, type JourneyInput } from '../../workflows/contract.js';
import { startOptions } from '../../workflows/start-options.js';
import { causeIn, failingRuns, type FailingRun } from './problems.js';
import { runningJourneys } from '../releases/running.js';

/**
 * How far a run is by its own account: gone if there is none that goes on, silent if it does not answer, and why its
 * tasks fail if the server says so.
 */
export type RunStanding = { n: number } | { failing: string } | 'gone' | 'silent';

/** How many events it knows; null if it cannot say. */
export const eventsKnown = (standing: RunStanding): number | null =>
  typeof standing === 'object' && 'n' in standing ? standing.n : null;

export interface JourneyEngine {
  standing(journey: string): Promise<RunStanding>;
  /** Has the run ask the record what it has. False: there is none that goes on. */
  wake(journey: string): Promise<boolean>;
  /**
   * Starts a run that goes on from the record; none is started beside one that goes on.
   * @param instead whether it takes the place of one that goes on, whose build nobody works for any more
   */
  revive(input: JourneyInput, instead: boolean): Promise<void>;
  /** Ids of all journeys that have a run which goes on. @param conditions of the server's list that hold as well */
  running(...conditions: string[]): AsyncIterable<string>;
  /** Runs whose tasks fail again and again, as far as the server reports them. */
  failing(): Promise<FailingRun[]>;
}

const ANSWER_LIMIT_MS = 10_000;

export function engineOf(client: Client): JourneyEngine {
  const limited = <T>(call: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + ANSWER_LIMIT_MS, call);
  return {
    async standing(journey) {
      const handle = client.workflow.getHandle(journey);
      let failing: string | null;
      try {
        const { status, searchAttributes } = await limited(() => handle.describe());
        if (status.name !== 'RUNNING') return 'gone';
        failing = causeIn(searchAttributes);
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'gone';
        throw error;
      }
      try {
        const { n, isRestoring } = await limited(() => handle.query(standingQuery));
        return isRestoring ? 'silent' : { n };
      } catch {
        return failing === null ? 'silent' : { failing };
      }
    },
    async wake(journey) {
      try {
        await limited(() => client.workflow.getHandle(journey).signal(wakeSignal));
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
    async revive(input, instead) {
      try {
        await limited(() =>
          client.workflow.start(JOURNEY_WORKFLOW, {
            ...startOptions(input),
            workflowIdReusePolicy: 'ALLOW_DUPLICATE',
            workflowIdConflictPolicy: instead ? 'TERMINATE_EXISTING' : 'FAIL',
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    failing: () => failingRuns(client),
    running: (...conditions) => runningJourneys(client, ...conditions),
  };
}
