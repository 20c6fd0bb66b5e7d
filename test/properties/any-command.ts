/** Arbitrary commands, valid and invalid, for a journey at any moment, and arbitrary people who give them. */
import fc from 'fast-check';
import type { Programme } from '../../programmes/schema.js';
import type { CommandType } from '../../workflows/journey/command.js';
import type { Actor } from '../../workflows/journey/values.js';
import { autumn, earlyYears, nurseryForm, sencoForm, spring } from '../../lives/people.js';
import { anyAssessment, anyCoaching, anyStudy } from './any-work.js';
import {
  any,
  dayFrom,
  days,
  documents,
  groups,
  one,
  plain,
  type AnyAsked,
  type AnyCommands,
  type Asked,
} from './asked.js';

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

const application = {
  accept: plain('accept'),
  reject: plain('reject'),
  waitlist: plain('waitlist'),
  takeOffer: plain('takeOffer'),
  declineOffer: plain('declineOffer'),
  placesFull: plain('placesFull'),
  enrol: any('enrol', { registration: fc.option(one('r-1')), form: fc.option(forms) }),
  receiveForm: any('receiveForm', { form: forms }),
  matchRegistration: any('matchRegistration', { registration: one('r-1', 'r-2') }),
  provideEvidence: any('provideEvidence', {
    evidence: one('headteacher-declaration', 'qts-certificate', 'setting-confirmation'),
    document: documents,
  }),
  declineEndorsement: plain('declineEndorsement'),
  settleSuitability: any('settleSuitability', { verdict: one('suitable', 'unsuitable') }),
  requestInformation: any('requestInformation', { question: one('note-1') }),
  provideInformation: any('provideInformation', { answer: one('note-2') }),
  decideFunding: any('decideFunding', { funding: one('scholarship', 'programme', 'self') }),
  placeGranted: any('placeGranted', { group: groups, because }),
  placeOffered: any('placeOffered', { group: groups, because }),
  moveGroup: any('moveGroup', { group: groups }),
  changeCoach: any('changeCoach', { coach: fc.constantFrom('coach-1', 'coach-2', null) }),
  coachFound: any('coachFound', { coach: one('coach-1', 'coach-2') }),
} satisfies Partial<AnyCommands>;

const interruption = {
  groupUndecided: plain('groupUndecided'),
  withdraw: plain('withdraw'),
  reinstate: plain('reinstate'),
  appeal: plain('appeal'),
  releaseResult: plain('releaseResult'),
  noCoach: plain('noCoach'),
  takeUpPost: days.map((count): Asked => (now) => ({ type: 'takeUpPost', on: dayFrom(now, -count) })),
  giveUpPost: days.map((count): Asked => (now) => ({ type: 'giveUpPost', on: dayFrom(now, -count) })),
  correctPost: days.map((count): Asked => (now) => ({ type: 'correctPost', takenUp: dayFrom(now, -count) })),
  defer: days.map((count): Asked => (now) => ({ type: 'defer', expectedReturn: dayFrom(now, count) })),
  return: any('return', { cohort: fc.option(cohorts) }),
  changeCohort: any('changeCohort', { cohort: cohorts }),
  changeProvider: any('changeProvider', {
    provider: one('northstar-learning', 'harbour-education', 'nobody'),
    deliveryPartner: fc.option(one('severnside-teaching-hub')),
  }),
  changeDetails: any('changeDetails', { fields: fc.constantFrom<string[]>([], ['email'], ['familyName']) }),
} satisfies Partial<AnyCommands>;

const world = {
  recordBounce: fc.oneof(
    any('recordBounce', { message, permanent: fc.boolean() }),
    any('recordBounce', {
      message: one('1/accepted/participant', '1/endorsement-asked/headteacher', '9/due-soon/participant'),
      permanent: fc.boolean(),
      address: one('first', 'second'),
      another: fc.boolean(),
    }),
  ),
  effectFailed: fc.oneof(
    any('effectFailed', { effect: one('3/0'), code: one('no-answer') }),
    any('effectFailed', {
      effect: one('1/endorsement-asked/headteacher'),
      code: one('no-address', 'own-address'),
    }),
  ),
  addressRefused: any('addressRefused', { message, address: one('first', 'second'), code: one('550') }),
  unreachable: any('unreachable', { message }),
  refuseSignal: any('refuseSignal', { session: one('coaching-1', 'none'), code: one('unknown-element') }),
  settleException: any('settleException', {
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
} satisfies Partial<AnyCommands>;

/** Every type of command there is, as anybody may give it at any moment. */
export const anyOfEach = (programme: Programme): AnyCommands => ({
  reachDate: plain('reachDate'),
  ...application,
  ...anyStudy(programme),
  ...anyCoaching(programme),
  ...anyAssessment(programme),
  ...interruption,
  ...world,
});

/** What ends or interrupts a journey would else leave little of it to be tried. */
const rare: ReadonlySet<string> = new Set<CommandType>([
  ...(['accept', 'reject', 'waitlist', 'takeOffer', 'declineOffer', 'placesFull'] as const),
  ...(['withdraw', 'reinstate', 'appeal', 'releaseResult', 'noCoach', 'groupUndecided'] as const),
]);

const weightOf = (type: string): number => (type === 'reachDate' ? 30 : rare.has(type) ? 1 : 5);

/** Any command, a date of the agenda more often than others. */
export const anyAsked = (programme: Programme): AnyAsked =>
  fc.oneof(
    ...Object.entries(anyOfEach(programme)).map(([type, arbitrary]) => ({
      weight: weightOf(type),
      arbitrary,
    })),
  );
