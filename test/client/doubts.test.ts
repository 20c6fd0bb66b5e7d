import { describe, expect, it } from 'vitest';
import { doubtsByState, doubtsOf } from '../../client/commands/doubts.js';
import { livedTo } from '../support/given.js';
import { participant } from '../support/people.js';

const session = 'coaching-1';
const at = '2027-01-20T16:00:00Z';
const held = (minutes: number, when = at) =>
  doubtsOf({ type: 'completeSession', session, held: when, minutes, notes: null });

describe('S3.5 S5.3 what may be so, but is more often a slip', () => {
  it('S3.5 asks about a session that was very short, very long, or in the night', () => {
    expect(held(60)).toEqual([]);
    expect(held(6)).toEqual([expect.stringMatching(/^minutes: a session of 6 is unusually short/)]);
    expect(held(400)).toEqual([expect.stringMatching(/^minutes: a session of 400 is unusually long/)]);
    expect(held(60, '2026-07-03T03:00:00Z')).toEqual([expect.stringMatching(/^held: 04:00 in London/)]);
    expect(doubtsOf({ type: 'bookSession', session, starts: '2027-01-20T04:00:00Z' })).toHaveLength(1);
    expect(doubtsOf({ type: 'moveSession', session, preferred: null })).toEqual([]);
    expect(doubtsOf({ type: 'correctSession', session, held: null, minutes: 0 })).toEqual([]);
  });

  it('S3.5 asks about a session that is said to have been held before the task that it follows', () => {
    const play = livedTo('2027-03-08', { lateBy: 60 });
    const report = (when: string) =>
      doubtsByState({ type: 'completeSession', session, held: when, minutes: 60, notes: null }, play.journey);
    expect(report(at)).toEqual([expect.stringMatching(/^held: .*"task-1", which has not been handed in/)]);
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    expect(report(at)).toEqual([expect.stringContaining('was handed in on 2027-03-08')]);
    expect(report('2027-03-08T16:00:00Z')).toEqual([]);
    const other = {
      type: 'completeSession',
      session: 'coaching-2',
      held: at,
      minutes: 60,
      notes: null,
    } as const;
    expect(doubtsByState(other, play.journey)).toEqual([]);
  });

  it('S5.3 asks about a long extension', () => {
    expect(doubtsOf({ type: 'grantExtension', days: 60 })).toEqual([expect.stringContaining('60 days')]);
    expect(doubtsOf({ type: 'grantExtension', days: 3 })).toEqual([]);
  });
});
