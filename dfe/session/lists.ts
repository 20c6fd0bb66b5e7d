/** Reading the Department’s lists: a page as the service gives it, or the whole list, filtered and in order. */
import type { DfeApi } from '../port.js';
import type { PollProgress, ReadKinds, ReadQueries } from '../polling/kinds.js';

export type RecordKind = keyof ReadKinds;

/** A page of each kind of list. */
export const recordPages: {
  [K in RecordKind]: (api: DfeApi, query: ReadQueries[K]) => Promise<ReadKinds[K][]>;
} = {
  applications: (api, query) => api.listApplications(query),
  participants: (api, query) => api.listParticipants(query),
  declarations: (api, query) => api.listDeclarations(query),
  outcomes: (api, query) => api.listOutcomes(query),
  statements: (api, query) => api.listStatements(query),
  deliveryPartners: (api, query) => api.listDeliveryPartners(query),
};

export interface RecordList<R> {
  records: R[];
  /** The page, and how many records one has; null where the whole list was read. */
  page: { number: number; size: number } | null;
  /** False if records came and went faster than the list could be read. */
  settled: boolean;
}

/** A page. */
export async function readRecordPage<K extends RecordKind>(
  api: DfeApi,
  kind: K,
  query: ReadQueries[K],
): Promise<RecordList<ReadKinds[K]>> {
  const records = await recordPages[kind](api, query);
  return { records, page: { number: query.page ?? 1, size: query.perPage ?? 100 }, settled: true };
}

/**
 * The whole list: what the service filters is not read at all.
 * @param sort as the API writes it, such as `-updated_at`
 */
export async function readWhole<K extends RecordKind>(
  api: DfeApi,
  kind: K,
  where: ReadQueries[K],
  sort: string | undefined,
  onProgress: (progress: PollProgress) => void,
): Promise<RecordList<ReadKinds[K]>> {
  const pass = api.everything(kind, { where, onProgress });
  const records: ReadKinds[K][] = [];
  for await (const record of pass) records.push(record);
  return { records: inOrder(records, sort), page: null, settled: pass.settled !== false };
}

type Sortable = { updatedAt: string; name?: string };

/** A whole list comes in the order in which its records were made. */
function inOrder<R extends Sortable>(records: R[], sort: string | undefined): R[] {
  const key = sort?.replace('-', '');
  const by = key === 'name' ? (one: R) => one.name ?? '' : (one: R) => one.updatedAt;
  const sorted =
    key === undefined || key === 'created_at'
      ? records
      : [...records].sort((one, other) => (by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0));
  return sort?.startsWith('-') ? sorted.reverse() : sorted;
}
