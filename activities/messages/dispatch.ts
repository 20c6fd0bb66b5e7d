/** One message on its way: claimed, handed over, marked (S6.5). */
import type { Store } from '../../store/database.js';
import {
  claimMessage,
  markRefused,
  markSent,
  type Delivery,
  type Message,
  type MessageOnFile,
} from '../../store/messages.js';
import { calendarFilesOf } from '../calendar/stored.js';
import type { Mail, Mailbox, MailTransport, Sent } from '../email/mail.js';
import type { Correspondence } from './correspondents.js';
import { WHOLE_MESSAGE } from './facts.js';

/** The key of the copy that the former address gets when the address changes. */
export const PREVIOUS_ADDRESS = '/previous-address';

/** A reason to try again; only its code ever leaves the activity. */
export class PassingFault extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'PassingFault';
  }
}

export interface Sender {
  store: Store;
  transport: MailTransport | null;
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
  message: Message,
  to: readonly Mailbox[],
): Promise<MessageOnFile> {
  const claimed = await claimMessage(sender.store, message);
  if (claimed.status !== 'claimed') return claimed;
  if (to.length === 0) return settle(sender.store, claimed, 'refused', '', 0, ['no-address']);
  if (sender.transport === null) throw new PassingFault('no-mail-server');
  const codes: string[] = [];
  for (const [index, mailbox] of to.slice(0, 2).entries()) {
    const sent = await sender.transport.send(mailOf(sender, claimed, mailbox));
    if (sent.outcome === 'passing') throw new PassingFault(sent.code);
    codes.push(sent.outcome === 'message-refused' ? `${WHOLE_MESSAGE}${sent.code}` : sent.code);
    if (sent.outcome !== 'address-refused') {
      return settle(sender.store, claimed, statusOf(sent), mailbox.address, index, codes);
    }
  }
  const last = Math.min(to.length, 2) - 1;
  return settle(sender.store, claimed, 'refused', to[last]?.address ?? '', last, codes);
}

const statusOf = ({ outcome }: Sent) => (outcome === 'accepted' ? 'sent' : 'refused');

/** The log keeps the answers of all addresses that were tried, in their order. */
async function settle(
  store: Store,
  message: MessageOnFile,
  status: 'sent' | 'refused',
  recipient: string,
  index: number,
  codes: string[],
): Promise<MessageOnFile> {
  const address = index === 0 ? 'first' : 'second';
  const delivery: Delivery = { address, recipient, smtpCode: codes.join(' '), at: message.at };
  const mark = status === 'sent' ? markSent : markRefused;
  await mark(store, message.journey, message.key, delivery);
  return { ...message, ...delivery, status };
}

/** The programme and the provider make the series that mail programs can sort by. */
function mailOf({ from, mailDomain, correspondence }: Sender, message: MessageOnFile, to: Mailbox): Mail {
  const { journey, provider } = correspondence.scene;
  return {
    messageId: message.messageId,
    from: { name: provider.name, address: from },
    replyTo: { name: provider.name, address: provider.email },
    to,
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
