/** Why a server of the embedded stack could not be brought up. A closed list: callers may switch on it. */
export type ServerErrorCode =
  | 'port-in-use'
  | 'folder-in-use'
  | 'folder-not-ours'
  | 'folder-unusable'
  | 'no-postgres-binaries'
  | 'no-postgres-user'
  | 'postgres-failed'
  | 'database-unreachable'
  | 'no-temporal-server'
  | 'temporal-failed'
  | 'temporal-unreachable'
  | 'namespace-missing'
  | 'no-time-skipping-server'
  | 'mail-catcher-failed'
  | 'dfe-seed-invalid'
  | 'dfe-state-refused';

/** A refusal of the embedded stack: a stable code and a sentence that says what, where and what to do next. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    readonly code: ServerErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Says one line to the person who started the stack. */
export type Say = (line: string) => void;
