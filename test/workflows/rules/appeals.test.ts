/** S5.5: an appeal is marked by others, moderated by the sampling plan, and released like any result. */
import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../workflows/journey/calendar.js';
import type { Attempt } from '../../../workflows/journey/state.js';
import type { MarkerRole } from '../../../workflows/journey/values.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { assessor, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld } from '../../../lives/world.js';

const appeal = { type: 'appeal' } as const;
const release = { type: 'releaseResult' } as const;
const grounds = { reason: 'marking-error' };
const criteria = ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'];
/** Scores of the five criteria that add up to a total; 12 are needed to pass. */
const totalling = (total: number) =>
  Object.fromEntries(criteria.map((id, index) => [id, Math.floor(total / 5) + (index < total % 5 ? 1 : 0)]));

/** The first attempt failed: the result was released on 2 May 2028. */
const failed = () => livedTo('2028-05-08', { scores: [2, 4] });
const failedTwice = () => livedTo('2028-08-10', lifePlans.failTwice);

const lodgedBy = (play: Play) => {
  play.say(participant, appeal, grounds);
  return play;
};
const appealed = (play: Play): Attempt => play.journey.attempts.find((one) => one.appeal !== 'none')!;
const holder = (play: Play, role: MarkerRole): string =>
  appealed(play).marks.find((mark) => mark.role === role)?.assessor ?? '';
const markAs = (play: Play, role: MarkerRole, total: number) =>
  play.say(assessor(holder(play, role)), {
    type: 'recordMark',
    script: appealed(play).script ?? '',
    scores: totalling(total),
  });
const waitOf = (play: Play) => viewOf(play.journey, play.now).wait;
const addDaysTo = (instant: string, days: number): string => addMinutes(instant, days * 24 * 60);

