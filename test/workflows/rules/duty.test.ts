/** S2.5: for whom the qualification is mandatory, date by date, and what becomes of the duty on the way. */
import { describe, expect, it } from 'vitest';
import { deadlineFor, isMetLate } from '../../../workflows/journey/rules/statutory.js';
import type { ApplicationForm } from '../../../workflows/journey/values.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { accepted, applying, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { coach, participant, provider, sencoForm } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const { journey } = applying();
const deadline = (change: Partial<ApplicationForm>) => deadlineFor(journey, { ...sencoForm, ...change });
const aspiring: ApplicationForm = { ...sencoForm, motivation: 'aspiring-senco', postTakenUp: null };
const warnings = ({ journey }: Play) =>
  journey.agenda.filter(({ key }) => key.startsWith('statutory/')).map(({ key }) => key);
const attention = ({ journey }: Play) => journey.exceptions.map(({ id }) => id);
const reason = { reason: 'wrong-year' };

describe('S2.5 for whom it is mandatory, and until when', () => {
  it.each([
    // Before the first day of the duty nobody is bound, whatever came later.
    ['1998-04-20', null],
    ['2009-08-31', null],
    ['2009-09-01', '2012-09-01'],
    ['2009-09-02', '2012-09-02'],
    // The qualification took the place of the award, which left the window as it was.
    ['2021-09-01', '2024-09-01'],
    ['2024-03-01', '2027-03-01'],
    ['2024-08-31', '2027-08-31'],
    ['2024-09-01', '2027-09-01'],
    ['2024-09-02', '2027-09-02'],
    // The last day of February, in years with and without a 29th.
    ['2024-02-29', '2027-02-28'],
    ['2025-02-28', '2028-02-28'],
    ['2026-09-01', '2029-09-01'],
  ])('S2.5 a post of %s without NASENCO: %s', (postTakenUp, day) => {
    expect(deadline({ postTakenUp })).toBe(day);
    // Held, or begun before it was closed to newcomers, it answers the duty of every post.
    expect(deadline({ postTakenUp, earlierAward: 'held' })).toBeNull();
    expect(deadline({ postTakenUp, earlierAward: 'under-way' })).toBeNull();
  });

  it.each(['independent-school', 'special-school', 'college', 'early-years', 'outside-school'] as const)(
    'S2.5 binds nobody in another setting than a mainstream state school: %s',
    (setting) => {
      expect(deadline({ setting })).toBeNull();
      expect(deadline({ setting: 'school' })).toBe('2028-09-01');
    },
  );

  it.each(['2024-03-01', '2015-09-01'])(
    'S2.9 a deadline that no outcome can meet is said at once: %s',
    (post) => {
      const play = applying({ ...sencoForm, postTakenUp: post });
      expect(attention(play)).toEqual(['statutory-deadline-at-risk/2028-07-21']);
      expect(viewOf(play.journey, play.now).statutory).toMatchObject({ atRisk: true, met: null });
    },
  );
});

describe('S2.5 a post on the way', () => {
  it('S2.5 an aspiring SENCO who takes up a post has a deadline from then on, with its reminders', () => {
    const play = livedTo('2027-01-20', { form: aspiring });
    expect([play.journey.statutoryDeadline, warnings(play)]).toEqual([null, []]);
    const events = given(play)
      .when(participant, { type: 'takeUpPost', on: '2027-01-11' })
      .then('PostTakenUp', 'StatutoryDeadlineSet');
    expect(play.journey.statutoryDeadline).toBe('2030-01-11');
    expect(warnings(play)).toEqual(['statutory/12', 'statutory/6', 'statutory/3']);
    expect(mailOf(play, events)).toEqual(['participant:post-recorded']);
    given(play).when(participant, { type: 'takeUpPost', on: '2027-01-11' }).nothing();
    given(play).when(participant, { type: 'takeUpPost', on: '2027-01-12' }).refused('already-in-post');
  });

  it('S2.5 a post given up ends the duty, and with it what waited because of it', () => {
    const play = applying({ ...sencoForm, postTakenUp: '2024-10-01' });
    const events = given(play)
      .when(participant, { type: 'giveUpPost', on: '2026-08-31' })
      .then('PostGivenUp', 'StatutoryDeadlineSet', 'ExceptionSettled');
    expect(mailOf(play, events)).toEqual(['participant:post-recorded']);
    expect([play.journey.statutoryDeadline, warnings(play), attention(play)]).toEqual([null, [], []]);
    play.say(participant, { type: 'takeUpPost', on: '2026-09-01' });
    expect(play.journey.statutoryDeadline).toBe('2029-09-01');
  });

  it('S2.5 S2.9 a wrong date put right plans the reminders anew, and says a deadline that cannot be met', () => {
    const play = accepted();
    given(play).when(provider, { type: 'correctPost', takenUp: '2024-03-01' }).refused('reason-needed');
    given(play)
      .when(provider, { type: 'correctPost', takenUp: '2024-03-01' }, reason)
      .then('PostCorrected', 'StatutoryDeadlineSet', 'ExceptionRaised');
    expect(play.journey.statutoryDeadline).toBe('2027-03-01');
    expect(warnings(play)).toEqual(['statutory/3']);
    play.say(provider, { type: 'correctPost', takenUp: '2025-09-01' }, reason);
    expect([warnings(play).length, attention(play)]).toEqual([3, []]);
    given(play).when(provider, { type: 'correctPost', takenUp: '2025-09-01' }, reason).nothing();
  });

  it('S2.5 the award that was held answers the duty of a later post, too', () => {
    const play = livedTo('2027-01-20', { form: { ...aspiring, earlierAward: 'held' } });
    given(play).when(participant, { type: 'takeUpPost', on: '2027-01-11' }).then('PostTakenUp');
    expect(play.journey.statutoryDeadline).toBeNull();
  });

  it('S2.5 no post is in the future, and none ends before it began', () => {
    const play = applying(aspiring);
    given(play).when(participant, { type: 'takeUpPost', on: '2026-09-02' }).refused('in-the-future');
    given(play).when(participant, { type: 'giveUpPost', on: '2026-09-01' }).refused('not-in-post');
    const senco = applying();
    given(senco).when(participant, { type: 'giveUpPost', on: '2026-09-02' }).refused('in-the-future');
    given(senco).when(participant, { type: 'giveUpPost', on: '2025-08-31' }).refused('post-ends-before');
    given(senco)
      .when(provider, { type: 'correctPost', takenUp: '2062-01-05' }, reason)
      .refused('in-the-future');
    given(accepted()).when(coach(), { type: 'giveUpPost', on: '2026-08-31' }).refused('not-allowed');
  });

  it('S2.5 S4.1 a post is recorded during a break as well', () => {
    const play = livedTo('2027-02-10', { ...lifePlans.deferral, form: aspiring });
    play.say(participant, { type: 'takeUpPost', on: '2027-02-08' });
    expect(play.journey.statutoryDeadline).toBe('2030-02-08');
  });

  it('S2.5 met after its day, it is met late', () => {
    const late = live({ form: { ...sencoForm, postTakenUp: '2024-10-01' } }).journey;
    expect([late.dutyMet, isMetLate(late)]).toEqual(['2028-04-26', true]);
    expect(isMetLate(live().journey)).toBe(false);
    expect(isMetLate(applying().journey)).toBe(false);
  });
});
