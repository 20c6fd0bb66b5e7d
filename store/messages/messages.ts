/**
 * The log of messages: none more than once per occasion (S6.5). A message is claimed with its content
 * before it is handed to the mail server, and marked afterwards; whoever is interrupted in between claims
 * it again, gets the very content of the first time, and sends it under the same Message-ID.
 */
import type { Selectable } from 'kysely';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { MessagesTable } from '../database/personal-tables.js';

export interface MessageRecord {
  journey: string;
  /** `sequence/template/addressee[/about]`: the occasion. */
  key: string;
  mode: Mode;
  template: string;
  addressee: string;
  /** Without angle brackets; the same for every attempt. */
  messageId: string;
  subject: string;
  text: string;
  html: string;
  /** The calendar file that goes with it. */
  calendar: string | null;
  /** The paper of a case study that goes with it, by its SHA-256; most have none. */
  attachment?: string;
  /** When it was first claimed, by the journey's clock; once marked, when that was. */
  at: Instant;
}

export interface MessageOnFile extends MessageRecord {
  /** `claimed`: under way; `sent`; `refused` by every address; `recorded`: of a rehearsal, kept unsent; `gathered`: told by a coach's digest. */
  status: MessagesTable['status'];
  /** How often it was claimed. */
  attempts: number;
  /** Which address took it, or refused it last. */
  address: 'first' | 'second' | null;
  recipient: string | null;
  smtpCode: string | null;
  /** The message in whose mail this one was told; null if it has a mail of its own. */
  partOf: string | null;
}

/** What the mail server said. */
export interface Delivery {
  address: 'first' | 'second';
  recipient: string;
  smtpCode: string | null;
  at: Instant;
}

/** Claims a message and counts the attempt. If its status is not `claimed`, there is nothing left to send. */
export async function claimMessage(store: Store, message: MessageRecord): Promise<MessageOnFile> {
  const row = await store.db
    .insertInto('messages')
    .values({ ...columnsOf(message), status: 'claimed', attempts: 1 })
    .onConflict((conflict) =>
      conflict.columns(['journey', 'key']).doUpdateSet((eb) => ({
        attempts: eb
          .case()
          .when('messages.status', '=', 'claimed')
          .then(eb('messages.attempts', '+', 1))
          .else(eb.ref('messages.attempts'))
          .end(),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return messageOf(row);
}

/** The mail server took it. */
export const markSent = (store: Store, journey: string, key: string, delivery: Delivery): Promise<void> =>
  mark(store, journey, key, 'sent', delivery);

/** Every address refused it for good. */
export const markRefused = (store: Store, journey: string, key: string, delivery: Delivery): Promise<void> =>
  mark(store, journey, key, 'refused', delivery);

/** A message of a rehearsal: kept to be shown, never sent (S8.1). */
export async function markRecorded(store: Store, journey: string, key: string, at: Instant): Promise<void> {
  await store.db
    .updateTable('messages')
    .set({ status: 'recorded', at })
    .where('journey', '=', journey)
    .where('key', '=', key)
    .where('status', '=', 'claimed')
    .execute();
}

/** Those of the keys that are on file, in no particular order: what has become of them so far. */
export async function readMessages(store: Store, journey: string, keys: string[]): Promise<MessageOnFile[]> {
  if (keys.length === 0) return [];
  const rows = await store.db
    .selectFrom('messages')
    .selectAll()
    .where('journey', '=', journey)
    .where('key', 'in', keys)
    .execute();
  return rows.map(messageOf);
}

/** Every mail that a journey's people were sent, oldest first, by the message that carries it. */
export async function listMessages(store: Store, journey: string): Promise<MessageOnFile[]> {
  const query = store.db.selectFrom('messages').selectAll().where('journey', '=', journey);
  const mails = query.where('part_of', 'is', null);
  return (await mails.orderBy('at').orderBy('key').execute()).map(messageOf);
}

/** The message that a bounce speaks of; null if it is none of ours. */
export async function findMessage(store: Store, messageId: string): Promise<MessageOnFile | null> {
  const row = await store.db
    .selectFrom('messages')
    .selectAll()
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row ? messageOf(row) : null;
}

/** What is settled stays so: a late answer about a message already marked changes nothing. */
async function mark(
  store: Store,
  journey: string,
  key: string,
  status: 'sent' | 'refused',
  { address, recipient, smtpCode, at }: Delivery,
): Promise<void> {
  await store.db
    .updateTable('messages')
    .set({ status, address, recipient, smtp_code: smtpCode, at })
    .where('journey', '=', journey)
    .where((is) => is.or([is('key', '=', key), is('part_of', '=', key)]))
    .where('status', '=', 'claimed')
    .execute();
}

export const columnsOf = (message: MessageRecord) => ({
  journey: message.journey,
  key: message.key,
  mode: message.mode,
  template: message.template,
  addressee: message.addressee,
  message_id: message.messageId,
  subject: message.subject,
  text_body: message.text,
  html_body: message.html,
  calendar: message.calendar,
  attachment: message.attachment ?? null,
  at: message.at,
});

/** What became of a message so far; in whose hands it is meanwhile is nobody else's affair. */
const messageOf = (row: Selectable<MessagesTable>): MessageOnFile => ({
  journey: row.journey,
  key: row.key,
  mode: row.mode,
  template: row.template,
  addressee: row.addressee,
  messageId: row.message_id,
  status: row.status,
  attempts: row.attempts,
  address: row.address,
  recipient: row.recipient,
  smtpCode: row.smtp_code,
  partOf: row.part_of,
  subject: row.subject,
  text: row.text_body,
  html: row.html_body,
  calendar: row.calendar,
  ...(row.attachment === null ? {} : { attachment: row.attachment }),
  at: row.at,
});
