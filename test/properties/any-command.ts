/** Arbitrary commands, valid and invalid, for a journey at any moment, and arbitrary people who give them. */
import fc from 'fast-check';
import type { Programme } from '../../programmes/schema.js';
import type { Actor } from '../../workflows/journey/values.js';
import { autumn, earlyYears, nurseryForm, sencoForm, spring } from '../../lives/people.js';
import { anyAssessment, anyCoaching, anyStudy } from './any-work.js';
import { any, dayFrom, days, documents, groups, one, plain, type AnyAsked, type Asked } from './asked.js';

export const anyActor: fc.Arbitrary<Actor> = fc.constantFrom<Actor>(
  { role: 'participant', id: 'participant-1' },
  { role: 'provider', id: 'staff-1' },
  { role: 'admin', id: 'admin-1' },
  { role: 'coach', id: 'coach-1' },
  { role: 'coach', id: 'coach-2' },
  { role: 'assessor', id: 'assessor-1' },
  { role: 'assessor', id: 'assessor-2' },
  { role: 'headteacher', id: 'headteacher-1' },
  { role: 'learning-environment', id: 'canvas' },
  { role: 'engine', id: 'world' },
);

const forms = fc.constantFrom(
  ...[sencoForm, nurseryForm, { ...sencoForm, qts: false }],
  ...[
    { ...sencoForm, role: 'teaching-assistant' },
    { ...sencoForm, role: 'headteacher' },
  ],
);
const cohorts = fc.constantFrom(autumn(), spring(), earlyYears());
const because = one('nearest', 'partner');
const message = one('1/accepted/participant');

const application: AnyAsked[] = [
  plain('accept', 'reject', 'waitlist', 'takeOffer', 'declineOffer', 'placesFull'),
  any('enrol', { registration: fc.option(one('r-1')), form: fc.option(forms) }),
  any('receiveForm', { form: forms }),
  any('matchRegistration', { registration: one('r-1', 'r-2') }),
  any('provideEvidence', {
    evidence: one('headteacher-declaration', 'qts-certificate', 'setting-confirmation'),
    document: documents,
  }),
  plain('declineEndorsement'),
  any('settleSuitability', { verdict: one('suitable', 'unsuitable') }),
  any('requestInformation', { question: one('note-1') }),
  any('provideInformation', { answer: one('note-2') }),
  any('decideFunding', { funding: one('scholarship', 'programme', 'self') }),
  any('placeGranted', { group: groups, because }),
  any('placeOffered', { group: groups, because }),
  any('moveGroup', { group: groups }),
  any('changeCoach', { coach: fc.constantFrom('coach-1', 'coach-2', null) }),
  any('coachFound', { coach: one('coach-1', 'coach-2') }),
];

const interruption: AnyAsked[] = [
  plain('withdraw', 'reinstate', 'appeal', 'releaseResult', 'noCoach'),
  days.map((count): Asked => (now) => ({ type: 'takeUpPost', on: dayFrom(now, -count) })),
  days.map((count): Asked => (now) => ({ type: 'giveUpPost', on: dayFrom(now, -count) })),
  days.map((count): Asked => (now) => ({ type: 'correctPost', takenUp: dayFrom(now, -count) })),
  days.map((count): Asked => (now) => ({ type: 'defer', expectedReturn: dayFrom(now, count) })),
  any('return', { cohort: fc.option(cohorts) }),
  any('changeCohort', { cohort: cohorts }),
  any('changeProvider', {
    provider: one('northstar-learning', 'harbour-education', 'nobody'),
    deliveryPartner: fc.option(one('severnside-teaching-hub')),
  }),
  any('changeDetails', { fields: fc.constantFrom<string[]>([], ['email'], ['familyName']) }),
];

const world: AnyAsked[] = [
  any('recordBounce', { message, permanent: fc.boolean() }),
  any('recordBounce', {
    message: one('1/accepted/participant', '1/endorsement-asked/headteacher', '9/due-soon/participant'),
    permanent: fc.boolean(),
    address: one('first', 'second'),
    another: fc.boolean(),
  }),
  any('effectFailed', { effect: one('3/0'), code: one('no-answer') }),
  any('effectFailed', {
    effect: one('1/endorsement-asked/headteacher'),
    code: one('no-address', 'own-address'),
  }),
  any('addressRefused', { message, address: one('first', 'second'), code: one('550') }),
  any('unreachable', { message }),
  any('refuseSignal', { session: one('coaching-1', 'none'), code: one('unknown-element') }),
  any('settleException', {
    how: one('resolved', 'accepted'),
    exception: one(
      'joined-too-late/event-1',
      'no-coach',
      'found-unsuitable',
      'endorsement-not-asked/no-address',
      'silent/task-1',
      'no-marker/j-0001-1',
      'no-coaching-slot/coaching-1',
    ),
  }),
];

/** Any command, a date of the agenda more often than others. */
export const anyAsked = (programme: Programme): AnyAsked =>
  fc.oneof(
    { weight: 6, arbitrary: plain('reachDate') },
    ...application,
    ...anyStudy(programme),
    ...anyCoaching(programme),
    ...anyAssessment(programme),
    ...interruption,
    ...world,
  );
