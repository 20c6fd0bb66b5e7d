import { describe, expect, it } from 'vitest';
import { deadlineFor } from '../../../workflows/journey/rules/statutory.js';
import type { ApplicationForm } from '../../../workflows/journey/values.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { applying, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { participant, provider, sencoForm, spring } from '../../../lives/people.js';

const form = (change: Partial<ApplicationForm>) => ({ ...sencoForm, ...change });
const atRisk = (play: { journey: { exceptions: { code: string; about: string | null }[] } }) =>
  play.journey.exceptions
    .filter(({ code }) => code === 'statutory-deadline-at-risk')
    .map(({ about }) => about);

describe('statutory deadline', () => {
  it.each([
    [{}, '2028-09-01'],
    [{ postTakenUp: '2024-09-01' }, '2027-09-01'],
    [{ postTakenUp: '2024-08-31' }, '2027-08-31'],
    [{ postTakenUp: '2024-03-01' }, '2027-03-01'],
    [{ postTakenUp: '2025-02-28' }, '2028-02-28'],
    [{ postTakenUp: null }, null],
    [{ earlierAward: 'held' }, null],
    [{ earlierAward: 'under-way' }, null],
    [{ motivation: 'aspiring-senco' }, null],
    [{ motivation: 'line-manages-senco' }, null],
  ] as const)('S2.5 with %j is due by %s', (change, deadline) => {
    expect(deadlineFor(applying().journey, form(change))).toBe(deadline);
  });

  it('S2.5 binds nobody in a programme without the duty', () => {
    expect(deadlineFor(livedTo('2027-02-01', lifePlans.earlyYears).journey, sencoForm)).toBeNull();
  });

  it('S2.5 warns at 12, 6 and 3 months, until the duty is met', () => {
    const nothingIn = { nothingSubmitted: [1, 2, 3] };
    const play = livedTo('2028-08-30', nothingIn);
    const warned = onlyOf(play.events, 'Nudged').filter(({ items }) =>
      items.some((key) => key.startsWith('statutory/')),
    );
    expect(warned.map(({ at, items }) => [at.slice(0, 10), ...items])).toEqual([
      ['2027-09-01', 'statutory/12'],
      ['2028-03-01', 'statutory/6'],
      ['2028-06-01', 'statutory/3'],
    ]);
    expect(mailOf(play, warned)).toEqual(Array<string>(3).fill('participant:statutory-deadline'));
    expect(onlyOf(live().events, 'Nudged').flatMap(({ items }) => items)).not.toContain('statutory/3');
  });

  it('S2.5 leaves out warnings that are already past', () => {
    const play = applying(form({ postTakenUp: '2024-09-01' }));
    const set = onlyOf(play.events, 'StatutoryDeadlineSet')[0];
    expect(set?.agenda?.map(({ key }) => key)).toEqual(
      ['statutory/12', 'statutory/6', 'statutory/3'].slice(1),
    );
  });

  it('S2.9 says at once that the earliest possible outcome comes too late', () => {
    const play = applying(form({ postTakenUp: '2024-10-01' }));
    expect(atRisk(play)).toEqual(['2028-07-21']);
    expect(viewOf(play.journey, play.now).statutory).toEqual({
      deadline: '2027-10-01',
      met: null,
      forecast: '2028-07-21',
      atRisk: true,
    });
  });

  it('S2.5 takes the deadline and its warnings back with a corrected form', () => {
    const play = applying(form({ postTakenUp: '2024-10-01' }));
    const events = given(play)
      .when(participant, {
        type: 'receiveForm',
        form: form({ postTakenUp: '2024-10-01', earlierAward: 'held' }),
      })
      .then('ApplicationFormReceived', 'StatutoryDeadlineSet', 'SuitabilityAssessed', 'ExceptionSettled');
    expect(events[1]).toMatchObject({ deadline: null });
    expect(play.journey.agenda.filter(({ key }) => key.startsWith('statutory/'))).toEqual([]);
    play.say(participant, { type: 'receiveForm', form: form({}) });
    expect(play.journey.statutoryDeadline).toBe('2028-09-01');
  });

  it('S2.5 warns of a deferral that would miss it, before it begins to count', () => {
    const play = livedTo('2027-01-31');
    const events = play.say(participant, { type: 'defer', expectedReturn: '2027-04-12' }, { reason: 'sick' });
    expect(typesOf(events)).toContain('ExceptionRaised');
    expect(atRisk(play)).toEqual(['2028-10-27']);
  });

  it('S2.5 raises the risk once for every new date, and settles the older one', () => {
    const play = livedTo('2027-01-31');
    play.say(participant, { type: 'defer', expectedReturn: '2027-04-12' }, { reason: 'sick' });
    play.on('2027-04-12');
    expect(
      onlyOf(play.say(provider, { type: 'return', cohort: null }), 'ExceptionRaised').map(({ code }) => code),
    ).toEqual(['no-catch-up-place']);
    const events = play.say(
      provider,
      { type: 'changeCohort', cohort: spring() },
      { reason: 'rejoins-later' },
    );
    expect(onlyOf(events, 'ExceptionSettled').map(({ exception }) => exception)).toContain(
      'statutory-deadline-at-risk/2028-10-27',
    );
    expect(atRisk(play)).toEqual(['2028-11-18']);
  });

  it('S2.5 warns of a fail whose resit comes too late', () => {
    expect(atRisk(livedTo('2028-05-08', { scores: [2, 4] }))).toEqual(['2028-10-27']);
  });

  it('S2.5 does not ask again what a person has accepted', () => {
    const play = applying(form({ postTakenUp: '2024-10-01' }));
    const exception = 'statutory-deadline-at-risk/2028-07-21';
    given(play)
      .when(provider, { type: 'settleException', exception, how: 'accepted' })
      .refused('reason-needed');
    given(play)
      .when(provider, { type: 'settleException', exception, how: 'accepted' }, { reason: 'governors-know' })
      .then('ExceptionSettled');
    given(play)
      .when(provider, { type: 'settleException', exception, how: 'accepted' }, { reason: 'x' })
      .refused('unknown-exception');
    play.say(participant, { type: 'receiveForm', form: form({ postTakenUp: '2024-10-02' }) });
    expect(atRisk(play)).toEqual([]);
  });

  it('S2.5 meets the duty on receiving the outcome, not on finishing study', () => {
    const { events } = live();
    const studied = onlyOf(events, 'SessionCompleted').at(-1)?.at ?? '';
    const met = onlyOf(events, 'DutyMet')[0];
    expect(met?.on).toBe('2028-04-26');
    expect(met && met.at > studied).toBe(true);
  });
});
