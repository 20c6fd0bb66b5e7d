import { describe, expect, it } from 'vitest';
import { keepArrival, listArrivals, readArrival, type Arrival } from '../../store/documents/arrivals.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();

const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  journey: 'a-1',
  command: 'cmd-1',
  purpose: 'case-study',
  sha256: 'ab'.repeat(32),
  bytes: 48_211,
  at: '2026-10-28T00:03:00Z',
  ...change,
});

describe('S5.3 arrivals', () => {
  it('S5.3 are kept once under an id, with the earliest instant that any door saw', async () => {
    expect(await readArrival(store, 'a-1', 'cmd-1')).toBeNull();
    expect(await keepArrival(store, arrival())).toEqual(arrival());
    expect(await keepArrival(store, arrival({ at: '2026-10-28T09:00:00Z' }))).toEqual(arrival());
    // A door whose database was away comes with what it saw before.
    const earlier = arrival({ at: '2026-10-27T23:59:58Z' });
    expect(await keepArrival(store, earlier)).toEqual(earlier);
    expect(await readArrival(store, 'a-1', 'cmd-1')).toEqual(earlier);
  });

  it('S5.3 other bytes or another purpose under the id are refused, and change nothing', async () => {
    const first = await keepArrival(store, arrival({ journey: 'a-2' }));
    const early = '2026-10-01T00:00:00Z';
    for (const change of [{ sha256: 'cd'.repeat(32) }, { purpose: 'task-1' }]) {
      await expect(
        keepArrival(store, arrival({ journey: 'a-2', at: early, ...change })),
      ).rejects.toMatchObject({ code: 'arrival-of-other-document' });
    }
    expect(await readArrival(store, 'a-2', 'cmd-1')).toEqual(first);
  });

  it('S5.3 of many at once all are answered with the earliest', async () => {
    const seconds = [41, 17, 58, 30, 23, 9, 50, 12];
    await Promise.all(
      seconds.map((second) =>
        keepArrival(
          store,
          arrival({ journey: 'a-3', at: `2026-10-27T23:59:${String(second).padStart(2, '0')}Z` }),
        ),
      ),
    );
    expect(await listArrivals(store, 'a-3')).toEqual([
      arrival({ journey: 'a-3', at: '2026-10-27T23:59:09Z' }),
    ]);
  });

  it('S5.3 are listed by journey, oldest first, another id as another arrival', async () => {
    const second = arrival({ journey: 'a-4', command: 'cmd-2', at: '2026-10-26T10:00:00Z' });
    await keepArrival(store, arrival({ journey: 'a-4' }));
    await keepArrival(store, second);
    expect((await listArrivals(store, 'a-4')).map(({ command }) => command)).toEqual(['cmd-2', 'cmd-1']);
    expect(await listArrivals(store, 'a-none')).toEqual([]);
  });

  it('S5.3 a hash that is none is refused', async () => {
    await expect(keepArrival(store, arrival({ sha256: 'essay.docx' }))).rejects.toThrow('sha256');
  });
});
