/** S6.1: which commands a journey takes as it stands, each with what can be chosen in it. */
import { describe, expect, it } from 'vitest';
import { offersOf } from '../../client/commands/offers.js';
import { applying, complete, livedTo } from '../../lives/beginnings.js';
import { participant } from '../../lives/people.js';
import type { Play } from '../../lives/play.js';

const staff = [{ id: 'coach-2', role: 'coach', name: 'Sam Okafor' }];
const offered = (play: Play) => offersOf(play.journey, play.now, staff);
const types = (play: Play) => offered(play).map(({ type }) => type);

describe('S6.1 what is offered is what the journey takes', () => {
  it('S6.1 an application is decided, and not studied', () => {
    expect(types(complete())).toEqual(expect.arrayContaining(['accept', 'reject', 'waitlist', 'withdraw']));
    expect(types(complete())).not.toEqual(expect.arrayContaining(['completeElement']));
    expect(types(applying())).not.toContain('accept');
  });

  it('S6.1 a study has its elements by their titles, those alone that are open', () => {
    const play = livedTo('2027-03-01');
    const event = offered(play).find(({ type }) => type === 'recordAttendance')?.choices['event'] ?? [];
    expect(event.map(({ value }) => value)).not.toContain('event-1');
    expect(event).toContainEqual({ value: 'event-2', text: 'Day 2: SEN in Schools' });
    expect(types(play)).toEqual(expect.arrayContaining(['defer', 'withdraw', 'moveGroup', 'changeCoach']));
    expect(types(play)).not.toEqual(expect.arrayContaining(['return']));
  });

  it('S4.1 whoever is deferred can return', () => {
    const play = livedTo('2027-03-01');
    play.say(participant, { type: 'defer', expectedReturn: '2027-09-01' }, { reason: 'parental-leave' });
    expect(types(play)).toEqual(expect.arrayContaining(['return', 'withdraw']));
    expect(types(play)).not.toContain('submitTask');
  });

  it('S6.1 a journey that has ended takes nothing but what settles it', () => {
    const ended = livedTo('2029-12-31');
    expect(types(ended).filter((type) => type !== 'settleException')).toEqual([]);
  });
});
