/** What the engine says, as errors that say what to do: nothing of Temporal's own is thrown by this library. */
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, NamespaceNotFoundError, WorkflowNotFoundError } from '@temporalio/common';
import { grpcCodeOf, type GrpcCode } from '../../environment/grpc-codes.js';
import { answeredFault } from '../../environment/temporal-faults.js';
import { refusalCodes, type RefusalCode } from '../../workflows/journey/refusal.js';
import type { TemporalConnection } from '../connection/temporal.js';
import { ClientError, JourneyRefused, Unreachable } from '../errors.js';

/** What the server answers while a run's tasks fail, which a mended build heals, or when one failed that had the command. */
const TASK_FAILS = /workflow task in failed state|unexpected workflow task failure/i;
/** It did not take what was asked: a fault of ours, and repeating it does not help. */
const NOT_TAKEN: ReadonlySet<GrpcCode> = new Set<GrpcCode>([
  'INVALID_ARGUMENT',
  'ALREADY_EXISTS',
  'FAILED_PRECONDITION',
  'INTERNAL',
]);
const PROBE_LIMIT_MS = 1_000;

/** @param again how to repeat the request safely, as a sentence */
export async function inWords<T>(
  engine: TemporalConnection,
  again: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw await engineFault(engine, error, again);
  }
}

/** The same for one run; null: it is over, and what it said is in the record. */
export const onRun = <T>(
  engine: TemporalConnection,
  again: string,
  work: () => Promise<T>,
): Promise<T | null> =>
  inWords(engine, again, () =>
    work().catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) {
        return null;
      }
      throw error;
    }),
  );

async function engineFault(engine: TemporalConnection, error: unknown, again: string): Promise<ClientError> {
  if (error instanceof ClientError) return error;
  if (error instanceof WorkflowUpdateFailedError) return refusalOf(error);
  const chain = [...causesOf(error)];
  if (chain.some(({ message }) => TASK_FAILS.test(message))) {
    return new Unreachable(
      'worker-failing',
      `The worker cannot carry this journey on: its log says why. Once it is mended the journey goes on. ${again}`,
      { cause: error },
    );
  }
  const grpc = chain.map(grpcCodeOf).find((code) => code !== null) ?? null;
  const isLate = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;
  if (isLate || grpc === 'DEADLINE_EXCEEDED' || grpc === 'CANCELLED') return silence(engine, error, again);
  const isNoNamespace = error instanceof NamespaceNotFoundError || error instanceof WorkflowNotFoundError;
  if (isNoNamespace || grpc === 'NOT_FOUND') {
    return refused('TEMPORAL_NAMESPACE', 'has no namespace of that name', error);
  }
  if (grpc === null || NOT_TAKEN.has(grpc)) return faultOfOurs(error, grpc, again);
  const fault = answeredFault(chain.find((one) => grpcCodeOf(one) !== null));
  if (fault !== null && !fault.passing) return refused(fault.variable, fault.why, error);
  return away(error, again);
}

/** Nobody answered in time: the server itself, or a worker behind it. */
async function silence({ client }: TemporalConnection, cause: unknown, again: string): Promise<ClientError> {
  try {
    await client.withDeadline(Date.now() + PROBE_LIMIT_MS, () => client.workflowService.getSystemInfo({}));
  } catch {
    return away(cause, again);
  }
  const message = `No worker answered in time. Check that one runs. ${again}`;
  return new Unreachable('worker-silent', message, { cause });
}

const away = (cause: unknown, again: string): ClientError =>
  new Unreachable('temporal-unreachable', `The Temporal server does not answer. ${again}`, { cause });

const refused = (variable: string, why: string, cause: unknown): ClientError =>
  new Unreachable('temporal-refused', `The Temporal server ${why}. Correct ${variable}.`, { cause });

function faultOfOurs(cause: unknown, grpc: GrpcCode | null, again: string): ClientError {
  const what =
    grpc === null
      ? 'The library failed at work with Temporal'
      : `The Temporal server did not take it (${grpc})`;
  return new ClientError('internal', 'engine-fault', `${what}. Nothing more is known here. ${again}`, {
    cause,
  });
}

/** A refusal leaves the workflow as a failure whose type is its code. */
function refusalOf(error: WorkflowUpdateFailedError): ClientError {
  const { cause } = error;
  if (cause instanceof ApplicationFailure && isRefusalCode(cause.type)) {
    return new JourneyRefused(cause.type, cause.message, decidedOn(cause));
  }
  const type = cause instanceof ApplicationFailure ? (cause.type ?? 'unknown') : 'unknown';
  return new ClientError(
    'internal',
    'journey-fault',
    `The journey could not carry out the command (${type}). Nothing more is known here; the worker's log says why.`,
    { cause: error },
  );
}

const isRefusalCode = (code: unknown): code is RefusalCode => refusalCodes.includes(code as RefusalCode);

function decidedOn({ details }: ApplicationFailure): number | null {
  const { n } = (details?.[0] ?? {}) as { n?: unknown };
  return typeof n === 'number' ? n : null;
}

/** The error and what lies beneath it. */
function* causesOf(error: unknown): Generator<Error> {
  for (let one: unknown = error; one instanceof Error; one = one.cause) yield one;
}
