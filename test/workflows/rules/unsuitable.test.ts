/** S2.4: whoever is found unsuitable is put before the provider, who decides; nobody is chased meanwhile. */
import { describe, expect, it } from 'vitest';
import type { ApplicationForm } from '../../../workflows/journey/values.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { applying, nobody } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { participant, provider, sencoForm } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const assistant: ApplicationForm = { ...sencoForm, role: 'teaching-assistant' };
const suitable = { type: 'settleSuitability', verdict: 'suitable' } as const;
const reason = { reason: 'leads-provision' };
const attention = (play: Play) => play.journey.exceptions.map(({ code }) => code);
const decisionOf = (play: Play) => viewOf(play.journey, play.now).wait;

describe('S2.4 an applicant found unsuitable', () => {
  it('S2.4 is put before the provider at once, and neither applicant nor headteacher is asked for anything', () => {
    const play = nobody();
    const events = play.say(provider, { type: 'enrol', registration: 'r-1', form: assistant });
    expect(mailOf(play, events)).toEqual(['participant:application-received', 'provider:to-investigate']);
    expect(attention(play)).toEqual(['found-unsuitable']);
    expect(decisionOf(play)).toMatchObject({ name: 'investigation', who: 'provider' });
  });

  it.each([
    ['from the beginning', () => applying(assistant)],
    [
      'by a corrected form',
      () => {
        const play = applying();
        play.say(participant, { type: 'receiveForm', form: { ...sencoForm, teachingYears: 1 } });
        return play;
      },
    ],
    [
      'by a person',
      () => {
        const play = applying({ ...sencoForm, qts: false });
        play.say(provider, { ...suitable, verdict: 'unsuitable' }, { reason: 'no-qts' });
        return play;
      },
    ],
  ])('S2.4 found so %s is neither chased nor expires, however long it takes', (_, begin) => {
    const play = begin();
    const events = play.until('2027-03-31T12:00:00Z');
    expect(events).toEqual([]);
    expect(play.journey.status).toBe('applying');
    expect(attention(play)).toEqual(['found-unsuitable']);
  });

  it('S2.4 S2.8 is told the decision with its reason, and the question is gone', () => {
    const play = applying(assistant);
    const events = given(play)
      .when(provider, { type: 'reject' }, { reason: 'role-unsuitable' })
      .then('Ended');
    expect(events[0]).toMatchObject({ as: 'rejected', why: 'role-unsuitable', reason: 'role-unsuitable' });
    expect(mailOf(play, events)).toEqual(['participant:rejected']);
    expect(attention(play)).toEqual([]);
  });

  it('S2.4 S2.3 settled as suitable, is asked for the evidence with the time of every reminder', () => {
    const play = applying(assistant);
    play.on('2026-11-02');
    const events = given(play)
      .when(provider, suitable, reason)
      .then('SuitabilitySettled', 'ExceptionSettled');
    expect(mailOf(play, events)).toEqual(['headteacher:endorsement-asked']);
    const chased = play.until('2027-06-01T12:00:00Z');
    expect(onlyOf(chased, 'Nudged').map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-30',
    ]);
    expect(onlyOf(chased, 'Ended').map(({ as, at }) => [as, at])).toEqual([
      ['expired', '2026-12-08T00:00:00Z'],
    ]);
  });

  it('S2.4 S2.3 a corrected form asks the headteacher, and only then', () => {
    const play = applying(assistant);
    const again = play.say(participant, { type: 'receiveForm', form: { ...assistant, teachingYears: 4 } });
    expect(mailOf(play, again)).toEqual(['provider:to-investigate']);
    const right = play.say(participant, { type: 'receiveForm', form: sencoForm });
    expect(mailOf(play, right)).toEqual(['headteacher:endorsement-asked']);
    expect(mailOf(play, play.say(participant, { type: 'receiveForm', form: sencoForm }))).toEqual([]);
  });

  it('S2.4 S2.9 what a person has accepted is not asked again', () => {
    const play = applying(assistant);
    const settle = { type: 'settleException', exception: 'found-unsuitable', how: 'accepted' } as const;
    given(play).when(provider, settle, { reason: 'board-decides' }).then('ExceptionSettled');
    play.say(provider, { type: 'matchRegistration', registration: 'r-2' });
    expect(attention(play)).toEqual([]);
  });
});
