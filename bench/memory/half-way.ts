/** Journeys that begin half-way, as after a hand-over: the same state in memory, without living there first. */
import type { Client } from '@temporalio/client';
import { live } from '../../lives/lives.js';
import { JOURNEY_WORKFLOW, type JourneyInput } from '../../workflows/contract.js';

export interface HalfWay {
  start(workflowId: string, taskQueue: string): Promise<void>;
}

export function halfWay(client: Client): HalfWay {
  const { enrolment, events } = live();
  const journal = events.slice(0, Math.floor(events.length / 2));
  const clock = journal.at(-1)?.at ?? null;
  return {
    async start(workflowId, taskQueue) {
      const input: JourneyInput = {
        enrolment: { ...enrolment, journey: workflowId },
        journal,
        outbox: [],
        clock,
      };
      const handle = await client.workflow.start(JOURNEY_WORKFLOW, { workflowId, taskQueue, args: [input] });
      await handle.query('view', null);
    },
  };
}
