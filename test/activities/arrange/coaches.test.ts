import { describe, expect, it } from 'vitest';
import { saveAbsence } from '../../../store/diary/availability.js';
import { readDiary } from './support/coach-diary.js';
import { freshStore } from '../../support/postgres.js';
import type { DiaryEffect } from '../../../workflows/effects/effect.js';
import { bookingOf, Desk } from './support/desk.js';
import { APPLIED, begin, happened, staff } from './support/journeys.js';

const store = await freshStore();
const desk = new Desk(store);
const assign = (journey: string, instead: string | null = null, at = APPLIED) =>
  desk.ask(journey, { do: 'assign', instead }, at);
const found = (coach: string) => [{ type: 'coachFound', coach }];
const GROUP = {
  session: 'coaching-2',
  fixed: '2027-04-27T15:00:00Z',
  from: '2027-04-27',
  until: '2027-04-27',
};

async function journeys(name: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  for (const id of ids) await begin(store, id);
  return ids;
}

describe('S3.5 who coaches whom', () => {
  it('S3.5 the coach with most room is given, the lower id where several have it, none when all are full', async () => {
    const provider = 'capacity';
    await staff(store, 'cap-b', { provider, capacity: 2 });
    await staff(store, 'cap-a', { provider, capacity: 2 });
    await staff(store, 'cap-big', { provider, capacity: 3 });
    await staff(store, 'cap-assessor', { provider, role: 'assessor' });
    await staff(store, 'cap-elsewhere', { provider: 'other' });
    const given: unknown[] = [];
    for (let index = 0; index < 8; index++) {
      await begin(store, `cap-${index}`, { provider });
      given.push(...(await assign(`cap-${index}`)));
    }
    expect(given).toEqual([
      ...['cap-big', 'cap-a', 'cap-b', 'cap-big', 'cap-a', 'cap-b', 'cap-big'].flatMap(found),
      { type: 'noCoach' },
    ]);
  });

  it('S3.5 thirty who ask at once never give a coach more than they can take', async () => {
    const provider = 'rush';
    for (const id of ['rush-a', 'rush-b']) await staff(store, id, { provider, capacity: 7 });
    const ids = Array.from({ length: 30 }, (_, index) => `rush-${index}`);
    for (const id of ids) await begin(store, id, { provider });
    const answers = (await Promise.all(ids.map((id) => assign(id)))).flat();
    const of = (coach: string) =>
      answers.filter((fact) => fact.type === 'coachFound' && fact.coach === coach).length;
    expect([of('rush-a'), of('rush-b')]).toEqual([7, 7]);
    expect(answers.filter(({ type }) => type === 'noCoach')).toHaveLength(16);
  });

  it('S3.5 another coach than the one to be replaced is found; whoever has left makes room', async () => {
    const provider = 'instead';
    await staff(store, 'in-a', { provider, capacity: 1 });
    await staff(store, 'in-b', { provider, capacity: 1 });
    for (const id of ['in-1', 'in-2', 'in-3']) await begin(store, id, { provider });
    expect(await assign('in-1')).toEqual(found('in-a'));
    expect(await assign('in-1', 'in-a')).toEqual(found('in-b'));
    expect(await assign('in-2')).toEqual(found('in-a'));
    expect(await assign('in-3')).toEqual([{ type: 'noCoach' }]);
    await happened(store, 'in-2', APPLIED, { type: 'Withdrawn' });
    expect(await assign('in-3')).toEqual(found('in-a'));
  });

  it('S3.5 what a person assigns counts, with the coach before remembered; rehearsals are counted apart', async () => {
    const provider = 'person';
    await staff(store, 'pe-a', { provider, capacity: 1 });
    await begin(store, 'pe-1', { provider });
    await begin(store, 'pe-2', { provider });
    await begin(store, 'pe-r', { provider, mode: 'rehearsal' });
    await desk.ask('pe-1', { do: 'assigned', coach: 'pe-x', previous: null }, '2026-07-01T09:00:00Z');
    await desk.ask('pe-1', { do: 'assigned', coach: 'pe-a', previous: 'pe-x' }, '2026-08-01T09:00:00Z');
    expect(await assign('pe-2')).toEqual([{ type: 'noCoach' }]);
    const rehearsal = new Desk(store, 'rehearsal');
    expect(await rehearsal.ask('pe-r', { do: 'assign', instead: null })).toEqual(found('pe-a'));
    const rows = await store.db.selectFrom('caseload').selectAll().where('journey', '=', 'pe-1').execute();
    expect(rows.map(({ coach, until }) => [coach, until]).sort()).toEqual([
      ['pe-a', null],
      ['pe-x', '2026-08-01T09:00:00Z'],
    ]);
  });
});

