import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { assessor, coach, participant, provider } from '../../../lives/people.js';
import { kindWorld } from '../../../lives/world.js';

const unmarked = { world: { ...kindWorld, allocate: () => [] } };
const appeal = { type: 'appeal' } as const;
const grounds = { reason: 'marking-error' };
/** The first attempt failed: the result was released on 2 May 2028. */
const failed = () => livedTo('2028-05-08', { scores: [2, 4] });
const failedTwice = () => livedTo('2028-08-10', lifePlans.failTwice);

describe('outcome', () => {
  it('S5.6 explains the wait, shows the provider each month who is unmarked, and alarms past four months', () => {
    const play = livedTo('2028-03-20', unmarked);
    const events = play.until('2028-08-01T12:00:00Z');
    expect(mailOf(play, events).filter((one) => !one.includes('statutory'))).toEqual([
      'participant:outcome-wait',
      'provider:needs-a-person',
      'provider:unmarked',
      'provider:unmarked',
      'provider:unmarked',
      'provider:outcome-overdue',
    ]);
    const reached = onlyOf(events, 'DateReached').map(({ items, at }) => [items[0], at.slice(0, 10)]);
    expect(reached.filter(([key]) => key?.startsWith('outcome/'))).toEqual([
      ['outcome/month-1', '2028-04-21'],
      ['outcome/month-2', '2028-05-22'],
      ['outcome/month-3', '2028-06-21'],
      ['outcome/overdue', '2028-07-20'],
    ]);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('outcome-overdue/j-0001-1');
  });

  it('S5.6 waits four months of the calendar from the close, at midnight in London', () => {
    const play = livedTo('2028-03-21');
    expect(play.journey.attempts[0]?.outcomeDue).toBe('2028-07-20T23:00:00Z');
  });

  it('S5.6 shows nobody as unmarked once the result is confirmed', () => {
    const { events } = live();
    expect(
      onlyOf(events, 'DateReached')
        .flatMap(({ items }) => items)
        .filter((key) => key.startsWith('outcome/')),
    ).toEqual([]);
  });

  it('S5.6 keeps waiting for markers while the participant is deferred', () => {
    const play = livedTo('2028-04-01', unmarked);
    play.say(participant, { type: 'defer', expectedReturn: '2029-01-08' }, { reason: 'parental-leave' });
    play.until('2028-07-31T12:00:00Z');
    expect(play.journey.exceptions.map(({ code }) => code)).toContain('outcome-overdue');
  });

  it('S5.7 tells the participant of a pass, meets the duty on that day, and ends the journey', () => {
    const play = livedTo('2028-03-28');
    given(play).when(assessor('assessor-1'), { type: 'releaseResult' }).refused('not-allowed');
    const events = given(play)
      .when(provider, { type: 'releaseResult' })
      .then('ResultReleased', 'DutyMet', 'Ended');
    expect(mailOf(play, events)).toEqual([
      'participant:result-pass',
      'headteacher:headteacher-outcome',
      'participant:duty-met',
    ]);
    expect(play.journey).toMatchObject({ stage: 'ended', dutyMet: '2028-03-28', ended: { as: 'passed' } });
    expect(
      events.flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do)),
    ).toEqual(['close']);
  });

  it('S5.7 releases only a confirmed result', () => {
    given(livedTo('2028-03-01')).when(provider, { type: 'releaseResult' }).refused('no-result');
    given(livedTo('2028-03-22')).when(provider, { type: 'releaseResult' }).refused('no-result');
  });

  it('S5.7 meets no duty where there is none', () => {
    expect(onlyOf(live(lifePlans.earlyYears).events, 'DutyMet')).toEqual([]);
  });

  it('S5.5 leads from a fail to one further attempt in a later window', () => {
    const play = failed();
    expect(mailOf(play, onlyOf(play.events, 'ResultReleased'))).toEqual([
      'participant:result-fail',
      'headteacher:headteacher-outcome',
    ]);
    given(play).when(provider, { type: 'releaseResult' }).nothing();
    const { events, journey } = live(lifePlans.failThenPass);
    expect(onlyOf(events, 'WindowOpened').map(({ attempt, window }) => [attempt, window])).toEqual([
      [1, 'window-2028-03'],
      [2, 'window-2028-06'],
    ]);
    expect(journey.ended?.as).toBe('passed');
  });

  it('S5.5 ends when the attempts are used up and the time to appeal is over', () => {
    const play = failedTwice();
    expect(play.journey).toMatchObject({ status: 'active', attempts: [{ number: 1 }, { number: 2 }] });
    expect(onlyOf(live(lifePlans.failTwice).events, 'Ended')[0]).toMatchObject({
      as: 'not-passed',
      why: 'attempts-used-up',
      at: '2028-09-05T23:00:00Z',
    });
  });

  it('S4.3 keeps an end: nothing can be added, and whatever is booked is given back', () => {
    const play = livedTo('2028-03-28');
    const body = { type: 'bookSession', session: 'coaching-1', starts: '2028-04-01T15:00:00Z' } as const;
    play.say(provider, { type: 'releaseResult' });
    given(play).when(coach(), body).refused('journey-ended');
    given(play).when(participant, appeal, grounds).refused('journey-ended');
    expect(play.journey.agenda).toEqual([]);
    const lapsing = livedTo('2029-08-30', lifePlans.silence);
    lapsing.say(
      coach(),
      { type: 'correctSession', session: 'coaching-1', held: null, minutes: 0 },
      { reason: 'x' },
    );
    const events = lapsing.until('2029-09-02T12:00:00Z');
    expect(typesOf(events).slice(-2)).toEqual(['SessionCancelled', 'Ended']);
    expect(mailOf(lapsing, events)).toContain('participant:lapsed');
  });

  it('S4.3 gives whoever fails at the very end their time to appeal', () => {
    const play = livedTo('2028-05-01', { scores: [2] });
    const agenda = play.journey.agenda.map((item) =>
      item.key === 'journey/lapses' ? { ...item, at: '2028-05-10T08:00:00Z' } : item,
    );
    play.journey = { ...play.journey, agenda };
    const released = play.say(provider, { type: 'releaseResult' });
    expect(released[0]?.agenda).toEqual([{ key: 'journey/lapses', at: '2028-05-29T23:00:00Z' }]);
  });
});
