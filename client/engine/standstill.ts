/** Why no more of many are begun: somebody has stopped the run, or so many in a row got no answer. */

/** After so many in a row without an answer the servers are taken to be away. */
const SILENCE = 3;

export class Standstill {
  private unanswered = 0;

  constructor(private readonly signal?: AbortSignal) {}

  note(isAnswered: boolean): void {
    this.unanswered = isAnswered ? 0 : this.unanswered + 1;
  }

  /** As a sentence that says what was not done; null while there is no reason to end. */
  get notTried(): string | null {
    if (this.signal?.aborted) return 'Not tried: the run was stopped.';
    return this.unanswered < SILENCE ? null : 'Not tried: the servers do not answer.';
  }
}
