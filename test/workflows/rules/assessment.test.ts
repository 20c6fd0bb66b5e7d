import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../../programmes/cohort-schema.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { autumn, engine, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const submit = (document: string, arrived: string, words = 2000) =>
  ({ type: 'submitCaseStudy', document, words, arrived }) as const;
const nothingIn = { nothingSubmitted: [1, 2, 3] };
/** The window of March 2028, open from the 13th at 09:00 to the end of the 20th, with nothing submitted. */
const inWindow = (change = {}) => livedTo('2028-03-14', { ...nothingIn, ...change });
const withWindows = (...opens: string[]): Cohort => ({
  ...autumn(),
  windows: opens.map((day, index) => ({ id: `window-${index + 1}`, opens: day })),
});
const closesOf = (play: Play) => play.journey.attempts.at(-1)?.closes;

describe('assessment', () => {
  it('S5.2 gives notice two weeks before, and releases the case study when the window opens', () => {
    const play = livedTo('2028-02-27');
    const events = play.until('2028-03-13T09:00:00Z');
    expect(mailOf(play, events)).toEqual([
      'participant:window-in-two-weeks',
      'participant:statutory-deadline',
      'participant:window-open',
    ]);
    expect(onlyOf(events, 'WindowOpened')[0]).toMatchObject({
      at: '2028-03-13T09:00:00Z',
      attempt: 1,
      closes: '2028-03-21T00:00:00Z',
    });
  });

  it.each([
    ['2028-03-20', '2028-03-20T09:00:00Z', '2028-03-27T23:00:00Z'],
    ['2028-10-23', '2028-10-23T08:00:00Z', '2028-10-31T00:00:00Z'],
    ['2028-10-20', '2028-10-20T08:00:00Z', '2028-10-27T23:00:00Z'],
  ])('S5.2 closes the window of %s at midnight in London, clock changes included', (day, opens, closes) => {
    const play = livedTo(day, { ...nothingIn, cohort: withWindows(day, '2029-01-15') });
    expect(onlyOf(play.events, 'WindowOpened')[0]?.at).toBe(opens);
    expect(closesOf(play)).toBe(closes);
  });

  it('S5.2 is in time at 23:59:59 and late at 00:00:00', () => {
    const play = inWindow();
    play.now = '2028-03-21T00:00:00Z';
    given(play).when(participant, submit('d', '2028-03-21T00:00:00Z')).refused('submission-late');
    given(play).when(participant, submit('d', '2028-03-20T23:59:59Z')).then('CaseStudySubmitted');
  });

  it('S5.2 takes what began to arrive in time even after the window has closed', () => {
    const play = inWindow();
    expect(mailOf(play, play.until('2028-03-21T00:00:00Z'))).toContain(
      'participant:window-closed-without-submission',
    );
    play.now = '2028-03-21T00:02:10Z';
    given(play)
      .when(participant, submit('d', '2028-03-20T23:59:59Z'))
      .then('CaseStudySubmitted', 'WindowClosed', 'MarkerSought', 'ExceptionSettled', 'MarkerAllocated');
    expect(play.journey.stage).toBe('outcome');
  });

  it('S5.3 replaces the script by a later submission in time, until somebody has marked', () => {
    const play = inWindow();
    play.say(participant, submit('first', '2028-03-14T22:00:00Z'));
    play.until('2028-03-21T00:00:00Z');
    play.now = '2028-03-21T00:01:00Z';
    given(play).when(participant, submit('second', '2028-03-20T23:59:59Z')).then('CaseStudySubmitted');
    expect(play.journey.attempts[0]).toMatchObject({
      script: 'j-0001-1',
      submission: { document: 'second' },
    });
    const marked = livedTo('2028-03-30');
    given(marked).when(participant, submit('third', '2028-03-20T23:59:59Z')).refused('window-not-open');
  });

  it('S5.3 marks the last submission in time, whatever order they are read in', () => {
    const play = inWindow();
    play.now = '2028-03-15T12:00:00Z';
    play.say(participant, submit('later', '2028-03-15T11:00:00Z'));
    given(play).when(participant, submit('earlier', '2028-03-15T10:00:00Z')).nothing();
    given(play).when(participant, submit('later', '2028-03-15T11:30:00Z')).nothing();
    given(play).when(participant, submit('future', '2028-03-15T12:00:01Z')).refused('in-the-future');
    expect(play.journey.attempts[0]?.submission?.document).toBe('later');
  });

  it.each([
    [1499, 'under', 'participant:submission-outside-limits'],
    [1500, 'within', 'participant:submission-received'],
    [2500, 'within', 'participant:submission-received'],
    [2501, 'over', 'participant:submission-outside-limits'],
  ])('S5.3 says at once whether %i words are within the limits', (words, limit, mail) => {
    const play = inWindow();
    const events = given(play)
      .when(participant, submit('d', '2028-03-14T20:00:00Z', words))
      .then('CaseStudySubmitted');
    expect(events[0]).toMatchObject({ words, limit });
    expect(mailOf(play, events)).toEqual([mail]);
  });

  it('S5.2 takes no submission before a window, and names the next one', () => {
    const play = livedTo('2028-03-01');
    const refusal = play.refusal(participant, submit('d', play.now));
    expect(refusal).toEqual({
      code: 'window-not-open',
      message: 'No assessment window is open for this participant. The next window opens on 2028-03-13.',
    });
  });

  it('S5.2 reminds two days before the end, on a working day, of a case study not yet handed in', () => {
    const ending = (play: Play) =>
      onlyOf(play.events, 'Nudged').filter(({ items }) => items.some((key) => key.endsWith('/ending')));
    const play = inWindow();
    play.until('2028-03-20T12:00:00Z');
    expect(ending(play).map(({ at }) => at)).toEqual(['2028-03-17T09:55:00Z']);
    const early = inWindow();
    early.say(participant, submit('d', '2028-03-14T20:00:00Z'));
    early.until('2028-03-20T12:00:00Z');
    expect(ending(early)).toEqual([]);
  });

  it('S5.3 extends the window by whole days, with a reason, even after it has closed', () => {
    const play = inWindow();
    const extend = (days: number) => ({ type: 'grantExtension', days }) as const;
    const said = { reason: 'illness' };
    given(play).when(provider, extend(3)).refused('reason-needed');
    given(play).when(provider, extend(0), said).refused('extension-out-of-range');
    given(play).when(provider, extend(1.5), said).refused('extension-out-of-range');
    given(play).when(provider, extend(91), said).refused('extension-out-of-range');
    const events = given(play).when(provider, extend(7), said).then('ExtensionGranted');
    expect(mailOf(play, events)).toEqual(['participant:extension-granted']);
    expect(closesOf(play)).toBe('2028-03-27T23:00:00Z');
    expect(typesOf(play.until('2028-03-27T22:59:59Z'))).toEqual(['Nudged']);
    play.until('2028-03-29T12:00:00Z');
    given(play).when(provider, extend(1), said).refused('date-not-later');
    // The outcome of this window would still meet the statutory deadline, that of the next would not.
    given(play).when(provider, extend(3), said).then('ExtensionGranted', 'ExceptionSettled');
    given(play).when(participant, submit('d', '2028-03-29T12:00:00Z')).then('CaseStudySubmitted');
    play.until('2028-04-02T12:00:00Z');
    given(play).when(provider, extend(3), said).refused('window-not-open');
    given(livedTo('2028-03-01')).when(provider, extend(3), said).refused('window-not-open');
  });

  it('S5.1 tells whoever has not met the gate what is missing, before and when the window opens', () => {
    const play = livedTo('2028-03-13', lifePlans.silence);
    expect(mailOf(play, play.events).filter((one) => one.endsWith('engagement-at-risk'))).toHaveLength(2);
    const missed = onlyOf(play.events, 'WindowMissed')[0];
    expect(missed?.missing).toContain('task-4');
    given(play).when(participant, submit('d', play.now)).refused('window-not-open');
  });

  it('S5.1 lets them join the next window once the gate is met, and opens no window late', () => {
    const play = livedTo('2028-04-10', { lateBy: 110 });
    expect(onlyOf(play.events, 'WindowOpened')).toEqual([]);
    const { journey } = live({ lateBy: 110 });
    expect(journey.attempts.map(({ window }) => window)).toEqual(['window-2028-06']);
    expect(journey.ended?.as).toBe('passed');
  });

  it('S5.1 misses nothing for whoever is still within the dates of the plan', () => {
    const play = livedTo('2028-03-31', { cohort: withWindows('2027-03-15', '2028-04-10') });
    expect(onlyOf(play.events, 'WindowMissed')).toEqual([]);
    play.until('2028-04-10T08:00:00Z');
    expect(play.journey.attempts.map(({ window }) => window)).toEqual(['window-2']);
  });

  it('S5.3 leads from a window without a submission to the next, which uses no attempt up', () => {
    const { events, journey } = live(lifePlans.nothingSubmitted);
    expect(onlyOf(events, 'WindowOpened').map(({ window, attempt }) => [window, attempt])).toEqual([
      ['window-2028-03', 1],
      ['window-2028-06', 1],
    ]);
    expect(journey.ended?.as).toBe('passed');
  });

  it('S2.9 says when no window is left, until somebody joins a cohort that has one', () => {
    const play = livedTo('2028-10-01', nothingIn);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('no-later-window/window-2028-09');
    const later = { ...autumn(), id: 'later', windows: [{ id: 'window-later', opens: '2029-03-12' }] };
    const events = play.say(provider, { type: 'changeCohort', cohort: later }, { reason: 'resit' });
    expect(onlyOf(events, 'ExceptionSettled').map(({ exception }) => exception)).toContain(
      'no-later-window/window-2028-09',
    );
  });

  it('S4.1 closes a window on whoever is deferred, without a word', () => {
    const play = inWindow();
    play.say(participant, { type: 'defer', expectedReturn: '2028-05-01' }, { reason: 'bereavement' });
    const mail = mailOf(play, play.until('2028-03-22T12:00:00Z'));
    expect(mail.filter((one) => !one.startsWith('provider'))).toEqual([]);
    expect(play.journey.attempts[0]).toMatchObject({ closed: true, script: null });
    given(play).when(engine, { type: 'reachDate' }).nothing();
  });
});
