/** What the Temporal server reports of runs whose tasks fail again and again; servers before 1.31 report nothing. */
import type { Client } from '@temporalio/client';
import { runsGoingOn } from '../releases/running.js';

/** A run, and why its tasks fail, as the server names the cause: `NonDeterministicError`. */
export interface FailingRun {
  journey: string;
  cause: string;
}

/**
 * The run itself is sound: the SDK lost the answer to a command that it had to work out again, and the server refuses
 * whatever a worker says of the run from then on. No build mends that; a run that begins from the record is free of it.
 * test/whole/spoilt.test.ts shows how it comes about.
 */
export const SPOILT = 'BadUpdateWorkflowExecutionMessage';

const PROBLEMS = 'TemporalReportedProblems';
/** Tasks that nobody answered in time are reported as well: their worker has gone, and another one takes them. */
const FAILED = 'category=WorkflowTaskFailed';
const CAUSE = /^cause=(?:WorkflowTaskFailedCause)?(\w{1,80})$/;
const INVALID_ARGUMENT = 3;

/** Null if the server reports nothing of the kind. */
export function causeIn(searchAttributes: object | undefined): string | null {
  const { [PROBLEMS]: problems } = (searchAttributes ?? {}) as Record<string, unknown>;
  if (!Array.isArray(problems) || !problems.includes(FAILED)) return null;
  return problems.map((one) => CAUSE.exec(String(one))?.[1]).find((cause) => cause !== undefined) ?? null;
}

/** All of them; none on a server that does not report them. */
export async function failingRuns(client: Client): Promise<FailingRun[]> {
  const found: FailingRun[] = [];
  try {
    for await (const { workflowId, searchAttributes } of runsGoingOn(client, `${PROBLEMS} = '${FAILED}'`)) {
      found.push({ journey: workflowId, cause: causeIn(searchAttributes) ?? 'unknown' });
    }
  } catch (error) {
    if (!isUnknownAttribute(error)) throw error;
  }
  return found;
}

function isUnknownAttribute(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && one.code === INVALID_ARGUMENT) return true;
  }
  return false;
}
