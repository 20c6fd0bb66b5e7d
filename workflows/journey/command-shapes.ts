/** What every command, and the one report that comes as a signal, may consist of (S3.6). */
import { fundings, markerRoles, settings } from './values.js';
import type { CommandOf, CommandType } from './command.js';
import {
  day,
  flag,
  instant,
  isReservedId,
  listOf,
  mapOf,
  number,
  oneOf,
  orNull,
  shape,
  text,
  time,
  whole,
  word,
  type ShapeCheck,
} from './shape.js';

const form = shape({
  role: word,
  motivation: word,
  postTakenUp: orNull(day),
  earlierAward: oneOf('held', 'under-way', 'none'),
  teachingYears: number(0, 60),
  qts: flag,
  opportunity: flag,
  setting: oneOf(...settings),
  fundingWish: word,
  workEmail: flag,
});

const name = text(300);
const places = shape({ total: whole(1, 1_000_000), funded: whole(0, 1_000_000) });
const between = { from: day, to: day };
const days = mapOf(day, 500);

const group = shape({
  id: word,
  title: name,
  provider: word,
  deliveryPartner: orNull(word),
  venue: shape({
    name,
    postcode: name,
    easting: whole(-10_000_000, 10_000_000),
    northing: whole(-10_000_000, 10_000_000),
  }),
  places: whole(1, 1_000_000),
  viability: whole(0, 1_000_000),
  events: days,
  groupCoaching: mapOf(shape({ date: day, time }), 500),
});

/** A cohort travels by value (S1.7). */
const cohort = shape({
  id: word,
  programme: word,
  programmeVersion: name,
  title: name,
  intake: oneOf('autumn', 'spring'),
  applications: shape({ open: day, deadline: day }),
  induction: shape({ opens: day }),
  courses: days,
  stages: days,
  groups: listOf(group, 2_000),
  windows: listOf(shape({ id: word, opens: day }, { paper: oneOf('sent', 'learning-environment') }), 100),
  milestones: listOf(shape({ declaration: word, ...between }), 100),
  contracts: listOf(
    shape({ provider: word, places, byDeliveryPartner: mapOf(places, 2_000), pricePence: whole(0, 1e9) }),
    500,
  ),
  bankHolidays: listOf(day, 500),
  schoolHolidays: listOf(shape({ name, ...between }), 500),
});

/** A question or an answer is the id of a note; words of a few lines are taken as well. */
const note = text(4_000);
const markerRole = oneOf(...markerRoles);
const because = oneOf('partner', 'nearest');
const session = { session: word };
const report = { ...session, held: instant, minutes: whole(0, 100_000) };
const booking = {
  ...session,
  booking: word,
  coach: word,
  starts: instant,
  ends: instant,
  sequence: whole(0, 1e6),
};

type PartOf<T extends CommandType> = Exclude<keyof CommandOf<T>, keyof CommandOf<'reject'>>;
type OptionalOf<T extends CommandType> = {
  [P in PartOf<T>]: object extends Pick<CommandOf<T>, P> ? P : never;
}[PartOf<T>];

