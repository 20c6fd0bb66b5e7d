import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DfeRequestWrong, DfeUnavailable } from '../../dfe/errors.js';
import { gather } from '../../dfe/polling/gather.js';
import type { PollState, PollProgress } from '../../dfe/polling/kinds.js';
import { application, outcome } from './support/records.js';
import { failure, scene, type Reply } from './support/scripted.js';

const idOf = (n: number) => `db3a7848-7308-4879-942a-${String(n).padStart(12, '0')}`;
const page = (...numbers: number[]): Reply => ({
  json: { data: numbers.map((n) => application({}, idOf(n))) },
});
async function all<R>(records: AsyncIterable<R>): Promise<R[]> {
  const read: R[] = [];
  for await (const record of records) read.push(record);
  return read;
}

describe('polls', () => {
  it('DfE §1.1 asks for everything at first, then two windows back, by the state of the polls before', async () => {
    const { dfe, seen, clock } = await scene([page(), page(), page(), page()]);
    let state: PollState | null = null;
    const asked: (string | null)[] = [];
    for (let n = 0; n < 4; n++) {
      const poll = dfe.changedSince('applications', state);
      expect(await all(poll)).toEqual([]);
      asked.push(poll.since);
      state = JSON.parse(JSON.stringify(poll.next)) as PollState;
      await clock.sleep(3_600_000);
    }
    // Five minutes earlier than the poll before the last began, for clocks that differ.
    expect(asked).toEqual([null, null, '2026-10-20T07:55:00Z', '2026-10-20T08:55:00Z']);
    expect(seen[3]?.query).toEqual({
      'filter[updated_since]': '2026-10-20T08:55:00Z',
      'page[page]': '1',
      'page[per_page]': '3000',
      sort: 'created_at',
    });
    expect(state?.starts).toEqual(['2026-10-20T11:00:00.000Z', '2026-10-20T10:00:00.000Z']);
  });

  it('DfE §1.1 dates a poll by the service’s clock where ours is ahead of it', async () => {
    const headers = { date: 'Tue, 20 Oct 2026 06:00:00 GMT' };
    const { dfe } = await scene([{ json: { data: [] }, headers }]);
    const poll = dfe.changedSince('applications', null);
    expect(await all(poll)).toEqual([]);
    expect(poll.next.starts).toEqual(['2026-10-20T06:00:00.000Z']);
  });

  it('DfE §1.3 asks for outcomes by when they were made, and sorts only where a sort is taken', async () => {
    const { dfe, seen } = await scene([{ json: { data: [outcome()] } }, { json: { data: [] } }]);
    const state = { starts: ['2026-10-20T08:00:00Z', '2026-10-20T07:00:00Z'] };
    expect(await all(dfe.changedSince('outcomes', state))).toHaveLength(1);
    expect(seen[0]?.query).toEqual({
      'filter[created_since]': '2026-10-20T06:55:00Z',
      'page[page]': '1',
      'page[per_page]': '3000',
    });
  });

  it('DfE §1.1 refuses a state that is none', async () => {
    const { dfe } = await scene([]);
    const wrong = { starts: ['yesterday'] };
    await failure(DfeRequestWrong, (async () => dfe.changedSince('applications', wrong))());
  });

  it('DfE §1.1 reads pages until one is empty, and one page needs no second look', async () => {
    const { dfe, seen } = await scene([page(1, 2), page()]);
    const poll = dfe.changedSince('applications', null);
    expect((await all(poll)).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    expect(poll.settled).toBe(true);
    expect(seen).toHaveLength(2);
  });

  it('DfE §5 tells how far it has come, and looks again at what took several pages', async () => {
    const script = [page(1, 2), page(3), page()];
    const { dfe } = await scene([...script, ...script]);
    const told: PollProgress[] = [];
    const poll = dfe.changedSince('applications', null, { onProgress: (one) => told.push(one), perPage: 2 });
    expect(await all(poll)).toHaveLength(3);
    expect(told).toEqual([
      { pass: 1, pages: 1, records: 2 },
      { pass: 1, pages: 2, records: 3 },
      { pass: 2, pages: 1, records: 3 },
      { pass: 2, pages: 2, records: 3 },
    ]);
  });

  it('DfE §5 a full pass is always checked by another', async () => {
    const { dfe, seen } = await scene([page(1), page(), page(1, 2), page(), page(1, 2), page()]);
    const pass = dfe.everything('applications');
    expect(pass.settled).toBeNull();
    expect(await all(pass)).toHaveLength(2);
    expect(pass.settled).toBe(true);
    expect(seen).toHaveLength(6);
  });

  it('DfE §1.1 fails as a whole when a page cannot be had, so that nobody takes a part for all', async () => {
    const broken: Reply = { status: 500, json: {} };
    const { dfe } = await scene([page(1), broken, broken], { retryLimits: { attempts: 2 } });
    await failure(DfeUnavailable, all(dfe.changedSince('applications', null)));
  });
});

interface Row {
  id: string;
  updatedAt: string;
}
type Change = { at: number; kind: 'update' | 'insert' | 'remove' | 'appear'; which: number };

/** A list that is cut into pages by number, and changes before some of its pages are read. */
function movingList(size: number, perPage: number, changes: Change[]) {
  const rows = Array.from({ length: size }, (_, n): Row => ({ id: `r${n}`, updatedAt: '0000' }));
  let reads = 0;
  const apply = ({ kind, which }: Change) => {
    const at = which % Math.max(rows.length, 1);
    const row = rows[at];
    const stamp = String(reads).padStart(4, '0');
    if (kind === 'update' && row) rows[at] = { ...row, updatedAt: stamp };
    if (kind === 'insert') rows.push({ id: `new${reads}-${which}`, updatedAt: stamp });
    if (kind === 'appear') rows.splice(at, 0, { id: `old${reads}-${which}`, updatedAt: stamp });
    if (kind === 'remove') rows.splice(at, 1);
  };
  return {
    rows,
    readPage: async (number: number) => {
      reads += 1;
      for (const change of changes.filter(({ at }) => at === reads)) apply(change);
      return rows.slice((number - 1) * perPage, number * perPage).map((row) => ({ ...row }));
    },
  };
}

describe('lists that move while they are read', () => {
  it('DfE §5 a record that leaves makes no other one be missed', async () => {
    // The first of page one leaves after page one was read: the first of page two slips onto page one.
    const list = movingList(6, 2, [{ at: 2, kind: 'remove', which: 0 }]);
    const { records, settled } = await gather(list.readPage, false, undefined);
    expect(settled).toBe(true);
    expect(records.map(({ id }) => id).sort()).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
  });

  it('DfE §5 no id is lost or repeated, whatever changes meanwhile', async () => {
    const kind = fc.constantFrom('update' as const, 'insert' as const, 'remove' as const, 'appear' as const);
    const change = fc.record({ at: fc.integer({ min: 1, max: 8 }), kind, which: fc.nat(50) });
    const property = fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.array(change, { maxLength: 12 }),
      async (size, perPage, changes) => {
        const list = movingList(size, perPage, changes);
        const { records } = await gather(list.readPage, true, undefined);
        const read = records.map(({ id }) => id);
        expect(new Set(read).size).toBe(read.length);
        const stayed = list.rows.map(({ id }) => id).filter((id) => id.startsWith('r'));
        expect(stayed.filter((id) => !read.includes(id))).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('DfE §5 gives each record in its newest version', async () => {
    const list = movingList(4, 2, [{ at: 3, kind: 'update', which: 0 }]);
    const { records } = await gather(list.readPage, false, undefined);
    expect(records.find(({ id }) => id === 'r0')?.updatedAt).toBe('0003');
    // A page that was read later may still hold an older version: it comes from a replica that lags.
    const lagging = [[{ id: 'a', updatedAt: '2' }], [{ id: 'a', updatedAt: '1' }], []];
    const { records: one } = await gather(async (n) => lagging[n - 1] ?? [], false, undefined);
    expect(one).toEqual([{ id: 'a', updatedAt: '2' }]);
  });

  it('DfE §5 says so when no two passes agree, and gives whatever it has seen', async () => {
    let reads = 0;
    const restless = async (n: number): Promise<Row[]> =>
      n === 1 ? [{ id: `r${reads++}`, updatedAt: '1' }] : [];
    const { records, settled } = await gather(restless, true, undefined);
    expect(settled).toBe(false);
    expect(records).toHaveLength(6);
  });
});
