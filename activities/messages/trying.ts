/** The addresses of a message, tried in their order until one takes it (S6.5). */
import { TIME_IS_UP } from '../email/hand-over.js';
import type { Mailbox, Sent } from '../email/mail.js';
import { WHOLE_MESSAGE } from './facts.js';
import { PassingFault, timeIsUp } from './passing-fault.js';
import { NOBODY, type Verdict } from './settling.js';

/** Of an answer that comes after the attempt; null if it leaves something to try again. */
export type Later = { later: Promise<Verdict | null> };

/** @throws PassingFault if the message could not be handed over now */
export async function tryAddresses(
  to: readonly Mailbox[],
  send: (mailbox: Mailbox) => Promise<Sent>,
): Promise<Verdict | Later> {
  const codes: string[] = [];
  let last = NOBODY;
  for (const [index, mailbox] of to.slice(0, 2).entries()) {
    const sent = await send(mailbox);
    if (sent.outcome === 'passing') throw sent === TIME_IS_UP ? timeIsUp() : new PassingFault(sent.code);
    const at = { address: index === 0 ? 'first' : 'second', recipient: mailbox.address, codes } as const;
    if (sent.outcome === 'unanswered') {
      const accepted = (late: Sent): Verdict | null =>
        late.outcome === 'accepted' ? { ...at, status: 'sent', codes: [...codes, late.code] } : null;
      return { later: sent.answer.then(accepted) };
    }
    codes.push(sent.outcome === 'message-refused' ? `${WHOLE_MESSAGE}${sent.code}` : sent.code);
    last = { ...at, status: sent.outcome === 'accepted' ? 'sent' : 'refused' };
    if (sent.outcome !== 'address-refused') return last;
  }
  return last;
}
