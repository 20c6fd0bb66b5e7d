/** Who may ask for what, when a reason is due, and what an interrupted or finished journey still accepts. */
import { londonDate } from './calendar.js';
import type { Command, CommandType } from './command.js';
import { refuseUnless } from './refusal.js';
import type { Journey } from './state.js';
import type { Role } from './values.js';

const staff: Role[] = ['provider', 'partner', 'admin'];
const decides: Role[] = ['provider', 'admin'];
const learner: Role[] = ['participant', ...staff];
const study: Role[] = ['participant', 'learning-environment', ...staff];
const coaching: Role[] = ['coach', ...staff];
const both: Role[] = ['participant', 'coach', ...staff];
const engine: Role[] = ['engine'];

/** The roles that may give each command; a coach and an assessor only for their own (S6.2, S6.4). */
export const permissions: Record<CommandType, Role[]> = {
  enrol: [...staff, 'participant'],
  matchRegistration: [...staff, 'engine'],
  receiveForm: learner,
  provideEvidence: ['headteacher', ...learner],
  declineEndorsement: ['headteacher', ...staff],
  settleSuitability: decides,
  requestInformation: staff,
  provideInformation: learner,
  decideFunding: decides,
  accept: decides,
  reject: decides,
  waitlist: decides,
  takeOffer: learner,
  declineOffer: learner,
  takeUpPost: learner,
  giveUpPost: learner,
  correctPost: learner,
  settleException: decides,
  moveGroup: decides,
  changeCoach: decides,
  completeElement: study,
  creditElement: decides,
  recordAttendance: staff,
  bookCatchUp: decides,
  selectActivities: study,
  completeActivity: study,
  submitTask: study,
  returnFeedback: coaching,
  writeReview: both,
  agreeReview: ['participant', 'coach'],
  bookSession: coaching,
  moveSession: both,
  cancelSession: both,
  completeSession: [...coaching, 'learning-environment'],
  missSession: coaching,
  correctSession: coaching,
  submitCaseStudy: ['participant', ...staff],
  correctArrival: decides,
  grantExtension: decides,
  releasePaper: decides,
  recordMark: ['assessor'],
  declareConflict: ['assessor', ...decides],
  reassignScript: decides,
  releaseResult: decides,
  appeal: learner,
  defer: learner,
  return: learner,
  withdraw: learner,
  reinstate: decides,
  changeCohort: decides,
  changeProvider: ['admin'],
  changeDetails: learner,
  recordBounce: [...decides, 'engine'],
  placeGranted: engine,
  placesFull: engine,
  groupUndecided: engine,
  placeOffered: engine,
  coachFound: engine,
  noCoach: engine,
  catchUpFound: engine,
  noCatchUp: engine,
  sessionBooked: engine,
  noSlot: engine,
  markerFound: engine,
  noMarker: engine,
  markerFree: engine,
  conflictFound: engine,
  effectFailed: engine,
  addressRefused: engine,
  unreachable: engine,
  refuseSignal: engine,
  reachDate: engine,
};

/** Commands for which a clause asks for a reason (S2.5, S2.8, S2.9, S4.1, S4.2, S5.3, S5.5). */
export const needsReason: ReadonlySet<CommandType> = new Set<CommandType>([
  'declineEndorsement',
  'settleSuitability',
  'reject',
  'correctPost',
  'settleException',
  'moveGroup',
  'creditElement',
  'cancelSession',
  'correctSession',
  'correctArrival',
  'grantExtension',
  'declareConflict',
  'reassignScript',
  'appeal',
  'defer',
  'withdraw',
  'reinstate',
  'changeCohort',
  'changeProvider',
]);

const always: readonly CommandType[] = [
  'effectFailed',
  'addressRefused',
  'unreachable',
  'recordBounce',
  'settleException',
];
const closing: readonly CommandType[] = [...always, 'refuseSignal', 'reachDate', 'changeDetails'];

/** What an interrupted journey still accepts: reports of what took place, and what ends the interruption. */
const accepted: Partial<Record<Journey['status'], ReadonlySet<CommandType>>> = {
  ended: new Set(always),
  withdrawn: new Set([...closing, 'reinstate']),
  deferred: new Set([
    ...closing,
    ...([
      'defer',
      'return',
      'withdraw',
      'changeCohort',
      'changeProvider',
      'changeCoach',
      'takeUpPost',
      'giveUpPost',
      'correctPost',
      'coachFound',
      'noCoach',
    ] as const),
    ...(['completeSession', 'missSession', 'correctSession', 'recordAttendance'] as const),
    ...(['completeActivity', 'returnFeedback', 'catchUpFound', 'noCatchUp', 'moveGroup'] as const),
    ...(['recordMark', 'releaseResult', 'markerFound', 'noMarker', 'appeal', 'provideEvidence'] as const),
    ...(['markerFree', 'conflictFound', 'declareConflict', 'reassignScript'] as const),
  ]),
};

/** In which interruptions, and after which end, a command is still accepted. */
export const acceptedWhile = (type: CommandType): Journey['status'][] =>
  (Object.keys(accepted) as Journey['status'][]).filter((status) => accepted[status]?.has(type));

export function refuseUnlessAllowed(journey: Journey, command: Command): void {
  const { role, id } = command.actor;
  const allowed = permissions[command.type];
  refuseUnless(allowed.includes(role), 'not-allowed', () => ({
    role,
    command: command.type,
    allowed: allowed.join(', '),
  }));
  const own = role !== 'coach' || journey.coach === id || isOwnReport(journey, command);
  refuseUnless(own, 'not-your-participant');
  refuseUnless(!needsReason.has(command.type) || command.reason, 'reason-needed', { command: command.type });
}

/** A coach who was replaced may still report the sessions that were booked with them: past ones stay (S3.5). */
function isOwnReport(journey: Journey, command: Command): boolean {
  const isReport =
    command.type === 'completeSession' || command.type === 'missSession' || command.type === 'correctSession';
  return isReport && journey.sessions[command.session]?.booking?.coach === command.actor.id;
}

/** Refuses what the state of the journey does not allow at all. */
export function mayNotYet(journey: Journey, command: Command): void {
  if (command.type === 'enrol') return;
  refuseUnless(journey.n > 0, 'not-enrolled');
  if (accepted[journey.status]?.has(command.type) ?? journey.status === 'active') return;
  if (journey.ended) {
    refuseUnless(false, 'journey-ended', { on: londonDate(journey.ended.at), as: journey.ended.as });
  }
  refuseUnless(journey.status !== 'withdrawn', 'journey-withdrawn', {
    on: journey.withdrawal ? londonDate(journey.withdrawal.on) : '',
  });
  refuseUnless(journey.status !== 'deferred', 'journey-deferred', {
    on: journey.deferral ? londonDate(journey.deferral.since) : '',
  });
}
