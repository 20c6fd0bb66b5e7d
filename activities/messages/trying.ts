/** The addresses of a message, tried in their order until one takes it (S6.5). */
import type { Mode } from '../../workflows/journey/values.js';
import { TIME_IS_UP } from '../email/hand-over.js';
import type { Sent } from '../email/mail.js';
import type { Addressed } from './correspondents.js';
import { WHOLE_MESSAGE } from './facts.js';
import { TransientMessageError, timeIsUp } from './transient-message-error.js';
import { MAILBOX_PAUSE_MS, patienceWith } from './patience.js';
import { NOBODY, type Verdict } from './settling.js';

export interface Trying {
  mode: Mode;
  send: (mailbox: Addressed) => Promise<Sent>;
  /** Notes that the message waits for its recipient, and tells for how long it has, in milliseconds. */
  waited: (code: string) => Promise<number>;
}

/** Of an answer that comes after the attempt; null if it leaves something to try again. */
export type Later = { later: Promise<Verdict | null> };

/** @throws PassingFault if the message could not be handed over now */
export async function tryAddresses(to: readonly Addressed[], trying: Trying): Promise<Verdict | Later> {
  const codes: string[] = [];
  let last = NOBODY;
  const tried = to.slice(0, 2);
  for (const [index, mailbox] of tried.entries()) {
    const sent = await trying.send(mailbox);
    const at = { address: mailbox.which, recipient: mailbox.address, codes };
    if (sent.outcome === 'unanswered') {
      const accepted = (late: Sent): Verdict | null =>
        late.outcome === 'accepted' ? { ...at, status: 'sent', codes: [...codes, late.code] } : null;
      return { later: sent.answer.then(accepted) };
    }
    const outcome = await believed(sent, index === tried.length - 1, trying);
    codes.push(outcome === 'message-refused' ? `${WHOLE_MESSAGE}${sent.code}` : sent.code);
    last = { ...at, status: outcome === 'accepted' ? 'sent' : 'refused' };
    if (outcome !== 'address-refused') return last;
  }
  return last;
}

/** What an answer comes to once patience with it is over. @throws PassingFault until then */
async function believed(
  sent: Sent,
  isLast: boolean,
  { mode, waited }: Trying,
): Promise<'accepted' | 'address-refused' | 'message-refused'> {
  const { outcome, code } = sent;
  if (outcome === 'accepted' || outcome === 'address-refused' || outcome === 'message-refused')
    return outcome;
  if (sent === TIME_IS_UP) throw timeIsUp();
  const isMailbox = outcome === 'mailbox-waits';
  const patience = patienceWith(sent, isLast, mode);
  if (patience === null || (await waited(code)) < patience) {
    throw new TransientMessageError(code, isMailbox ? MAILBOX_PAUSE_MS : null);
  }
  return isMailbox ? 'address-refused' : 'message-refused';
}
