/** S2.3, S2.4: an endorsement that nobody independent can be asked for is a question for the provider. */
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../workflows/journey/view.js';
import { applying, livedTo, nobody } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { engine, headteacher, participant, provider, sencoForm } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const asked = '1/endorsement-asked/headteacher';
const failed = (code: string, effect = asked) => ({ type: 'effectFailed', effect, code }) as const;
const questions = (play: Play) => play.journey.exceptions.map(({ id }) => id);
const declaration = {
  type: 'provideEvidence',
  evidence: 'headteacher-declaration',
  document: 'd-1',
} as const;
const certificate = { ...declaration, evidence: 'qts-certificate' } as const;
const resolved = (about: string, how: 'resolved' | 'accepted' = 'resolved') =>
  ({ type: 'settleException', exception: `endorsement-not-asked/${about}`, how }) as const;

/** Nobody could be asked, for want of an address unless told. */
function unasked(code = 'no-address'): Play {
  const play = applying();
  play.say(engine, failed(code));
  return play;
}

describe('S2.4 an endorsement that nobody can be asked for', () => {
  it.each([
    ['no-address', 'no-address'],
    ['own-address', 'own-address'],
    ['550', 'undeliverable'],
    ['bounced', 'undeliverable'],
  ])('S2.4 a letter that fails with %s is a question for the provider, not a fault', (code, about) => {
    const play = applying();
    const events = given(play).when(engine, failed(code)).then('EffectFailed', 'ExceptionRaised');
    expect(questions(play)).toEqual([`endorsement-not-asked/${about}`]);
    expect(mailOf(play, events)).toEqual(['provider:needs-a-person']);
  });

  it('S2.4 it is one question, whatever fails after it, and none once the declaration is there', () => {
    const play = unasked();
    given(play).when(engine, failed('550', '9/endorsement-reminder/headteacher')).then('EffectFailed');
    expect(questions(play)).toHaveLength(1);
    given(play)
      .when(provider, declaration, { reason: 'chair-of-governors' })
      .then('EvidenceProvided', 'ExceptionSettled');
    given(play).when(engine, failed('no-address')).then('EffectFailed', 'ExceptionRaised');
    expect(questions(play)).toEqual([`effect-failed/${asked}`]);
  });

  it('S2.4 meanwhile the applicant is chased for the rest only, the headteacher not, and nothing expires', () => {
    const play = unasked();
    const [first] = onlyOf(play.until('2026-09-10T12:00:00Z'), 'Nudged');
    expect(mailOf(play, first ? [first] : [])).toEqual(['participant:evidence-missing']);
    expect(viewOf(play.journey, play.now).wait.who).toBe('participant');
    play.say(participant, certificate);
    expect(viewOf(play.journey, play.now).wait).toMatchObject({ name: 'evidence', who: 'provider' });
    expect(play.until('2027-06-01T12:00:00Z')).toEqual([]);
    expect(play.journey.status).toBe('applying');
  });

  it.each([
    ['no-address', 'headteacherEmail'],
    ['own-address', 'headteacherEmail'],
    ['own-address', 'email'],
  ])('S2.4 %s: once "%s" has changed it is asked, with the time of every reminder', (code, field) => {
    const play = unasked(code);
    play.say(participant, certificate);
    play.on('2026-12-01');
    const events = given(play)
      .when(participant, { type: 'changeDetails', fields: [field] })
      .then('DetailsChanged', 'ExceptionSettled');
    expect(mailOf(play, events)).toEqual(['participant:details-changed', 'headteacher:endorsement-asked']);
    const [nudge, ...later] = onlyOf(play.until('2027-06-01T12:00:00Z'), 'Nudged');
    expect([nudge?.at.slice(0, 10), later.length]).toEqual(['2026-12-08', 2]);
  });

  it('S2.4 another detail answers nothing', () => {
    const play = unasked('no-address');
    given(play)
      .when(participant, { type: 'changeDetails', fields: ['email', 'phone'] })
      .then('DetailsChanged');
    expect(questions(play)).toEqual(['endorsement-not-asked/no-address']);
  });

  it('S2.4 an address that fails too is asked about again', () => {
    const play = unasked('own-address');
    const about = { reason: 'address-corrected' };
    const events = given(play).when(provider, resolved('own-address'), about).then('ExceptionSettled');
    expect(mailOf(play, events)).toEqual(['headteacher:endorsement-asked']);
    play.say(engine, failed('own-address', `${play.journey.n}/endorsement-asked/headteacher`));
    expect(questions(play)).toEqual(['endorsement-not-asked/own-address']);
  });

  it('S2.4 accepted, it stays with the provider: no letter leaves, and no reminder raises it again', () => {
    const play = unasked();
    const events = given(play)
      .when(provider, resolved('no-address', 'accepted'), { reason: 'school-sends-it' })
      .then('ExceptionSettled');
    expect(mailOf(play, events)).toEqual([]);
    given(play).when(engine, failed('no-address', '9/endorsement-reminder/headteacher')).then('EffectFailed');
  });

  it.each(['headteacher', 'principal'])('S2.4 a %s who applies is not asked to endorse themself', (role) => {
    const play = nobody();
    const form = { ...sencoForm, role };
    const events = play.say(provider, { type: 'enrol', registration: 'r-1', form });
    expect(mailOf(play, events)).toEqual(['participant:application-received', 'provider:needs-a-person']);
    expect(questions(play)).toEqual(['endorsement-not-asked/applicant-is-head']);
    const chair = play.say(provider, {
      type: 'changeDetails',
      fields: ['headteacherName', 'headteacherEmail'],
    });
    expect(mailOf(play, chair)).toContain('headteacher:endorsement-asked');
    play.say(headteacher, declaration);
    expect(questions(play)).toEqual([]);
  });

  it('S2.4 where no declaration is asked for, it is nobody’s question', () => {
    const play = livedTo('2027-01-12', { ...lifePlans.earlyYears, acceptedAfter: null });
    play.say(participant, {
      type: 'receiveForm',
      form: { ...lifePlans.earlyYears.form, role: 'headteacher' },
    });
    given(play).when(engine, failed('no-address')).then('EffectFailed', 'ExceptionRaised');
    expect(questions(play)).toContain(`effect-failed/${asked}`);
    expect(questions(play).join()).not.toContain('endorsement-not-asked');
  });
});
