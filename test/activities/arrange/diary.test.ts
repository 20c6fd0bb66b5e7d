import { describe, expect, it } from 'vitest';
import { createDiary } from '../../../activities/diary.js';
import { saveAbsence, saveHours } from '../../../store/diary/availability.js';
import { readDiary } from './support/coach-diary.js';
import { londonDate, londonTime } from '../../../workflows/journey/calendar.js';
import { freshStore } from '../../support/postgres.js';
import { bookingOf, Desk, hired, WEEK } from './support/desk.js';
import { begin, happened, occasion } from './support/journeys.js';

const store = await freshStore();
const desk = new Desk(store);
const noSlot = { type: 'noSlot', session: 'coaching-induction', until: WEEK.until };

async function journeys(name: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  for (const id of ids) await begin(store, id);
  return ids;
}

const only = (coach: string, begins: string, ends: string, weekdays = [1, 2, 3, 4, 5]) =>
  saveHours(
    store,
    coach,
    weekdays.map((weekday) => ({ weekday, begins, ends })),
  );

describe('S3.5 the first free slot', () => {
  it('S3.5 is an hour of the first working day, within nine to five and outside lunch', async () => {
    const [journey = ''] = await journeys('first', 1);
    const fact = await desk.booked(journey, 'usual');
    expect(fact).toMatchObject({ session: 'coaching-induction', coach: 'usual', sequence: 0 });
    expect(londonDate(fact.starts)).toBe('2026-11-02');
    const times = [londonTime(fact.starts), londonTime(fact.ends)];
    expect(times[0]! >= '09:00' && times[1]! <= '17:00').toBe(true);
    expect(times[1]! <= '12:30' || times[0]! >= '13:30').toBe(true);
    expect(Date.parse(fact.ends) - Date.parse(fact.starts)).toBe(3_600_000);
    expect(fact.booking).not.toContain(journey);
  });

  it('S3.5 is spread over the day, and the same for the same participant', async () => {
    const ids = await journeys('spread', 12);
    const times = new Set<string>();
    for (const [index, id] of ids.entries())
      times.add((await desk.booked(id, `spread-coach-${index}`)).starts);
    expect(times.size).toBeGreaterThan(3);
    const [id = ''] = ids;
    const live = await desk.booked(id, 'spread-coach-0', { session: 'impact-review' });
    expect(londonDate(live.starts)).toBe('2026-11-02');
  });

  it('S3.5 is on no weekend, bank holiday, absence, or day of an event of the participant', async () => {
    const [christmas = '', away = '', event = ''] = await journeys('off', 3);
    const holidays = { from: '2026-12-25', until: '2026-12-29' };
    expect(londonDate((await desk.booked(christmas, 'off-1', holidays)).starts)).toBe('2026-12-29');
    await saveAbsence(store, 'off-2', { firstDay: '2026-11-02', lastDay: '2026-11-04' });
    expect(londonDate((await desk.booked(away, 'off-2')).starts)).toBe('2026-11-05');
    await happened(store, event, '2026-06-02T09:00:00Z', {
      type: 'GroupAllocated',
      group: 'leeds',
      because: 'nearest',
    });
    const days = { from: '2026-11-17', until: '2026-11-18' };
    expect(londonDate((await desk.booked(event, 'off-3', days)).starts)).toBe('2026-11-18');
  });

  it('S3.5 at nine is nine o’clock in London, in winter and in summer', async () => {
    await only('nine', '09:00', '10:00');
    const [winter = '', summer = '', before = '', after = ''] = await journeys('nine', 4);
    const at = async (id: string, day: string) =>
      (await desk.booked(id, 'nine', { from: day, until: day })).starts;
    expect(await at(winter, '2027-01-12')).toBe('2027-01-12T09:00:00Z');
    expect(await at(summer, '2027-07-13')).toBe('2027-07-13T08:00:00Z');
    expect(await at(before, '2027-03-25')).toBe('2027-03-25T09:00:00Z');
    expect(await at(after, '2027-03-30')).toBe('2027-03-30T08:00:00Z');
  });

  it('S3.5 is none when the diary is full, the coach does not work then, or the time has passed', async () => {
    const [one = '', two = '', three = ''] = await journeys('full', 3);
    await only('full', '09:00', '10:00', [1]);
    expect(await desk.book(one, 'full')).toMatchObject({ starts: '2026-11-02T09:00:00Z' });
    expect(await desk.book(two, 'full')).toEqual(noSlot);
    expect(await desk.book(three, 'full', { minutes: 90 })).toEqual(noSlot);
    expect(await desk.book(three, 'usual', {}, '2026-11-06T18:00:00Z')).toEqual(noSlot);
  });
});

