/** A message made ready from the record: whom it goes to, and what it says. */
import type { Store } from '../../store/database/database.js';
import { readMessages, type MessageRecord as Kept } from '../../store/messages/messages.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { correspond, type Correspondence } from './correspondents.js';
import { isOwnAddress } from './endorsement.js';
import { failedFor, undelivered } from './facts.js';
import { hasWords, parseMessageKey, type MessageKey, type WordedKey } from './message-key.js';
import type { MessageContent } from './message.js';
import { TransientMessageError } from './transient-message-error.js';
import type { EventContext, RecordCache } from './records.js';
import { templates } from './templates.js';

/** In words of its own, or a copy of one that was sent before. */
export type Ready = { correspondence: Correspondence } & (
  { key: WordedKey; message: MessageContent } | { key: MessageKey; copy: Copied }
);

export type Copied = Pick<
  Kept,
  'subject' | 'text' | 'html' | 'calendar' | 'attachment' | 'mode' | 'addressee'
>;

/** What could not be prepared: facts if it never can, or need not be. */
export type PreparedMessage = Ready | { facts: FactCommand[] };

export interface Preparing {
  store: Store;
  records: RecordCache;
}

/** @throws PassingFault if it may be prepared later */
export async function prepareMessage(
  preparing: Preparing,
  journey: string,
  text: string,
): Promise<PreparedMessage> {
  const { store, records } = preparing;
  const key = parseMessageKey(text);
  if (key === null) return { facts: undelivered(text, 'unknown-message') };
  const context = await records.at(journey, key.n);
  if (context === null) throw new TransientMessageError('record-behind');
  const correspondence = await correspond(store, context, key);
  if (correspondence === null) return { facts: failedFor(key, 'no-person') };
  if (isNobody(context, key, correspondence)) return { facts: [] };
  if (isOwnAddress(key, correspondence)) return { facts: failedFor(key, 'own-address') };
  // Whoever is taken away from a coach whom nobody knows is of no concern to anybody.
  if (correspondence.isUnknown && key.template !== 'participant-taken-away') {
    return { facts: failedFor(key, `no-such-${key.addressee}`) };
  }
  if (!hasWords(key)) return again(store, context, key, correspondence);
  return { key, correspondence, message: templates[key.template].render(correspondence.context) };
}

/** S6.5: a programme that asks no headteacher for anything has none to miss (early years, outside schools). */
const isNobody = ({ journey }: EventContext, { addressee }: MessageKey, { to }: Correspondence): boolean =>
  addressee === 'headteacher' &&
  to.length === 0 &&
  !journey.programme.application.evidence.includes('headteacher-declaration');

/** A message that came back goes as it was to an address that has not had it; if there is none, nowhere. */
async function again(
  store: Store,
  { journey }: EventContext,
  key: MessageKey,
  correspondence: Correspondence,
): Promise<PreparedMessage> {
  const [first] = await readMessages(store, journey.id, [key.about ?? '']);
  const to = correspondence.to.filter(({ address }) => address !== first?.recipient);
  if (!first || to.length === 0) return { facts: [] };
  const { subject, text, html, calendar, mode, addressee, attachment } = first;
  const files = attachment === undefined ? { calendar } : { calendar, attachment };
  return {
    key,
    correspondence: { ...correspondence, to },
    copy: { subject, text, html, ...files, mode, addressee },
  };
}