const parts: {
  readonly [T in CommandType]: Readonly<Record<Exclude<PartOf<T>, OptionalOf<T>>, ShapeCheck>>;
} = {
  enrol: { registration: orNull(word), form: orNull(form) },
  matchRegistration: { registration: word },
  receiveForm: { form },
  provideEvidence: {
    evidence: oneOf('headteacher-declaration', 'qts-certificate', 'setting-confirmation'),
    document: word,
  },
  declineEndorsement: {},
  settleSuitability: { verdict: oneOf('suitable', 'unsuitable') },
  requestInformation: { question: note },
  provideInformation: { answer: note },
  decideFunding: { funding: oneOf(...fundings) },
  accept: {},
  reject: {},
  waitlist: {},
  takeOffer: {},
  declineOffer: {},
  takeUpPost: { on: day },
  giveUpPost: { on: day },
  correctPost: { takenUp: day },
  settleException: { exception: text(300), how: oneOf('resolved', 'accepted') },
  moveGroup: { group: word },
  changeCoach: { coach: orNull(word) },
  completeElement: { element: word, on: day },
  creditElement: { element: word },
  recordAttendance: { event: word, attended: flag, on: day },
  bookCatchUp: { event: word, group: word },
  selectActivities: { course: word, activities: listOf(word, 50) },
  completeActivity: { course: word, activity: word, on: day },
  submitTask: { task: word, document: word },
  returnFeedback: { task: word, document: word },
  writeReview: { review: word, document: word },
  agreeReview: { review: word },
  bookSession: { ...session, starts: instant },
  moveSession: { ...session, preferred: orNull(instant) },
  cancelSession: session,
  completeSession: { ...report, notes: orNull(word) },
  missSession: { ...session, on: instant },
  correctSession: { ...report, held: orNull(instant) },
  submitCaseStudy: { document: word, words: whole(0, 10_000_000), arrived: instant },
  correctArrival: { document: word, words: whole(0, 10_000_000), corrected: instant },
  grantExtension: { days: whole(0, 100_000) },
  releasePaper: { window: word, paper: word, replaces: flag },
  recordMark: { script: word, scores: mapOf(number(0, 1_000), 100) },
  declareConflict: { assessor: word },
  reassignScript: { script: word, from: orNull(word), to: orNull(word) },
  releaseResult: {},
  appeal: {},
  defer: { expectedReturn: day },
  return: { cohort: orNull(cohort) },
  withdraw: {},
  reinstate: {},
  changeCohort: { cohort },
  changeProvider: { provider: word, deliveryPartner: orNull(word) },
  changeDetails: { fields: listOf(word, 20) },
  recordBounce: { message: text(300), permanent: flag },
  placeGranted: { group: word, because },
  placesFull: {},
  groupUndecided: {},
  placeOffered: { group: word, because },
  coachFound: { coach: word },
  noCoach: {},
  catchUpFound: { event: word, group: word, date: day },
  noCatchUp: { event: word },
  sessionBooked: booking,
  noSlot: { ...session, until: day },
  markerFound: { script: word, role: markerRole, assessor: word, newAssessor: flag },
  noMarker: { script: word, role: markerRole },
  markerFree: { script: word, role: markerRole },
  conflictFound: { assessor: word, because: oneOf('declared', 'coach', 'setting', 'trust') },
  effectFailed: { effect: text(300), code: text(100) },
  addressRefused: { message: text(300), address: oneOf('first', 'second'), code: text(100) },
  unreachable: { message: text(300) },
  refuseSignal: { ...session, code: text(100) },
  reachDate: {},
};

/** Which may be missing: they came later, and older clients and records have none. */
const optionalParts: {
  readonly [T in CommandType as OptionalOf<T> extends never ? never : T]: Readonly<
    Record<OptionalOf<T>, ShapeCheck>
  >;
} = {
  accept: { group: orNull(word) },
  catchUpFound: {
    elsewhere: shape({ cohort: word, title: name, venue: shape({ name, postcode: name }) }),
  },
  recordMark: { document: word },
  agreeReview: { document: word },
  writeReview: {
    contents: shape({ filled: listOf(word, 50), changed: listOf(word, 50), replaces: orNull(word) }),
  },
  recordBounce: { address: oneOf('first', 'second'), another: flag },
  submitCaseStudy: {
    reading: shape({
      countedTo: oneOf('references', 'bibliography', 'appendix', 'end'),
      wordsAfter: whole(0, 10_000_000),
      doubt: orNull(oneOf('much-after-it', 'heading-passed-over')),
      traces: listOf(oneOf('name', 'school', 'email', 'trn'), 4),
    }),
  },
};

const commandId: ShapeCheck = (value, path) =>
  word(value, path) ??
  (isReservedId(value as string) ? `${path} must not begin as the engine's own ids do` : null);

const actor = shape({
  role: oneOf(
    ...['participant', 'headteacher', 'coach', 'assessor', 'partner', 'provider', 'admin'],
    ...['learning-environment', 'engine'],
  ),
  id: word,
});

const optional: Readonly<Record<string, Readonly<Record<string, ShapeCheck>>>> = optionalParts;

const checks = new Map(
  Object.entries(parts).map(([type, own]) => [
    type,
    shape(
      { ...own, type: oneOf(type), id: commandId, actor },
      { ...optional[type], reason: word, note: word },
    ),
  ]),
);

const unknownType: ShapeCheck = (_, path) => `${path} must be a command of a known type`;

/** What is wrong with a request that came in as an update; null if it can be decided. */
export function faultOfRequest(request: unknown): string | null {
  const { command } = (request ?? {}) as { command?: { type?: unknown } | null };
  const check = checks.get(command?.type as string) ?? unknownType;
  return shape({ command: check, at: orNull(instant) })(request, '');
}

/** The one signal (S3.5): notes travel as the id of a note, for free text would stay in the history for good. */
const reportShape = shape({
  ...report,
  minutes: whole(0, 100_000),
  id: commandId,
  coach: word,
  notes: orNull(word),
});

export const faultOfReport = (value: unknown): string | null => reportShape(value, '');
