/** How a call of the Department's API fails. No message and no name holds personal data, a body or the token. */
import type { Operation } from './operations.js';
import type { DfeDeclaration } from './records/declaration.js';
import { dfeRefusalSentences, type DfeRefusalCode } from './refusals.js';

/** What the Department says about one attribute, or about the whole (`base`); its wording may change. */
export interface DfeErrorDetail {
  title: string;
  detail: string;
}

/** The Department says no: trying again does not help. */
export class DfeRefused extends Error {
  /** The declaration that stands, with `declaration-already-made`, if it could be read. */
  readonly existing: DfeDeclaration | null;
  /** The id that the participant has now, with `participant-id-changed`. */
  readonly newParticipantId: string | null;

  constructor(
    readonly code: DfeRefusalCode,
    readonly operation: Operation,
    readonly status: number,
    /** In the Department's words, which may speak of a person: for those who may see the person. */
    readonly errors: readonly DfeErrorDetail[],
    more: { existing?: DfeDeclaration | null; newParticipantId?: string | null } = {},
  ) {
    super(`${code}: ${dfeRefusalSentences[code]} (${operation}, ${status})`);
    this.name = 'DfeRefused';
    this.existing = more.existing ?? null;
    this.newParticipantId = more.newParticipantId ?? null;
  }
}

/** What keeps us from an answer for the moment. */
export type FaultKind =
  | 'timed-out'
  | 'connection-refused'
  | 'not-secure'
  | 'connection-lost'
  | 'cut-off'
  | 'garbled'
  | 'server-error'
  | 'rate-limited'
  | 'budget-spent';

/** No answer, although it was tried again: it may be tried later. */
export class DfeUnavailable extends Error {
  constructor(
    readonly operation: Operation,
    /** How many requests were sent in vain. */
    readonly attempts: number,
    readonly lastFault: FaultKind,
    /** Whether something may have been changed all the same: then it has to be read back before it is asked again. */
    readonly mayHaveBeenSent: boolean,
    /** How long to wait at least, in milliseconds; 0 if nobody knows. */
    readonly waitMs: number,
  ) {
    super(
      `dfe-unavailable: The Department's service does not answer (${operation}, ${lastFault}, ${attempts} attempts). Try again later.`,
    );
    this.name = 'DfeUnavailable';
  }
}

/** An answer that is not of the shape that the API promises: something for a developer. */
export class DfeUnexpected extends Error {
  constructor(
    readonly operation: Operation,
    readonly status: number,
    /** Where in the answer, such as `data.0.attributes.status`. */
    readonly path: string,
  ) {
    super(
      `dfe-answer-unexpected: The Department's answer has not the expected shape at ${path} (${operation}, ${status}).`,
    );
    this.name = 'DfeUnexpected';
  }
}

/** A request that we do not send because it cannot be right. */
export class DfeRequestWrong extends Error {
  constructor(
    readonly operation: Operation | 'changedSince',
    /** Where and what, without the values. */
    readonly faults: readonly { path: string; message: string }[],
  ) {
    super(
      `dfe-request-wrong: ${operation}: ${faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
    );
    this.name = 'DfeRequestWrong';
  }
}
