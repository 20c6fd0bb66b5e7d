/** Half-way the worker is killed without warning; what was recorded before is compared with what is there after. */
import type { Store } from '../../store/database/database.js';

/** Number and hash of the newest event of every journey: the hash vouches for all events before it. */
export type Snapshot = ReadonlyMap<string, { n: number; head: string }>;

export async function snapshotOf(store: Store): Promise<Snapshot> {
  const rows = await store.db.selectFrom('journeys').select(['id', 'n', 'head']).execute();
  return new Map(rows.map(({ id, n, head }) => [id, { n, head: head.toString('hex') }]));
}

export const eventsIn = (snapshot: Snapshot): number =>
  [...snapshot.values()].reduce((sum, { n }) => sum + n, 0);

/** Events of the snapshot that are not in the record any more, or not as they were. */
export async function lostSince(store: Store, before: Snapshot): Promise<number> {
  let lost = 0;
  for (const [journey, { n, head }] of before) {
    const row = await store.db
      .selectFrom('journal')
      .select('hash')
      .where('journey', '=', journey)
      .where('n', '=', n)
      .executeTakeFirst();
    if (row?.hash.toString('hex') !== head) lost += n;
  }
  return lost;
}

/** Emails that arrived twice: the same occasion, and so the same Message-ID. */
export function repeatedIn(mails: readonly { messageId?: string | undefined }[]): number {
  const ids = mails.map(({ messageId }) => messageId).filter((id) => id !== undefined);
  return ids.length - new Set(ids).size;
}
