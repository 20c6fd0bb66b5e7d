import { describe, expect, it } from 'vitest';
import { saveAbsence } from '../../../store/diary/availability.js';
import { conflictsNow } from '../../../store/marking/conflicts.js';
import { blindQueue, conflictAtOpening } from '../../../store/marking/queue.js';
import { waitingScripts } from '../../../store/marking/waiting.js';
import { freshStore } from '../../support/postgres.js';
import { staff } from './support/journeys.js';
import { CLOSED, found, none, Scripts } from './support/scripts.js';

const store = await freshStore();
const { ask, allocate, submitted, assessors } = new Scripts(store);

describe('S5.4 conflicts that came about later, and assessors who come free', () => {
  it('S5.4 finds a shared setting or coach of whoever has or has marked a script, until the journey knows', async () => {
    const provider = 'later';
    await assessors(provider, 'la-1');
    const journey = await submitted('la-j', provider, '100001');
    await allocate(journey);
    const look = () => ask(journey, { do: 'look-for-conflicts' });
    expect(await look()).toEqual([]);
    await ask(journey, { do: 'marked', script: 'la-j-1', role: 'marker' });
    await staff(store, 'la-1', { provider, role: 'assessor', urn: '100001' });
    const found = { type: 'conflictFound', assessor: 'la-1', because: 'setting' };
    expect(await look()).toEqual([found]);
    expect(await conflictsNow(store.db)).toContainEqual({
      journey,
      assessor: 'la-1',
      because: 'setting',
    });
    await ask(journey, { do: 'conflicted', assessor: 'la-1' });
    expect(await look()).toEqual([]);
    expect((await conflictsNow(store.db)).filter((one) => one.journey === journey)).toEqual([]);
  });

  it('S5.4 a script that is taken back leaves the queue, with its mark if it was marked, and goes to nobody twice', async () => {
    const provider = 'taken';
    await assessors(provider, 'ta-1', 'ta-2');
    const journey = await submitted('ta-j', provider);
    await allocate(journey);
    await ask(journey, { do: 'marked', script: 'ta-j-1', role: 'marker' });
    await ask(journey, { do: 'take-back', script: 'ta-j-1', role: 'marker' });
    expect(await conflictAtOpening(store, 'ta-j-1', 'ta-1')).toBe('not-allocated');
    expect(await allocate(journey)).toEqual(found(journey, 'ta-2'));
    await ask(journey, { do: 'take-back', script: 'ta-j-1', role: 'marker' });
    expect(await blindQueue(store, 'ta-2')).toEqual([]);
    expect(await allocate(journey)).toEqual(none(journey));
  });

  it('S5.4 the one whom the office names gets it beyond what they take at once, but not with a conflict of interest', async () => {
    const provider = 'named';
    await staff(store, 'na-full', { provider, role: 'assessor', capacity: 0, scriptsMarked: 50 });
    await staff(store, 'na-own', { provider, role: 'assessor', urn: '100001' });
    const journey = await submitted('na-j', provider, '100001');
    const to = (who: string) =>
      ask(journey, { do: 'allocate', script: 'na-j-1', role: 'marker', not: [], to: who });
    expect(await allocate(journey)).toEqual(none(journey));
    expect(await to('na-own')).toEqual(none(journey));
    expect(await to('na-full')).toEqual(found(journey, 'na-full'));
  });

  it('S5.4 nobody who is away is given a script, and what waits is listed, the oldest first', async () => {
    const provider = 'away';
    await assessors(provider, 'aw-1');
    await saveAbsence(store, 'aw-1', { firstDay: '2028-03-20', lastDay: '2028-03-24' });
    const [first, second] = [await submitted('aw-2', provider), await submitted('aw-1', provider)];
    for (const journey of [first, second]) expect(await allocate(journey)).toEqual(none(journey));
    expect(await allocate(first)).toEqual(none(first));
    const waiting = (await waitingScripts(store, '2028-03-25T09:00:00Z')).filter(
      (one) => one.provider === provider,
    );
    expect(waiting.map(({ journey, at }) => [journey, at])).toEqual([
      ['aw-1', '2028-03-25T09:00:00Z'],
      ['aw-2', '2028-03-25T09:00:00Z'],
    ]);
    await ask(second, { do: 'close', script: 'aw-1-1' });
    expect(
      (await waitingScripts(store, CLOSED)).flatMap((one) => (one.provider === provider ? one.journey : [])),
    ).toEqual(['aw-2']);
  });
});
