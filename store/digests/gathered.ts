/** Reminders to coaches that wait for the mail of a morning, and the mails that they went with (S6.5). */
import type { Day } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { MessageRecord } from '../messages/messages.js';
import type { DigestsTable } from './tables.js';

export interface Reminder extends Pick<MessageRecord, 'journey' | 'key' | 'template' | 'messageId' | 'at'> {
  coach: string;
}

/** Settles a reminder as gathered; one that is on file already, gathered or by itself, stays as it is. */
export async function gatherReminder(store: Store, { coach, ...message }: Reminder): Promise<void> {
  const { journey, key, template, messageId, at } = message;
  await store.db.transaction().execute(async (db) => {
    const fresh = await db
      .insertInto('messages')
      .values({
        ...{ journey, key, template, at, message_id: messageId, mode: 'live', addressee: 'coach' },
        ...{ status: 'gathered', attempts: 0, subject: '', text_body: '', html_body: '', calendar: null },
      })
      .onConflict((conflict) => conflict.columns(['journey', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (fresh) await db.insertInto('gathered').values({ journey, key, coach }).execute();
  });
}

/** What a reminder went with. */
export interface InDigest {
  key: string;
  /** Null while it waits for a morning. */
  day: Day | null;
  status: DigestsTable['status'] | null;
}

/** The reminders of a journey that were gathered, by their keys. */
export const gatheredOf = (store: Store, journey: string): Promise<InDigest[]> =>
  store.db
    .selectFrom('gathered')
    .leftJoin('digests', (join) =>
      join
        .onRef('digests.coach', '=', 'gathered.coach')
        .onRef('digests.day', '=', 'gathered.day')
        .onRef('digests.nth', '=', 'gathered.nth'),
    )
    .select(['gathered.key', 'gathered.day', 'digests.status'])
    .where('gathered.journey', '=', journey)
    .execute();
