/**
 * Reads a whole list, page by page, while it changes.
 *
 * A page is one query of the service, so a list that fits into one page is read in one moment. Over several
 * pages, which are cut by number, the list may move between two of them:
 * - a record that changes stays where it is: lists are read in the order in which their records were made
 *   (applications, participants and partners by `sort=created_at`, declarations and outcomes always; statements
 *   come by payment date, which hardly ever changes, and are few);
 * - a record that is added at the end is met there, or by the next poll;
 * - a record that comes in further up, such as one that has just changed and so begins to match
 *   `updated_since`, pushes others down: they are met twice, which does no harm, and it is itself met by the
 *   next poll, because it changed after this one began;
 * - a record that leaves (a transfer, a rejection) pulls others up, and one of them is missed. So does an order
 *   that is not quite stable, because two records were made at the same moment.
 * Therefore a list of several pages is read again until two passes running have met the same ids. Whoever left
 * after it was met, and so made another be missed, is not met by the next pass: the two do not agree. When they
 * do, the first of them has missed nobody who was there all the time (one who left and came back in between, or
 * the same slip of an unstable order twice, is all that could hide a miss; the next full pass finds it). Each id
 * is given once, in its newest version; one that is not in the last of two agreeing passes has left the list.
 */
import type { PollOptions } from './kinds.js';

export interface DatedRecord {
  id: string;
  updatedAt: string;
}

/** Passes before it is given up that two will agree. */
const MOST_PASSES = 6;

export interface GatheredRecords<R> {
  records: R[];
  settled: boolean;
}

/**
 * @param readPage gives page n, from 1; empty past the end
 * @param check whether one page alone is checked by a second pass, too
 */
export async function gather<R extends DatedRecord>(
  readPage: (page: number) => Promise<R[]>,
  check: boolean,
  onProgress: PollOptions['onProgress'],
): Promise<GatheredRecords<R>> {
  const newest = new Map<string, R>();
  let before: Set<string> | null = null;
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const { ids, pages } = await onePass(readPage, newest, (done) =>
      onProgress?.({ pass, pages: done, records: newest.size }),
    );
    const enough = before ? sameIds(before, ids) : pages <= 1 && !check;
    if (enough) return { records: [...newest.values()].filter(({ id }) => ids.has(id)), settled: true };
    before = ids;
  }
  return { records: [...newest.values()], settled: false };
}

async function onePass<R extends DatedRecord>(
  readPage: (page: number) => Promise<R[]>,
  newest: Map<string, R>,
  onPage: (pages: number) => void,
): Promise<{ ids: Set<string>; pages: number }> {
  const ids = new Set<string>();
  for (let page = 1; ; page++) {
    const records = await readPage(page);
    if (records.length === 0) return { ids, pages: page - 1 };
    for (const record of records) {
      ids.add(record.id);
      const known = newest.get(record.id);
      if (!known || known.updatedAt <= record.updatedAt) newest.set(record.id, record);
    }
    onPage(page);
  }
}

const sameIds = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id));