describe('appeals', () => {
  it('S5.5 has a script marked again by somebody else', () => {
    const play = failed();
    given(play).when(participant, appeal).refused('reason-needed');
    const lodged = given(play)
      .when(participant, appeal, grounds)
      .then('AppealLodged', 'MarkerSought', 'MarkerAllocated');
    expect(mailOf(play, lodged)).toEqual(['participant:appeal-received', 'assessor:script-allocated']);
    const not = onlyOf(lodged, 'MarkerSought')[0]?.not;
    expect(not).toEqual(play.journey.attempts[0]?.marks.slice(0, -1).map((mark) => mark.assessor));
    given(play).when(participant, appeal, grounds).refused('no-appeal');
    given(play).when(provider, release).refused('no-result');
  });

  it('S5.5 does not end a journey on one mark near the line: it is moderated, and a disagreement goes to a third', () => {
    const play = lodgedBy(failed());
    const first = markAs(play, 'appeal', 12);
    expect(typesOf(first)).toEqual(['Marked', 'ModerationDecided', 'MarkerSought', 'MarkerAllocated']);
    expect(first[1]).toMatchObject({ sampled: true, because: ['borderline'], round: 'appeal' });
    expect(play.journey).toMatchObject({ status: 'active', ended: null });
    expect(waitOf(play)).toMatchObject({ name: 'appeal', who: 'assessor' });
    expect(waitOf(play).why).toContain('moderated');
    const second = markAs(play, 'appeal-moderator', 11);
    expect(typesOf(second)).toEqual(['Marked', 'MarkerSought', 'MarkerAllocated']);
    const all = appealed(play).marks.map((mark) => mark.assessor);
    expect(new Set(all).size).toBe(5);
    expect(typesOf(markAs(play, 'appeal-third', 13))).toEqual(['Marked', 'ResultConfirmed']);
    // What was released stands until the result of the appeal is released.
    expect(appealed(play)).toMatchObject({ appeal: 'lodged', result: { pass: false } });
    expect(mailOf(play, play.events.slice(-2))).toEqual([]);
  });

  it('S5.5 is released by the provider like any result, and only then tells, meets the duty and ends', () => {
    const play = lodgedBy(failed());
    markAs(play, 'appeal', 15);
    expect(play.journey.status).toBe('active');
    expect(waitOf(play)).toMatchObject({ name: 'release', who: 'provider' });
    const released = given(play).when(provider, release).then('AppealDecided', 'DutyMet', 'Ended');
    expect(released[0]).toMatchObject({ upheld: true, total: 15, pass: true });
    expect(mailOf(play, released)).toEqual([
      'participant:appeal-decided',
      'headteacher:headteacher-outcome',
      'participant:duty-met',
    ]);
    expect(play.journey.ended).toMatchObject({ as: 'passed' });
  });

  it('S5.5 lets the next window be when an appeal is dismissed', () => {
    const play = lodgedBy(failed());
    markAs(play, 'appeal', 10);
    markAs(play, 'appeal-moderator', 10);
    const released = given(play).when(provider, release).then('AppealDecided');
    expect(mailOf(play, released)).toEqual(['participant:appeal-decided']);
    given(play).when(provider, release).nothing();
    play.until('2028-06-19T08:00:00Z');
    expect(play.journey.attempts.at(-1)).toMatchObject({ number: 2, window: 'window-2028-06' });
  });

  it('S5.5 leaves an appeal that nobody is free for to the provider, and sends nobody a date of the marking before', () => {
    const play = failed();
    play.world = { ...kindWorld, allocate: ({ script, role }) => [{ type: 'noMarker', script, role }] };
    const lodged = play.say(participant, appeal, grounds);
    expect(typesOf(lodged)).toEqual(['AppealLodged', 'MarkerSought', 'ExceptionRaised']);
    expect(mailOf(play, play.until(addDaysTo(play.now, 2)))).toEqual([]);
    expect(waitOf(play)).toMatchObject({ name: 'appeal', who: 'provider' });
    const later = play.until(addDaysTo(play.now, 30));
    expect(onlyOf(later, 'ExceptionRaised').map(({ code }) => code)).toContain('marking-overdue');
  });

  it('S5.5 alarms the provider about an appeal that nobody has decided past the longest wait, deferred or not', () => {
    for (const isAway of [false, true]) {
      const play = lodgedBy(failed());
      markAs(play, 'appeal', 15);
      if (isAway) play.say(participant, { type: 'defer', expectedReturn: '2029-01-08' }, { reason: 'ill' });
      play.until(addDaysTo(play.now, 130));
      expect(play.journey.exceptions.map(({ id }) => id)).toContain('outcome-overdue/j-0001-1');
      const events = play.say(provider, release);
      expect(onlyOf(events, 'AppealDecided')).toHaveLength(1);
    }
  });

  it('S5.5 opens no window while an appeal is undecided', () => {
    const play = lodgedBy(failed());
    play.until('2028-07-01T12:00:00Z');
    expect(play.journey.attempts).toHaveLength(1);
    expect(play.journey.exceptions.map(({ code }) => code)).toContain('marking-overdue');
  });

  it('S5.5 hears an appeal while the next window is already open', () => {
    const play = livedTo('2028-05-24', { scores: [2, 4], nothingSubmitted: [2] });
    play.until('2028-05-25T12:00:00Z');
    const june = { ...play.journey.cohort, windows: [{ id: 'soon', opens: '2028-05-29' }] };
    play.say(provider, { type: 'changeCohort', cohort: { ...june, id: 'early-resit' } }, { reason: 'resit' });
    play.until('2028-05-30T12:00:00Z');
    expect(play.journey.attempts.map(({ window, closed }) => [window, closed])).toEqual([
      ['window-2028-03', true],
      ['soon', false],
    ]);
    lodgedBy(play);
    markAs(play, 'appeal', 10);
    markAs(play, 'appeal-moderator', 10);
    given(play).when(provider, release).then('AppealDecided');
    expect(play.journey.attempts[1]?.closed).toBe(false);
  });

  it('S5.5 hears an appeal until its last day, and ends when one on the last attempt is dismissed', () => {
    const play = failedTwice();
    play.until('2028-09-05T22:59:59Z');
    lodgedBy(play);
    play.until('2028-09-06T12:00:00Z');
    expect(play.journey.status).toBe('active');
    markAs(play, 'appeal', 5);
    markAs(play, 'appeal-moderator', 5);
    given(play).when(provider, release).then('AppealDecided', 'Ended');
    expect(play.journey.ended).toMatchObject({ as: 'not-passed' });

    const late = failed();
    late.until('2028-06-10T12:00:00Z');
    given(late).when(participant, appeal, grounds).refused('no-appeal');
    given(livedTo('2028-03-01')).when(participant, appeal, grounds).refused('no-appeal');
  });

  it('S7.3 decides an appeal that an earlier build had lodged by the rules of today', () => {
    const play = lodgedBy(failed());
    // Neither the round nor the limit was known then.
    play.journey = {
      ...play.journey,
      agenda: play.journey.agenda.filter(({ key }) => key !== 'appeal/overdue'),
    };
    expect(appealed(play).appealed).toBeUndefined();
    expect(typesOf(markAs(play, 'appeal', 15))).toContain('ResultConfirmed');
    expect(typesOf(play.say(provider, release))).toContain('AppealDecided');
  });
});