describe('S1.5 group sessions', () => {
  const diaryOf = (coach: string) =>
    readDiary(store, coach, 'live', '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z');

  it('S1.5 a group shares one time of the coach, with room for twelve; the others meet soon after', async () => {
    const ids = await journeys('group', 14);
    const facts = await Promise.all(ids.map((id) => desk.booked(id, 'group-coach', GROUP)));
    const diary = await diaryOf('group-coach');
    expect(diary.map(({ participants }) => participants.length)).toEqual([12, 2]);
    expect(diary[0]).toMatchObject({ form: 'group', session: 'coaching-2', starts: GROUP.fixed });
    expect(diary[1]!.starts > GROUP.fixed && diary[1]!.starts < '2027-05-12').toBe(true);
    expect(new Set(facts.map(({ booking }) => booking)).size).toBe(14);
  });

  it('S1.5 one who leaves the group frees a seat, not the time of the others', async () => {
    const [one = '', two = ''] = await journeys('leave', 2);
    const { booking } = await desk.booked(one, 'leave-coach', GROUP);
    await desk.booked(two, 'leave-coach', GROUP);
    await desk.ask(one, { do: 'cancel', session: 'coaching-2', booking });
    expect(await diaryOf('leave-coach')).toMatchObject([{ participants: [two] }]);
  });

  it('S1.5 an absent coach meets the group on another day', async () => {
    const [one = ''] = await journeys('absent', 1);
    await saveAbsence(store, 'absent-coach', { firstDay: '2027-04-26', lastDay: '2027-04-30' });
    const { starts } = await desk.booked(one, 'absent-coach', GROUP);
    expect(starts.slice(0, 10)).toBe('2027-05-04'); // the third is a bank holiday
  });
});

describe('S3.5 a coach is replaced', () => {
  it('S3.5 sessions to come move to the other diary, at the same time where it is free; past ones stay', async () => {
    const [one = '', two = ''] = await journeys('hand', 2);
    const past = await desk.booked(one, 'old', { preferred: '2026-11-02T10:00:00Z' });
    const same = await desk.booked(one, 'old', { session: 'coaching-1', preferred: '2026-11-04T10:00:00Z' });
    const other = await desk.booked(one, 'old', { session: 'coaching-3', preferred: '2026-11-05T10:00:00Z' });
    const group = await desk.booked(one, 'old', GROUP);
    await desk.booked(two, 'new', { preferred: '2026-11-05T10:00:00Z' });
    const facts = await desk.ask(one, { do: 'hand-over', from: 'old', to: 'new' }, '2026-11-03T12:00:00Z');
    expect(facts).toMatchObject([
      { ...same, coach: 'new', sequence: 1 },
      { session: 'coaching-3', booking: other.booking, coach: 'new', sequence: 1 },
      { ...group, coach: 'new', sequence: 1 },
    ]);
    const moved = facts[1];
    expect(moved?.type === 'sessionBooked' && moved.starts).toMatch(/^2026-11-05T(?!10)/);
    const old = await readDiary(store, 'old', 'live', '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
    expect(old.map(({ starts, participants }) => [starts, participants])).toEqual([[past.starts, [one]]]);
    expect(await desk.ask(one, { do: 'hand-over', from: 'old', to: 'new' }, '2026-11-03T12:00:00Z')).toEqual(
      [],
    );
  });

  it('S3.5 a session that fits nowhere in the other diary stays, and the provider is told', async () => {
    const [one = ''] = await journeys('stay', 1);
    const before = await desk.booked(one, 'stay-old');
    await saveAbsence(store, 'stay-new', { firstDay: '2026-10-01', lastDay: '2027-03-01' });
    expect(await desk.ask(one, { do: 'hand-over', from: 'stay-old', to: 'stay-new' })).toEqual([
      { type: 'effectFailed', effect: 'diary/hand-over/coaching-induction', code: 'no-slot' },
    ]);
    const diary = await readDiary(store, 'stay-old', 'live', '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
    expect(diary).toMatchObject([{ starts: before.starts, participants: [one] }]);
  });
});

describe('S3.5 a coach whom nobody knows', () => {
  it('S3.5 is told once as what cannot be arranged, and books nothing', async () => {
    const one = await begin(store, 'nobody-j');
    const failed = (what: string) => ({
      type: 'effectFailed',
      effect: `diary/${what}/nobody-99`,
      code: 'no-such-coach',
    });
    const ask = (effect: DiaryEffect) => desk.ask(one, effect, undefined, 'nobody-99');
    expect(await ask({ do: 'assigned', coach: 'nobody-99', previous: null })).toEqual([failed('assigned')]);
    expect(await ask(bookingOf('nobody-99'))).toEqual([failed('book')]);
    expect(await ask({ do: 'hand-over', from: 'old', to: 'nobody-99' })).toEqual([failed('hand-over')]);
    expect(
      await readDiary(store, 'nobody-99', 'live', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    ).toEqual([]);
  });

  it('S3.5 leaves the sessions where they are, and the next coach takes them from whoever has them', async () => {
    const one = await begin(store, 'nobody-k');
    const booked = await desk.booked(one, 'really');
    const wrong = { do: 'hand-over', from: 'really', to: 'nobody-98' } as const;
    await desk.ask(one, wrong, undefined, 'nobody-98');
    const facts = await desk.ask(one, { do: 'hand-over', from: 'nobody-98', to: 'truly' });
    expect(facts).toEqual([
      { ...booked, coach: 'truly', sequence: booked.sequence + 1, starts: booked.starts, ends: booked.ends },
    ]);
  });
});
