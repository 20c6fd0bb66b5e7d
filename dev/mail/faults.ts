/** What a mail server may answer to a recipient: accept, or a code with a text. */
export interface SmtpReply {
  code: number;
  text: string;
}

/** Makes the catcher behave like the mail servers of this world. Nothing is set at the start. */
export class MailFaults {
  readonly #refused = new Map<string, SmtpReply>();
  readonly #busy = new Map<string, { left: number; code: number }>();
  #delayMs = 0;
  #cuts = 0;

  /** The address is refused for good, until {@link clear}: default: 550 "no such mailbox". */
  refuse(address: string, code = 550, text = 'No such mailbox here'): void {
    this.#refused.set(address.toLowerCase(), { code, text });
  }

  /** The address is refused so many times with a passing fault (451), then accepted. */
  busy(address: string, times: number, code = 451): void {
    this.#busy.set(address.toLowerCase(), { left: times, code });
  }

  /** Every mail is answered so many milliseconds late. */
  slow(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /**
   * The next mails, so many, are kept, but the connection is cut before the answer: accepted for the server,
   * unknown to the sender.
   */
  cutAfterData(times = 1): void {
    this.#cuts = times;
  }

  clear(): void {
    this.#refused.clear();
    this.#busy.clear();
    this.#delayMs = 0;
    this.#cuts = 0;
  }

  /** What to answer to this recipient; undefined accepts. Counts down the passing faults. */
  answerTo(address: string): SmtpReply | undefined {
    const key = address.toLowerCase();
    const busy = this.#busy.get(key);
    if (busy !== undefined && busy.left > 0) {
      busy.left -= 1;
      return { code: busy.code, text: 'Try again later' };
    }
    return this.#refused.get(key);
  }

  delay(): Promise<void> {
    return this.#delayMs === 0
      ? Promise.resolve()
      : new Promise((resolve) => setTimeout(resolve, this.#delayMs));
  }

  /** Whether this mail's connection is to be cut. Counts down. */
  takeCut(): boolean {
    if (this.#cuts === 0) return false;
    this.#cuts -= 1;
    return true;
  }
}
