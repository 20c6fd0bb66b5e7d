import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveHours } from '../../../store/diary/availability.js';
import { readDiary } from './support/coach-diary.js';
import { takeSlot } from '../../../store/diary/slots.js';
import { openStore } from '../../../store/database/database.js';
import { freshStore } from '../../support/postgres.js';
import { Desk } from './support/desk.js';
import { begin } from './support/journeys.js';

const store = await freshStore();
const LONG = ['2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z'] as const;

const slot = (starts: string, ends: string, mode: 'live' | 'rehearsal' = 'live', coach = 'constraint') => ({
  mode,
  coach,
  cohort: 'c',
  session: 's',
  form: 'one-to-one' as const,
  starts,
  ends,
});

describe('S3.5 no double booking', () => {
  it('S3.5 the database itself refuses two times of a coach that overlap, and allows those that touch', async () => {
    const ten = slot('2026-11-02T10:00:00Z', '2026-11-02T11:00:00Z');
    expect(await takeSlot(store.db, ten)).not.toBeNull();
    expect(await takeSlot(store.db, slot('2026-11-02T10:59:59Z', '2026-11-02T12:00:00Z'))).toBeNull();
    expect(await takeSlot(store.db, slot('2026-11-02T09:00:00Z', '2026-11-02T12:00:00Z'))).toBeNull();
    expect(await takeSlot(store.db, slot('2026-11-02T11:00:00Z', '2026-11-02T12:00:00Z'))).not.toBeNull();
    expect(await takeSlot(store.db, { ...ten, mode: 'rehearsal' })).not.toBeNull();
    expect(await takeSlot(store.db, { ...ten, coach: 'other' })).not.toBeNull();
    const behindItsBack = store.db
      .insertInto('diary_slots')
      .values({ id: 'x', ...ten })
      .execute();
    await expect(behindItsBack).rejects.toMatchObject({ code: '23P01', constraint: 'no_double_booking' });
  });

  it('S3.5 however many take times at once and without waiting for one another, none overlap', async () => {
    const minute = fc.integer({ min: 0, max: 480 });
    const wish = fc.record({ begins: minute, lasts: fc.integer({ min: 15, max: 120 }) });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 2, maxLength: 40 }), async (wishes) => {
        const coach = `wished-${run++}`;
        const at = (minutes: number) =>
          new Date(Date.parse('2026-11-02T09:00:00Z') + minutes * 60_000).toISOString();
        const taken = await Promise.all(
          wishes.map(({ begins, lasts }) =>
            takeSlot(store.db, slot(at(begins), at(begins + lasts), 'live', coach)),
          ),
        );
        const diary = await readDiary(store, coach, 'live', ...LONG);
        expect(diary.length).toBe(taken.filter((id) => id !== null).length);
        expect(diary.length).toBeGreaterThan(0);
        diary.slice(1).forEach((next, index) => expect(next.starts >= diary[index]!.ends).toBe(true));
      }),
      { numRuns: 20 },
    );
  });

  it('S3.5 forty participants who book one coach at once get the thirty hours there are, ten are told', async () => {
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, begins: '09:00', ends: '15:00' }));
    await saveHours(store, 'crowd', hours);
    const ids = Array.from({ length: 40 }, (_, index) => `crowd-${index}`);
    for (const id of ids) await begin(store, id);
    const other = openStore(store.url);
    const desks = [new Desk(store), new Desk(other)];
    const answers = await Promise.all(ids.map((id, index) => desks[index % 2]!.book(id, 'crowd')));
    await other.close();
    const booked = answers.flatMap((fact) => (fact.type === 'sessionBooked' ? [fact] : []));
    const diary = await readDiary(store, 'crowd', 'live', ...LONG);
    diary.slice(1).forEach((next, index) => expect(next.starts >= diary[index]!.ends).toBe(true));
    expect(diary).toHaveLength(booked.length);
    expect(new Set(booked.map(({ starts }) => starts)).size).toBe(booked.length);
    expect(new Set(booked.map(({ booking }) => booking)).size).toBe(booked.length);
    expect(booked).toHaveLength(30);
    expect(answers.filter(({ type }) => type === 'noSlot')).toHaveLength(10);
  });

  it('S3.5 a time that others take behind its back is passed over for the next', async () => {
    await saveHours(store, 'narrow', [{ weekday: 1, begins: '09:00', ends: '11:00' }]);
    await begin(store, 'narrow-1');
    await takeSlot(store.db, slot('2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z', 'live', 'narrow'));
    expect(await new Desk(store).book('narrow-1', 'narrow')).toMatchObject({
      starts: '2026-11-02T10:00:00Z',
    });
  });
});
