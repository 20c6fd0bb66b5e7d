/** Why the simulator could not be brought up. A closed list: callers may switch on it. */
type SimulatorErrorCode = 'port-in-use' | 'folder-in-use' | 'dfe-seed-invalid' | 'dfe-state-refused';

/** A stable code and a sentence that says what, where and what to do next. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';

  constructor(
    readonly code: SimulatorErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
