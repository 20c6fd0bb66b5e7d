/** S6.5: nobody is written to about the end or the change of something that they were never told of. */
import { describe, expect, it } from 'vitest';
import { earlyYears, engine, nurseryForm, participant, provider, sencoForm } from '../../../lives/people.js';
import { complete, livedTo } from '../../../lives/beginnings.js';
import { mailOf, onlyOf } from '../../support/given.js';
import type { FactCommand } from '../../../workflows/journey/command.js';
import { kindWorld } from '../../../lives/world.js';

/** A world that has not answered yet where a time for a session is looked for. */
const silentDiary = { ...kindWorld, book: () => [] };

const slot = (sequence: number, starts: string): FactCommand => ({
  type: 'sessionBooked',
  session: 'coaching-3',
  booking: 'j-0001-coaching-3',
  coach: 'coach-1',
  starts,
  ends: starts.replace(':00:00Z', ':45:00Z'),
  sequence,
});

/** A coaching session that was booked for 2 December 2027 and missed; another time is being looked for. */
function missedInDecember() {
  const play = livedTo('2027-11-15', { world: silentDiary });
  play.say(engine, slot(0, '2027-12-02T16:00:00Z'));
  play.on('2027-12-03');
  play.say(provider, { type: 'missSession', session: 'coaching-3', on: '2027-12-02T16:00:00Z' });
  return play;
}

describe('S6.5 the cancelling of a coaching session', () => {
  it('S6.5 a slot that was found and given back in the same moment is nobody’s news', () => {
    const play = missedInDecember();
    play.on('2028-02-28');
    play.say(participant, { type: 'defer', expectedReturn: '2028-06-01' }, { reason: 'illness' });
    play.on('2028-03-01');
    const events = play.say(engine, slot(2, '2028-03-14T16:00:00Z'));
    expect(onlyOf(events, 'SessionCancelled')).toHaveLength(1);
    expect(mailOf(play, events)).toEqual([]);
  });

  it('S6.5 a time that was offered is called off once, though another was found too late', () => {
    const play = missedInDecember();
    play.say(engine, slot(2, '2027-12-14T16:00:00Z'));
    const left = play.say(participant, { type: 'withdraw' }, { reason: 'change-in-career' });
    const mails = mailOf(play, left);
    expect(mails.filter((mail) => mail.endsWith('cancelled')).sort()).toEqual([
      'coach:session-cancelled',
      'participant:coaching-cancelled',
    ]);
    expect(mailOf(play, play.say(engine, slot(4, '2027-12-15T16:00:00Z')))).toEqual([]);
  });

  it('S6.5 a session whose time is past is not called off', () => {
    const play = missedInDecember();
    play.say(engine, slot(2, '2027-12-14T16:00:00Z'));
    play.on('2027-12-15');
    const left = play.say(participant, { type: 'withdraw' }, { reason: 'change-in-career' });
    expect(mailOf(play, left).filter((mail) => mail.endsWith('cancelled'))).toEqual([]);
  });
});

describe('S6.5 those around the participant', () => {
  const early = {
    cohort: earlyYears(),
    form: nurseryForm,
    enrolled: '2027-01-11T10:00:00Z',
    funding: 'programme',
  } as const;

  it('S6.5 a manager whom nobody asked hears of a withdrawal only if they heard of the place', () => {
    const withdraw = { type: 'withdraw' } as const;
    const before = livedTo('2027-01-12', { ...early, acceptedAfter: null });
    expect(mailOf(before, before.say(participant, withdraw, { reason: 'other' }))).toEqual([
      'participant:withdrawal-confirmed',
    ]);
    const after = livedTo('2027-03-01', early);
    expect(mailOf(after, after.say(participant, withdraw, { reason: 'other' }))).toContain(
      'headteacher:headteacher-withdrawn',
    );
  });

  it('S3.3 S6.5 whoever joins late is told of the courses that are open before being reminded of them', () => {
    const accept = (begins: string) => {
      const play = complete(sencoForm, kindWorld, begins);
      return mailOf(play, play.say(provider, { type: 'accept' }));
    };
    expect(accept('2026-12-10T10:00:00Z').filter((mail) => mail.endsWith(':course-open'))).toHaveLength(1);
    expect(accept('2026-09-10T10:00:00Z')).not.toContain('participant:course-open');
  });

  it('S3.3 S6.5 an opening that nobody was there to announce is told first, also in a plan made since', () => {
    const play = livedTo('2027-06-20');
    play.now = '2027-07-09T10:30:00Z';
    play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'other' });
    const mails = () => mailOf(play, play.say(engine, { type: 'reachDate' }));
    // What a coach owes meanwhile has moments of its own.
    const opened = Array.from({ length: 6 }, mails).flat();
    expect(opened.filter((mail) => mail.endsWith(':course-open'))).toEqual(['participant:course-open']);
    play.on('2027-07-12');
    play.say(provider, { type: 'moveGroup', group: 'leeds' }, { reason: 'other' });
    play.on('2027-07-20');
    const courses = onlyOf(play.events, 'DateReached').flatMap(({ items }) => items);
    expect(courses.filter((item) => item === 'course-3/opens')).toHaveLength(1);
  });
});
