import { describe, expect, it } from 'vitest';
import { readDiary } from './support/coach-diary.js';
import { enrolmentIn, participant, provider } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { House } from './support/house.js';
import { places, staff } from './support/journeys.js';
import { taken } from './support/office.js';

const store = await freshStore();
for (const id of ['ann', 'bob']) await staff(store, id, { capacity: 2 });

const cohort = places(2, 2, { leeds: 1, manchester: 1 });
const enrolment = (journey: string) => enrolmentIn(cohort, { journey, mode: 'live', reference: journey });
const accept = (house: House, id: string) => house.say(id, provider, { type: 'accept' });
const diaryOf = (coach: string) =>
  readDiary(store, coach, 'live', '2026-01-01T00:00:00Z', '2029-01-01T00:00:00Z');

describe('S2.6 S3.5 what the world answers fits the rules of a journey', () => {
  const house = new House(store);

  it('S2.6 two are accepted with coach and sessions, the others wait in the order of their priority', async () => {
    for (const id of ['one', 'two', 'late', 'must']) await house.apply(enrolment(id), id === 'must');
    for (const id of ['one', 'two', 'late', 'must']) await accept(house, id);
    const standing = ['one', 'two', 'late', 'must'].map((id) => house.of(id).application.place);
    expect(standing).toEqual(['held', 'held', 'waitlisted', 'waitlisted']);
    expect([house.of('one').group, house.of('two').group]).toEqual(['leeds', 'manchester']);
    expect([house.of('one').coach, house.of('two').coach]).toEqual(['ann', 'bob']);
    expect(house.of('one').sessions['coaching-2']?.booking).toMatchObject({
      starts: '2027-04-27T15:00:00Z',
      coach: 'ann',
    });
  });

  it('S4.2 a withdrawal releases the sessions and offers the place, which lapses to the next', async () => {
    await house.until('2026-10-20T12:00:00Z');
    expect(house.of('one').sessions['coaching-induction']?.status).toBe('booked');
    await house.say('one', participant, { type: 'withdraw' });
    expect(await diaryOf('ann')).toEqual([]);
    expect(house.of('must').application.place).toBe('offered');
    await house.until('2026-11-01T12:00:00Z');
    expect(house.of('must').application.place).toBe('waitlisted');
    expect(house.of('late').application.offer).toMatchObject({ group: 'leeds' });
    await house.say('late', participant, { type: 'takeOffer' });
    expect(house.of('late')).toMatchObject({ status: 'active', group: 'leeds', coach: 'ann' });
    expect((await taken(store)).map(({ journey, status }) => [journey, status])).toEqual([
      ['late', 'held'],
      ['two', 'held'],
    ]);
  });

  it('S3.5 another coach takes the sessions over, as the next version of the same bookings', async () => {
    const before = house.of('two').sessions['coaching-2']?.booking;
    await house.say('two', provider, { type: 'changeCoach', coach: null });
    const { coach, sessions } = house.of('two');
    expect(coach).toBe('ann');
    expect(sessions['coaching-2']?.booking).toEqual({ ...before, coach: 'ann', sequence: 1 });
    // The first hour was on 22 October, which has passed.
    expect((await diaryOf('bob')).map(({ session }) => session)).toEqual(['coaching-induction']);
  });

  it('S4.1 a deferral cancels the sessions and the return books them anew, with their versions counted', async () => {
    const before = house.of('two').sessions['coaching-4']?.booking;
    await house.say('two', provider, { type: 'defer', expectedReturn: '2027-02-01' });
    expect((await diaryOf('ann')).some(({ participants }) => participants.includes('two'))).toBe(false);
    await house.until('2027-02-01T12:00:00Z');
    await house.say('two', provider, { type: 'return', cohort: null });
    expect(house.of('two').sessions['coaching-4']?.booking).toMatchObject({
      booking: before?.booking,
      sequence: (before?.sequence ?? 0) + 2,
    });
    expect(house.facts.filter(({ type }) => type === 'effectFailed')).toEqual([]);
  });
});
