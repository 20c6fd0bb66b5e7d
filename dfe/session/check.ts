/** Looks at a little, or all, of each list: whether the service answers, takes the token, and is understood. */
import type { PollProgress } from '../polling/kinds.js';
import type { Unknown } from '../records/reader.js';
import type { Spent } from './budget.js';
import { recordPages, readRecordPage, readWhole, type RecordKind } from './lists.js';
import type { Session } from './session.js';

export interface Checked {
  url: string;
  provider: string | null;
  /** Records looked at, by kind. */
  records: Record<RecordKind, number>;
  /** Whether these are all that there are. */
  all: boolean;
  /** Milliseconds by which the service's clock is ahead of ours; null if it does not say. */
  aheadMs: number | null;
  /** Null where nobody counts for all who use the token. */
  budget: Spent | null;
  unknown: readonly Unknown[];
}

const SOME = 100;

/** @throws whatever the first request meets: a refused token, no answer */
export async function checkService(
  session: Session,
  all: boolean,
  onProgress: (progress: PollProgress) => void,
): Promise<Checked> {
  const records: Checked['records'] = {
    applications: 0,
    participants: 0,
    declarations: 0,
    outcomes: 0,
    statements: 0,
    deliveryPartners: 0,
  };
  for (const kind of Object.keys(recordPages) as RecordKind[]) {
    const listed = all
      ? await readWhole(session.api, kind, {}, undefined, onProgress)
      : await readRecordPage(session.api, kind, { perPage: SOME });
    records[kind] = listed.records.length;
  }
  const { url, provider, unknown, aheadMs } = session;
  return { url, provider, records, all, aheadMs, budget: await session.spent(), unknown };
}