describe('S3.5 an exact time', () => {
  it('S3.5 is given if it is free, and refused if it is taken, at night, on a holiday, or in an absence', async () => {
    const [one = '', two = ''] = await journeys('exact', 2);
    const at = (journey: string, preferred: string) => desk.book(journey, 'exact', { preferred });
    expect(await at(one, '2026-11-04T12:45:00Z')).toMatchObject({ starts: '2026-11-04T12:45:00Z' });
    expect(await at(two, '2026-11-04T13:15:00Z')).toEqual(noSlot);
    expect(await at(two, '2026-11-04T20:00:00Z')).toEqual(noSlot);
    expect(await at(two, '2026-12-25T10:00:00Z')).toEqual(noSlot);
    await saveAbsence(store, 'exact', { firstDay: '2026-11-05', lastDay: '2026-11-05' });
    expect(await at(two, '2026-11-05T10:00:00Z')).toEqual(noSlot);
    expect(await at(two, '2026-11-04T13:45:00Z')).toMatchObject({ type: 'sessionBooked' });
  });

  it('S3.5 a session that is moved keeps its booking, counts its version and gives back the time before', async () => {
    const [one = '', two = ''] = await journeys('moved', 2);
    const first = await desk.booked(one, 'moved', { preferred: '2026-11-03T10:00:00Z' });
    const second = await desk.booked(one, 'moved', { preferred: '2026-11-03T10:30:00Z' });
    expect(second).toEqual({
      ...first,
      starts: '2026-11-03T10:30:00Z',
      ends: '2026-11-03T11:30:00Z',
      sequence: 1,
    });
    const third = await desk.booked(one, 'moved', { preferred: '2026-11-04T10:00:00Z' });
    expect(third).toMatchObject({ booking: first.booking, sequence: 2 });
    expect(await desk.booked(two, 'moved', { preferred: '2026-11-03T10:30:00Z' })).toMatchObject({
      sequence: 0,
    });
    expect(await desk.booked(one, 'moved', { preferred: third.starts })).toEqual(third);
    expect(await desk.book(one, 'moved', { preferred: '2026-11-03T11:00:00Z' })).toEqual(noSlot);
    const diary = await readDiary(store, 'moved', 'live', '2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z');
    expect(diary.map(({ starts, participants }) => [starts, participants])).toEqual([
      ['2026-11-03T10:30:00Z', [two]],
      ['2026-11-04T10:00:00Z', [one]],
    ]);
  });

  it('S3.5 a cancelled session frees its time; sought again, it is the next version of the same booking', async () => {
    const [one = '', two = ''] = await journeys('cancel', 2);
    const { booking, starts } = await desk.booked(one, 'cancel');
    const effect = { do: 'cancel', session: 'coaching-induction', booking } as const;
    expect(await desk.ask(one, effect)).toEqual([]);
    expect(await desk.ask(one, effect)).toEqual([]);
    expect(await desk.book(two, 'cancel', { preferred: starts })).toMatchObject({ starts });
    expect(await desk.booked(one, 'cancel')).toMatchObject({ booking, sequence: 2 });
  });

  it('S3.5 a missed session stays in the diary and is booked anew', async () => {
    const [one = ''] = await journeys('missed', 1);
    const first = await desk.booked(one, 'missed');
    const next = { from: '2026-11-09', until: '2026-11-13' };
    const second = await desk.booked(one, 'missed', next, '2026-11-06T10:00:00Z');
    expect(second).toMatchObject({ booking: first.booking, sequence: 1 });
    const diary = await readDiary(store, 'missed', 'live', '2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z');
    expect(diary.map(({ participants }) => participants)).toEqual([[], [one]]);
  });

  it('S3.5 an effect that is repeated is answered the same, and nothing is booked twice', async () => {
    const [one = ''] = await journeys('again', 1);
    await hired(store, 'again');
    const arrange = createDiary(store);
    const once = () =>
      arrange(occasion(one), [
        { key: '5/0', effect: bookingOf('again') },
        { key: '5/1', effect: bookingOf('again', { session: 'impact-review' }) },
      ]);
    const [first, ...others] = await Promise.all([once(), once(), once()]);
    others.push(await once());
    for (const other of others) expect(other).toEqual(first);
    expect(first?.map(({ facts }) => facts[0]?.type)).toEqual(['sessionBooked', 'sessionBooked']);
    const slots = await store.db.selectFrom('diary_slots').selectAll().where('coach', '=', 'again').execute();
    expect(slots).toHaveLength(2);
  });

  it('S8.1 a rehearsed diary is another one than the live one', async () => {
    const [live = ''] = await journeys('modes', 1);
    await begin(store, 'modes-r', { mode: 'rehearsal' });
    const preferred = '2026-11-05T10:00:00Z';
    const rehearsal = new Desk(store, 'rehearsal');
    expect(await rehearsal.book('modes-r', 'modes', { preferred })).toMatchObject({ starts: preferred });
    expect(await desk.book(live, 'modes', { preferred })).toMatchObject({ starts: preferred });
  });
});
