/** What the engine says, as errors that say what to do. */
import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { refusalCodes, type RefusalCode } from '../../workflows/journey/refusal.js';
import { ClientError, JourneyRefused, Unreachable } from '../errors.js';

/** gRPC status codes, by their numbers in the protocol. */
const NOT_FOUND = 5;
const PASSING = new Set([4, 8, 14]);
/** What the server answers while a run's tasks fail, which a mended build heals. */
const TASK_FAILS = /workflow task in failed state/i;

const isRefusalCode = (code: unknown): code is RefusalCode => refusalCodes.includes(code as RefusalCode);

/** @param again how to repeat the request safely, as a sentence */
export function engineFault(error: unknown, again: string): unknown {
  if (error instanceof ClientError) return error;
  if (error instanceof WorkflowUpdateFailedError) return refusalOf(error);
  const grpc = grpcCodeOf(error);
  const timedOut = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || grpc === 4 || grpc === 1;
  if (timedOut) {
    return new Unreachable('worker-silent', `No worker answered in time. Check that one runs. ${again}`, {
      cause: error,
    });
  }
  if (error instanceof Error && TASK_FAILS.test(error.message)) {
    return new Unreachable(
      'worker-failing',
      `The worker cannot carry this journey on: its log says why. Once it is mended the journey goes on. ${again}`,
      { cause: error },
    );
  }
  if (grpc !== null && PASSING.has(grpc)) {
    return new Unreachable('temporal-unreachable', `The Temporal server does not answer. ${again}`, {
      cause: error,
    });
  }
  if (grpc === NOT_FOUND) {
    return new Unreachable(
      'temporal-unreachable',
      'The Temporal server does not know the namespace. Correct TEMPORAL_NAMESPACE.',
      { cause: error },
    );
  }
  return error;
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

function decidedOn({ details }: ApplicationFailure): number | null {
  const { n } = (details?.[0] ?? {}) as { n?: unknown };
  return typeof n === 'number' ? n : null;
}

/** The status of the gRPC call behind an error, if there was one. */
function grpcCodeOf(error: unknown): number | null {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (isGrpcServiceError(one)) return one.code;
  }
  return null;
}
