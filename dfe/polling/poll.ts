/** Polls and full passes over the lists of the API. */
import { checked, type Caller } from '../api/caller.js';
import { queryOf } from '../api/wire.js';
import { DfeUnexpected } from '../errors.js';
import { MOST_A_PAGE } from '../requests.js';
import type { DfeApi } from '../port.js';
import { gather, type GatheredRecords, type DatedRecord } from './gather.js';
import type { PassOptions, Pass, Poll, ReadKinds } from './kinds.js';
import { lists } from './lists.js';
import { earlier, spanOf } from './state.js';

/** A list that does not end is no list. */
const MOST_PAGES = 20_000;

interface ServerTime {
  /** The instant by our clock, or the one that the sandbox was told. */
  now: () => string;
  /** How far the service's clock is behind that, as its answers said, in milliseconds. */
  behindMs: () => number;
}

export function pollsOf(
  caller: Caller,
  { now, behindMs }: ServerTime,
): Pick<DfeApi, 'changedSince' | 'everything'> {
  return {
    changedSince: (kind, state, options = {}) => {
      const began = now();
      const { since } = spanOf(state, began);
      // Only the answers tell whether our clock is ahead; a poll dated in the service's future would miss changes.
      const next = () => spanOf(state, earlier(began, behindMs())).next;
      const pass = passOver(() => readList(caller, kind, { since, check: false, ...options }));
      return Object.defineProperties(pass as Poll<ReadKinds[typeof kind]>, {
        since: { value: since, enumerable: true },
        next: { get: next, enumerable: true },
      });
    },
    everything: (kind, options = {}) =>
      passOver(() => readList(caller, kind, { since: null, check: true, ...options })),
  };
}

interface Wanted<K extends keyof ReadKinds> extends PassOptions<K> {
  since: string | null;
  check: boolean;
}

function readList<K extends keyof ReadKinds>(caller: Caller, kind: K, wanted: Wanted<K>) {
  const { operation, schema, query: asked, since, sort } = lists[kind];
  const records = schema(caller.means.records);
  const where = checked(operation, asked, wanted.where ?? {});
  const readPage = async (page: number): Promise<ReadKinds[K][]> => {
    if (page > MOST_PAGES) throw new DfeUnexpected(operation, 200, 'pages without end');
    const query = queryOf({
      ...where,
      page,
      perPage: wanted.perPage ?? MOST_A_PAGE,
      sort: sort ?? undefined,
      ...(since && wanted.since !== null ? { [since]: wanted.since } : {}),
    });
    return caller.read(caller.effort(operation, 'bulk'), { operation, query }, records);
  };
  return gather<ReadKinds[K]>(readPage, wanted.check, wanted.onProgress);
}

function passOver<R extends DatedRecord>(read: () => Promise<GatheredRecords<R>>): Pass<R> {
  let settled: boolean | null = null;
  return {
    get settled() {
      return settled;
    },
    async *[Symbol.asyncIterator]() {
      const gathered = await read();
      settled = gathered.settled;
      yield* gathered.records;
    },
  };
}
