/** A message made ready from the record: whom it goes to, and how the log keeps it. */
import type { Store } from '../../store/database.js';
import { readMessages, type Message } from '../../store/messages.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { messageIdOf } from '../email/message-id.js';
import { asStored, compose } from './compose.js';
import { correspond, type Correspondence } from './correspondents.js';
import { isOwnAddress } from './endorsement.js';
import { failedFor, undelivered } from './facts.js';
import { hasWords, parseMessageKey, type MessageKey } from './message-key.js';
import { PassingFault } from './passing-fault.js';
import type { Moment, Records } from './records.js';

export interface Ready {
  key: MessageKey;
  correspondence: Correspondence;
  message: Message;
}

/** What could not be prepared: facts if it never can, or need not be. */
export type Prepared = Ready | { facts: FactCommand[] };

export interface Preparing {
  store: Store;
  records: Records;
  mailDomain: string;
}

/** @throws PassingFault if it may be prepared later */
export async function prepare(preparing: Preparing, journey: string, text: string): Promise<Prepared> {
  const { store, records, mailDomain } = preparing;
  const key = parseMessageKey(text);
  if (key === null) return { facts: undelivered(text, 'unknown-message') };
  const moment = await records.at(journey, key.n);
  if (moment === null) throw new PassingFault('record-behind');
  const correspondence = await correspond(store, moment, key);
  if (correspondence === null) return { facts: failedFor(key, 'no-person') };
  if (isNobody(moment, key, correspondence)) return { facts: [] };
  if (isOwnAddress(key, correspondence)) return { facts: failedFor(key, 'own-address') };
  // Whoever is taken away from a coach whom nobody knows is of no concern to anybody.
  if (correspondence.isUnknown && key.template !== 'participant-taken-away') {
    return { facts: failedFor(key, `no-such-${key.addressee}`) };
  }
  const messageId = messageIdOf(journey, text, mailDomain);
  if (!hasWords(key)) return again(store, moment, key, correspondence, messageId);
  const composed = compose(key, correspondence, mailDomain);
  return { key, correspondence, message: asStored(key, correspondence, composed, messageId) };
}

/** S6.5: a programme that asks no headteacher for anything has none to miss (early years, outside schools). */
const isNobody = ({ journey }: Moment, { addressee }: MessageKey, { to }: Correspondence): boolean =>
  addressee === 'headteacher' &&
  to.length === 0 &&
  !journey.programme.application.evidence.includes('headteacher-declaration');

/** A message that came back goes as it was to an address that has not had it; if there is none, nowhere. */
async function again(
  store: Store,
  { journey, event }: Moment,
  key: MessageKey,
  correspondence: Correspondence,
  messageId: string,
): Promise<Prepared> {
  const [first] = await readMessages(store, journey.id, [key.about ?? '']);
  const to = correspondence.to.filter(({ address }) => address !== first?.recipient);
  if (!first || to.length === 0) return { facts: [] };
  const { subject, text, html, calendar, mode, addressee, attachment } = first;
  const files = attachment === undefined ? { calendar } : { calendar, attachment };
  const copy = { subject, text, html, ...files, mode, addressee };
  const message = {
    ...copy,
    journey: journey.id,
    key: key.key,
    template: key.template,
    messageId,
    at: event.at,
  };
  return { key, correspondence: { ...correspondence, to }, message };
}
