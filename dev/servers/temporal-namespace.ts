import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { registerSearchAttributes, type SearchAttributes } from './search-attributes.js';
import { retry, type WaitOptions } from './ready.js';

/** Closed runs stay visible in Temporal so long; the record in the store outlives them. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

function answered(error: unknown, code: number): boolean {
  return isGrpcServiceError(error) && Number(error.code) === code;
}

async function namespaceExists(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (answered(error, NOT_FOUND)) return false;
    throw error;
  }
}

async function createNamespace(connection: Connection, namespace: string): Promise<boolean> {
  if (await namespaceExists(connection, namespace)) return false;
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Journeys through professional qualifications',
      workflowExecutionRetentionPeriod: msToTs(RETENTION_MS),
    });
    return true;
  } catch (error) {
    if (answered(error, ALREADY_EXISTS)) return false;
    throw error;
  }
}

/** A list by every attribute is refused until the frontend has heard of them all. */
async function askByAll(connection: Connection, namespace: string, wanted: SearchAttributes): Promise<void> {
  const query = Object.keys(wanted)
    .map((name) => `${name} IS NULL`)
    .join(' AND ');
  await connection.workflowService.listWorkflowExecutions({ namespace, query, pageSize: 1 });
}

/** The history service is asked for a run that is not there, the matching service for a queue nobody uses. */
async function askEveryService(connection: Connection, namespace: string): Promise<void> {
  const name = 'is-the-server-ready';
  await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name } });
  try {
    await connection.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: name },
    });
  } catch (error) {
    if (!answered(error, NOT_FOUND)) throw error;
  }
}

/**
 * The namespace and its search attributes, made where they are missing, and waited for until they can be used.
 * @returns whether anything was made
 */
export async function prepareNamespace(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
  signal: AbortSignal,
): Promise<boolean> {
  const waiting = (what: string): WaitOptions => ({ what, code: 'temporal-failed', limitMs: 30_000, signal });
  const made = await retry(waiting(`Temporal: making namespace ${namespace}`), () =>
    createNamespace(connection, namespace),
  );
  const added = await retry(waiting('Temporal: registering search attributes'), () =>
    registerSearchAttributes(connection, namespace, wanted),
  );
  await retry(waiting('Temporal: searching by the new attributes'), () =>
    askByAll(connection, namespace, wanted),
  );
  await retry(waiting('Temporal: reaching all its services'), () => askEveryService(connection, namespace));
  return made || added.length > 0;
}
