import { describe, expect, it } from 'vitest';
import { applicationEvolvers } from '../../../workflows/journey/evolve/application.js';
import { assess } from '../../../workflows/journey/rules/application.js';
import type { ApplicationForm } from '../../../workflows/journey/values.js';
import { applying, complete, livedTo, nobody } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { headteacher, participant, provider, sencoForm } from '../../../lives/people.js';

const declaration = {
  type: 'provideEvidence',
  evidence: 'headteacher-declaration',
  document: 'd-1',
} as const;
const certificate = { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd-2' } as const;
const verdictOn = (change: Partial<ApplicationForm>) => assess(nobody().journey, { ...sencoForm, ...change });

describe('application', () => {
  it('S2.1 begins with the enrolment; registration and form come in either order', () => {
    const formFirst = nobody();
    given(formFirst)
      .when(provider, { type: 'enrol', registration: null, form: sencoForm })
      .then('Enrolled', 'ApplicationFormReceived', 'StatutoryDeadlineSet', 'SuitabilityAssessed');
    given(formFirst)
      .when(provider, { type: 'matchRegistration', registration: 'r-1' })
      .then('RegistrationMatched');
    const registrationFirst = nobody();
    given(registrationFirst)
      .when(provider, { type: 'enrol', registration: 'r-1', form: null })
      .then('Enrolled', 'RegistrationMatched');
    given(registrationFirst)
      .when(participant, { type: 'receiveForm', form: sencoForm })
      .then('ApplicationFormReceived', 'StatutoryDeadlineSet', 'SuitabilityAssessed');
    expect(formFirst.journey.application).toEqual(registrationFirst.journey.application);
  });

  it('S2.1 meets the same journey, unchanged, when the same person is enrolled again', () => {
    given(applying()).when(provider, { type: 'enrol', registration: 'other', form: null }).nothing();
  });

  it('S2.1 takes the registration that is there already as said', () => {
    given(applying()).when(provider, { type: 'matchRegistration', registration: 'registration-1' }).nothing();
  });

  it('S2.1 knows nobody before the enrolment', () => {
    given(nobody()).when(provider, { type: 'accept' }).refused('not-enrolled');
    given(nobody()).when(participant, { type: 'receiveForm', form: sencoForm }).refused('not-enrolled');
  });

  it('S2.3 tells participant and headteacher what is wanted, and keeps each paper once', () => {
    const play = nobody();
    const events = play.say(provider, { type: 'enrol', registration: 'r-1', form: sencoForm });
    expect(mailOf(play, events)).toEqual([
      'participant:application-received',
      'headteacher:endorsement-asked',
    ]);
    given(play).when(headteacher, declaration).then('EvidenceProvided');
    given(play).when(headteacher, declaration).nothing();
  });

  it('S2.3 refuses a paper that the programme does not ask for', () => {
    given(applying())
      .when(participant, { type: 'provideEvidence', evidence: 'setting-confirmation', document: 'd' })
      .refused('evidence-not-asked');
  });

  it('S2.3 chases what is missing in the mornings of working days, and the headteacher for the endorsement', () => {
    const play = applying();
    const events = play.until('2026-10-01T12:00:00Z');
    const nudges = onlyOf(events, 'Nudged');
    expect(nudges.map(({ at }) => at.slice(0, 10))).toEqual(['2026-09-08', '2026-09-15', '2026-09-29']);
    expect(mailOf(play, nudges.slice(0, 1))).toEqual([
      'participant:evidence-missing',
      'headteacher:endorsement-reminder',
    ]);
    given(play).when(headteacher, declaration).then('EvidenceProvided');
    expect(mailOf(play, nudges.slice(0, 1))).toEqual(['participant:evidence-missing']);
  });

  it('S2.3 chases once before the deadline those who come just before it', () => {
    const play = applying(sencoForm, {}, '2026-10-05T10:00:00Z');
    const events = play.until('2026-12-31T12:00:00Z');
    expect(onlyOf(events, 'Nudged').map(({ at }) => at.slice(0, 10))).toEqual(['2026-10-08']);
    expect(onlyOf(events, 'Ended').map(({ as, at }) => [as, at])).toEqual([
      ['expired', '2026-10-09T23:00:00Z'],
    ]);
  });

  it('S2.3 expires with the application deadline, at midnight in London', () => {
    const play = livedTo('9999-12-31', lifePlans.expired);
    expect(play.journey.ended).toEqual({
      as: 'expired',
      why: 'application-not-completed',
      at: '2026-10-09T23:00:00Z',
    });
    expect(mailOf(play, play.events.slice(-1))).toEqual(['participant:expired']);
  });

  it('S2.3 leaves whoever comes after the deadline the time of every chase and a week', () => {
    const play = applying(sencoForm, {}, '2026-10-20T10:00:00Z');
    play.until('2027-12-31T12:00:00Z');
    expect(play.journey.ended?.at).toBe('2026-11-25T00:00:00Z');
  });

  it('S2.3 lets nothing expire that waits for the provider', () => {
    const play = complete();
    play.until('2027-06-30T12:00:00Z');
    expect(play.journey.status).toBe('applying');
  });

  it.each(['senco', 'principal', 'deputy-headteacher', 'head-of-year', 'head-of-early-years'])(
    'S2.4 finds a %s suitable',
    (role) => expect(verdictOn({ role })).toEqual({ verdict: 'suitable', reasons: ['meets-all-criteria'] }),
  );

  it.each([
    'early-career-teacher',
    'unqualified-teacher',
    'teaching-assistant',
    'higher-level-teaching-assistant',
  ])('S2.4 finds a %s unsuitable', (role) =>
    expect(verdictOn({ role })).toEqual({ verdict: 'unsuitable', reasons: ['role-unsuitable'] }),
  );

  it.each([
    ['a classroom teacher', { role: 'classroom-teacher' }, 'role-to-investigate'],
    ['somebody outside a school', { setting: 'outside-school' }, 'outside-a-school'],
    ['somebody without QTS', { qts: false }, 'no-qts'],
    [
      'somebody who does not say where they would practise',
      { opportunity: false },
      'opportunity-not-described',
    ],
  ] as const)('S2.4 puts %s to a person', (_, change, reason) => {
    expect(verdictOn(change)).toEqual({ verdict: 'investigate', reasons: [reason] });
  });

  it('S2.4 asks for two years of teaching', () => {
    expect(verdictOn({ teachingYears: 1 })).toEqual({
      verdict: 'unsuitable',
      reasons: ['too-few-teaching-years'],
    });
    expect(verdictOn({ teachingYears: 2 }).verdict).toBe('suitable');
  });

  it('S2.4 tells the provider what is to be investigated, until a person has settled it with a reason', () => {
    const play = applying({ ...sencoForm, role: 'classroom-teacher' });
    expect(play.journey.exceptions.map(({ code }) => code)).toEqual(['suitability-to-investigate']);
    expect(mailOf(play, onlyOf(play.events, 'ExceptionRaised'))).toEqual(['provider:to-investigate']);
    const settle = { type: 'settleSuitability', verdict: 'suitable' } as const;
    given(play).when(provider, settle).refused('reason-needed');
    given(play)
      .when(provider, settle, { reason: 'leads-provision' })
      .then('SuitabilitySettled', 'ExceptionSettled');
    given(play).when(provider, settle, { reason: 'leads-provision' }).nothing();
  });

  it('S2.4 assesses a corrected form anew, and asks again if it has to', () => {
    const play = applying({ ...sencoForm, role: 'classroom-teacher' });
    play.say(provider, { type: 'settleSuitability', verdict: 'suitable' }, { reason: 'leads-provision' });
    given(play)
      .when(participant, { type: 'receiveForm', form: { ...sencoForm, qts: false } })
      .then('ApplicationFormReceived', 'SuitabilityAssessed', 'ExceptionRaised');
  });

  it('S2.4 has nothing to settle before there is a form', () => {
    const play = nobody();
    play.say(provider, { type: 'enrol', registration: null, form: null });
    given(play)
      .when(provider, { type: 'settleSuitability', verdict: 'suitable' }, { reason: 'x' })
      .refused('suitability-not-open');
  });

  it('S2.4 asks for more information and takes the answer', () => {
    const play = applying();
    const asked = given(play)
      .when(provider, { type: 'requestInformation', question: 'n-1' })
      .then('InformationRequested');
    expect(mailOf(play, asked)).toEqual(['participant:information-wanted']);
    given(play).when(participant, { type: 'provideInformation', answer: 'n-2' }).then('InformationProvided');
    given(play)
      .when(participant, { type: 'provideInformation', answer: 'n-3' })
      .refused('no-information-asked');
  });

  it('S2.7 takes only fundings of the programme', () => {
    const play = applying();
    given(play).when(provider, { type: 'decideFunding', funding: 'programme' }).refused('funding-unknown');
    given(play).when(provider, { type: 'decideFunding', funding: 'trust' }).then('FundingDecided');
    given(play).when(provider, { type: 'decideFunding', funding: 'trust' }).nothing();
  });

  it('S2.8 rejects with a reason, at any time before acceptance, and tells the participant', () => {
    const play = applying();
    given(play).when(provider, { type: 'reject' }).refused('reason-needed');
    const events = given(play).when(provider, { type: 'reject' }, { reason: 'no-opportunity' }).then('Ended');
    expect(mailOf(play, events)).toEqual(['participant:rejected']);
    expect(play.journey.ended?.why).toBe('no-opportunity');
    given(play).when(participant, certificate).refused('journey-ended');
  });

  it('S2.2 waives the certificate for whoever says they have no QTS, and asks a person instead', () => {
    const play = applying({ ...sencoForm, qts: false });
    play.say(headteacher, declaration);
    play.say(provider, { type: 'decideFunding', funding: 'scholarship' });
    given(play).when(provider, { type: 'accept' }).refused('suitability-open');
  });

  it('S2.4 records every step of an application in the state', () => {
    expect(Object.keys(applicationEvolvers).length).toBeGreaterThan(15);
    expect(typesOf(complete().events)).toEqual([
      'Enrolled',
      'RegistrationMatched',
      'ApplicationFormReceived',
      'StatutoryDeadlineSet',
      'SuitabilityAssessed',
      'EvidenceProvided',
      'EvidenceProvided',
      'FundingDecided',
    ]);
  });
});
