/** One message on its way: claimed, held, handed over, marked (S6.5). */
import type { Store } from '../../store/database/database.js';
import { claimTogether, type Together } from '../../store/messages/mails.js';
import type { MessageOnFile } from '../../store/messages/messages.js';
import { noteWaiting } from '../../store/messages/messages-under-way.js';
import { calendarFilesOf } from '../calendar/stored.js';
import type { OutgoingMail, MailTransport } from '../email/mail.js';
import type { Addressed, Correspondence } from './correspondents.js';
import { sentFor } from './envelope.js';
import { claimForSending } from './hold.js';
import { filesWith } from './paper.js';
import { inOtherHands } from './transient-message-error.js';
import { NOBODY, type Settling } from './settling.js';
import { tryAddresses } from './trying.js';

/** The key of the copy that the former address gets when the address changes. */
export const PREVIOUS_ADDRESS = '/previous-address';

export interface Sender {
  store: Store;
  transport: MailTransport;
  settling: Settling;
  /** The end of the attempt. */
  ending: AbortSignal;
  from: string;
  mailDomain: string;
  correspondence: Correspondence;
}

/**
 * Sends a message to the first address that takes it. What the first attempt composed is what every later
 * one sends; a message that is settled is not sent again.
 * @throws PassingFault if it could not be handed over now
 */
export async function dispatch(
  sender: Sender,
  mail: Together,
  to: readonly Addressed[],
): Promise<MessageOnFile> {
  const { store, settling, transport, ending } = sender;
  const claimed = await claimTogether(store, mail);
  if (claimed === null) throw inOtherHands('in-other-hands');
  if (claimed.status !== 'claimed') return claimed;
  const settled = await settling.settleAgain(claimed);
  if (settled) return settled;
  if (to.length === 0) return settling.settle(claimed, NOBODY);
  const held = await claimForSending(store, claimed);
  if (held === null) throw inOtherHands('in-other-hands');
  let isAwaited = false;
  try {
    const files = await filesWith(store, claimed);
    const tried = await tryAddresses(to, {
      mode: claimed.mode,
      send: (mailbox) => transport.send({ ...mailOf(sender, claimed, mailbox), files }, ending),
      waited: (code) => noteWaiting(store, claimed.journey, claimed.key, code),
    });
    if (!('later' in tried)) return await settling.settle(claimed, tried);
    // The server has the mail: whatever becomes of this attempt, its answer is noted when it comes.
    isAwaited = true;
    void tried.later
      .then((verdict) => verdict && settling.settle(claimed, verdict))
      .catch(() => undefined)
      .finally(() => held.letGo());
    throw inOtherHands('answer-awaited');
  } finally {
    if (!isAwaited) await held.letGo();
  }
}

/** The programme and the provider make the series that mail programs can sort by. */
function mailOf(
  { from, mailDomain, correspondence }: Sender,
  message: MessageOnFile,
  { name, address }: Addressed,
): OutgoingMail {
  const { journey, provider } = correspondence.context;
  return {
    messageId: message.messageId,
    ...sentFor(provider, from),
    to: { name, address },
    subject: message.subject,
    text: message.text,
    html: message.html,
    list: {
      name: journey.programme.shortTitle,
      id: `${journey.programme.id}.${journey.provider}.${mailDomain}`,
    },
    // A rehearsal has a clock of its own, and its mail is sorted by it.
    date: message.mode === 'rehearsal' ? message.at : null,
    calendar: calendarFilesOf(message.calendar, message.journey),
  };
}
