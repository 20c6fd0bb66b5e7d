/** One mail for several messages of a moment (S6.5): the first carries it, the others go with it. */
import type { Store } from '../database/database.js';
import { claimMessage, columnsOf, type MessageRecord, type MessageOnFile } from './messages.js';

/** A message that another one tells as well: it has neither words nor a mail of its own. */
export type MailPart = Pick<MessageRecord, 'key' | 'template' | 'messageId'>;

export interface Together {
  message: MessageRecord;
  parts: readonly MailPart[];
}

class Taken extends Error {}

/**
 * Claims a message, and those that go with it, all or none.
 * @returns null if another attempt has one of them in another mail
 */
export async function claimTogether(
  store: Store,
  { message, parts }: Together,
): Promise<MessageOnFile | null> {
  if (parts.length === 0) return claimMessage(store, message);
  const claim = store.db.transaction().execute(async (db) => {
    const claimed = await claimMessage({ ...store, db }, message);
    if (claimed.attempts > 1 || claimed.status !== 'claimed' || claimed.partOf !== null) throw new Taken();
    const rows = await db
      .insertInto('messages')
      .values(rowsOf(message, parts, 'claimed'))
      .onConflict((conflict) => conflict.columns(['journey', 'key']).doNothing())
      .returning('key')
      .execute();
    if (rows.length < parts.length) throw new Taken();
    return claimed;
  });
  return claim.catch((error: unknown) => {
    if (error instanceof Taken) return null;
    throw error;
  });
}

const rowsOf = (
  { journey, key, mode, addressee, at }: MessageRecord,
  parts: readonly MailPart[],
  status: 'claimed' | 'recorded',
) =>
  parts.map((part) => ({
    ...{ journey, mode, addressee, at, status, attempts: 0, part_of: key },
    ...{ key: part.key, template: part.template, message_id: part.messageId },
    ...{ subject: '', text_body: '', html_body: '', calendar: null },
  }));

/** Keeps the mails of a rehearsal that go nowhere, all at once; what is on file already stays as it is. */
export async function recordMails(store: Store, mails: readonly Together[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.flatMap(({ message, parts }) => [
    { ...columnsOf(message), status: 'recorded' as const, attempts: 0, part_of: null },
    ...rowsOf(message, parts, 'recorded'),
  ]);
  await store.db
    .insertInto('messages')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['journey', 'key'])
        .doUpdateSet({ status: 'recorded' })
        .where('messages.status', '=', 'claimed'),
    )
    .execute();
}

/** Keys of everything that was told, in whatever mail. */
export async function settledKeys(store: Store, journey: string): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('messages')
    .select('key')
    .where('journey', '=', journey)
    .where('status', '!=', 'claimed')
    .execute();
  return new Set(rows.map(({ key }) => key));
}
