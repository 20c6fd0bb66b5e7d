/** What became of messages, noted in the log; what the store could not take note of is noted by the next attempt. */
import type { Store } from '../../store/database/database.js';
import { markRefused, markSent, type Delivery, type MessageOnFile } from '../../store/messages/messages.js';

/** The end of a message: which address took it, or refused it last, with the answers of all that were tried. */
export interface Verdict {
  status: 'sent' | 'refused';
  address: 'first' | 'second';
  recipient: string;
  codes: string[];
}

/** There is no address to try. */
export const NOBODY: Verdict = { status: 'refused', address: 'first', recipient: '', codes: ['no-address'] };

const nameOf = ({ journey, key }: MessageOnFile): string => `${journey}/${key}`;

export class Settling {
  /** Without it, a store that goes away just when the mail server accepts would have the mail sent again. */
  private readonly unnoted = new Map<string, Verdict>();

  constructor(private readonly store: Store) {}

  async settle(message: MessageOnFile, verdict: Verdict): Promise<MessageOnFile> {
    this.unnoted.set(nameOf(message), verdict);
    const { status, address, recipient, codes } = verdict;
    const delivery: Delivery = { address, recipient, smtpCode: codes.join(' '), at: message.at };
    const mark = status === 'sent' ? markSent : markRefused;
    await mark(this.store, message.journey, message.key, delivery);
    this.unnoted.delete(nameOf(message));
    return { ...message, ...delivery, status };
  }

  /** @returns null unless this process knows the end of a message that the log takes for one under way */
  async settleAgain(message: MessageOnFile): Promise<MessageOnFile | null> {
    const verdict = this.unnoted.get(nameOf(message));
    return verdict ? this.settle(message, verdict) : null;
  }
}
