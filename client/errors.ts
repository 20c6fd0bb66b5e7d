/** What can go wrong between a caller and a journey: five kinds, each with a stable code and a sentence. */
import type { RefusalCode } from '../workflows/journey/refusal.js';
import type { Instant } from '../workflows/journey/values.js';

/** The kind says who has to act: the rules said no, the input is wrong, it is not there, nobody answers, or we failed. */
export type ErrorKind = 'refused' | 'bad-input' | 'not-found' | 'unreachable' | 'internal';

export class ClientError extends Error {
  /**
   * @param kind what the exit code of the command line follows
   * @param code stable, for programs
   * @param message what, where, and what to do next; never with personal data
   */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The rules of the journey said no (S3.6): nothing has changed. */
export class JourneyRefused extends ClientError {
  declare readonly code: RefusalCode;

  /** @param decidedOn how many events the run knew that refused; null if the record did */
  constructor(
    code: RefusalCode,
    message: string,
    readonly decidedOn: number | null = null,
  ) {
    super('refused', code, message);
  }
}

/** The input is wrong; `faults` names every fault, one sentence each. */
export class BadInput extends ClientError {
  constructor(
    readonly faults: readonly [string, ...string[]],
    code = 'bad-input',
  ) {
    super('bad-input', code, faults.join('\n'));
  }
}

export class NotFound extends ClientError {
  constructor(what: string, id: string, hint: string) {
    super('not-found', 'not-found', `There is no ${what} "${id}". ${hint}`);
  }
}

export type UnreachableCode =
  | 'not-configured'
  | 'temporal-unreachable'
  | 'temporal-refused'
  | 'database-unreachable'
  | 'database-refused'
  | 'database-empty'
  | 'documents-unusable'
  | 'worker-silent'
  | 'worker-failing'
  | 'engine-behind'
  | 'no-versions'
  | 'build-in-use';

/** A server is not configured, does not answer, says no to us, or has nobody working for it. */
export class Unreachable extends ClientError {
  declare readonly code: UnreachableCode;

  constructor(code: UnreachableCode, message: string, options?: ErrorOptions) {
    super('unreachable', code, message, options);
  }
}

/** The Department's API said no, could not be reached, or answered what nobody expects. */
export class DepartmentError extends ClientError {
  /** @param told for programs, and what the Department says in its own words, which may speak of a person */
  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    readonly told: {
      operation: string;
      errors?: readonly { title: string; detail: string }[];
      [more: string]: unknown;
    },
  ) {
    super(kind, code, message);
  }
}

/** Of a try that failed after something had arrived: the arrival that is kept. */
export interface KeptArrival {
  /** The same bytes, sent again with this id, count from then. */
  command: string;
  at: Instant;
}

/** The same error, which from now on says what is kept of the try. */
export function withArrival(error: unknown, { command, at }: KeptArrival): unknown {
  return error instanceof Error ? Object.assign(error, { arrival: { command, at } }) : error;
}

export function keptArrivalOf(error: unknown): KeptArrival | null {
  return error instanceof Error && 'arrival' in error ? (error.arrival as KeptArrival) : null;
}
