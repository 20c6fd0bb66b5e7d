/** All journeys that have a run which goes on, as the server lists them; each of its pages has to come in time. */
import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { going } from './versions.js';

const PAGE_LIMIT_MS = 10_000;

/** @param conditions of the server's list that hold as well */
export async function* runsGoingOn(
  client: Client,
  ...conditions: string[]
): AsyncGenerator<WorkflowExecutionInfo> {
  const all = client.workflow.list({ query: going(...conditions) })[Symbol.asyncIterator]();
  for (;;) {
    const one = await client.withDeadline(Date.now() + PAGE_LIMIT_MS, () => all.next());
    if (one.done) return;
    yield one.value;
  }
}

/** Their ids alone. */
export async function* runningJourneys(client: Client, ...conditions: string[]): AsyncGenerator<string> {
  for await (const { workflowId } of runsGoingOn(client, ...conditions)) yield workflowId;
}
