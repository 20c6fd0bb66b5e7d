/** Every command, given by somebody who may at a moment at which it changes something. */
import type { CommandType } from '../../workflows/journey/command.js';
import { accepted, applying, complete, livedTo, nobody } from '../beginnings.js';
import { lifePlans } from '../lives.js';
import {
  admin,
  assessor,
  coach,
  engine,
  headteacher,
  participant,
  provider,
  sencoForm,
  spring,
} from '../people.js';
import { partOfLdr, wholeLdr } from '../reviews.js';
import {
  first,
  uncoached,
  sought,
  full,
  offered,
  booked,
  held,
  inCourse,
  selected,
  missedEvent,
  inWindow,
  closed,
  failed,
  scores,
  script,
  slot,
} from './moments.js';
import { story, type Story } from './story.js';

export const commandStories: Record<CommandType, Story> = {
  enrol: story(nobody, provider, { type: 'enrol', registration: null, form: null }),
  matchRegistration: story(applying, provider, { type: 'matchRegistration', registration: 'other' }),
  receiveForm: story(applying, participant, { type: 'receiveForm', form: sencoForm }),
  provideEvidence: story(applying, headteacher, {
    type: 'provideEvidence',
    evidence: 'headteacher-declaration',
    document: 'd',
  }),
  declineEndorsement: story(applying, headteacher, { type: 'declineEndorsement' }, 'no-time-released'),
  settleSuitability: story(() => applying({ ...sencoForm, qts: false }), provider, {
    type: 'settleSuitability',
    verdict: 'suitable',
  }),
  requestInformation: story(applying, provider, { type: 'requestInformation', question: 'n-1' }),
  provideInformation: story(
    () => {
      const play = applying();
      play.say(provider, { type: 'requestInformation', question: 'n-1' });
      return play;
    },
    participant,
    { type: 'provideInformation', answer: 'n-2' },
  ),
  decideFunding: story(applying, provider, { type: 'decideFunding', funding: 'school' }),
  accept: story(complete, provider, { type: 'accept' }),
  reject: story(complete, provider, { type: 'reject' }),
  waitlist: story(complete, provider, { type: 'waitlist' }),
  takeOffer: story(offered, participant, { type: 'takeOffer' }),
  declineOffer: story(offered, participant, { type: 'declineOffer' }),
  takeUpPost: story(
    () => applying({ ...sencoForm, motivation: 'aspiring-senco', postTakenUp: null }),
    participant,
    {
      type: 'takeUpPost',
      on: '2026-09-01',
    },
  ),
  giveUpPost: story(accepted, participant, { type: 'giveUpPost', on: '2026-08-31' }),
  correctPost: story(accepted, provider, { type: 'correctPost', takenUp: '2024-09-01' }),
  settleException: story(() => applying({ ...sencoForm, qts: false }), provider, {
    type: 'settleException',
    exception: 'suitability-to-investigate',
    how: 'accepted',
  }),
  moveGroup: story(accepted, provider, { type: 'moveGroup', group: 'manchester' }),
  changeCoach: story(accepted, provider, { type: 'changeCoach', coach: 'coach-2' }),
  completeElement: story(booked, participant, {
    type: 'completeElement',
    element: 'getting-started',
    on: '2026-10-20',
  }),
  creditElement: story(accepted, provider, { type: 'creditElement', element: 'event-1' }),
  recordAttendance: story(() => livedTo('2026-11-16').on('2026-11-17'), provider, {
    type: 'recordAttendance',
    event: 'event-1',
    attended: true,
    on: '2026-11-17',
  }),
  bookCatchUp: story(missedEvent, provider, { type: 'bookCatchUp', event: 'event-1', group: 'manchester' }),
  selectActivities: story(inCourse, participant, {
    type: 'selectActivities',
    course: 'course-1',
    activities: ['practice-1-a', 'practice-1-b', 'practice-1-d'],
  }),
  completeActivity: story(selected, participant, {
    type: 'completeActivity',
    course: 'course-1',
    activity: 'practice-1-a',
    on: '2026-11-27',
  }),
  submitTask: story(selected, participant, { type: 'submitTask', task: 'task-1', document: 'd' }),
  returnFeedback: story(() => livedTo('2027-02-25'), coach(), {
    type: 'returnFeedback',
    task: 'task-1',
    document: 'f',
  }),
  writeReview: story(accepted, coach(), partOfLdr(['coach-view'])),
  agreeReview: story(
    () => {
      const play = accepted();
      play.say(provider, wholeLdr());
      return play;
    },
    participant,
    { type: 'agreeReview', review: 'ldr-review' },
  ),
  bookSession: story(accepted, coach(), {
    type: 'bookSession',
    session: first,
    starts: '2026-10-26T16:00:00Z',
  }),
  moveSession: story(booked, participant, { type: 'moveSession', session: first, preferred: null }),
  cancelSession: story(booked, participant, { type: 'cancelSession', session: first }),
  completeSession: story(booked, coach(), {
    type: 'completeSession',
    session: first,
    held: '2026-10-20T15:00:00Z',
    minutes: 60,
    notes: null,
  }),
  missSession: story(() => livedTo('2026-10-21').on('2026-10-22', '17:00'), coach(), {
    type: 'missSession',
    session: first,
    on: '2026-10-22T15:00:00Z',
  }),
  correctSession: story(held, coach(), {
    type: 'correctSession',
    session: first,
    held: '2026-10-22T15:00:00Z',
    minutes: 45,
  }),
  submitCaseStudy: story(inWindow, participant, {
    type: 'submitCaseStudy',
    document: 'd',
    words: 2000,
    arrived: '2028-03-14T20:00:00Z',
  }),
  correctArrival: story(inWindow, provider, {
    type: 'correctArrival',
    document: 'd-late',
    words: 2000,
    corrected: '2028-03-14T09:00:00Z',
  }),
  releasePaper: story(inWindow, provider, {
    type: 'releasePaper',
    window: 'window-2028-03',
    paper: 'p-1',
    replaces: false,
  }),
  grantExtension: story(inWindow, provider, { type: 'grantExtension', days: 3 }),
  recordMark: story(() => livedTo('2028-03-22'), assessor('assessor-1'), {
    type: 'recordMark',
    script,
    scores,
  }),
  declareConflict: story(() => livedTo('2028-03-22'), provider, {
    type: 'declareConflict',
    assessor: 'assessor-1',
  }),
  reassignScript: story(() => livedTo('2028-03-22'), provider, {
    type: 'reassignScript',
    script,
    from: null,
    to: null,
  }),
  releaseResult: story(() => livedTo('2028-03-28'), provider, { type: 'releaseResult' }),
  appeal: story(failed, participant, { type: 'appeal' }),
  defer: story(accepted, participant, { type: 'defer', expectedReturn: '2027-01-11' }),
  return: story(() => livedTo('2027-02-10', lifePlans.deferral), participant, {
    type: 'return',
    cohort: null,
  }),
  withdraw: story(accepted, participant, { type: 'withdraw' }),
  reinstate: story(() => livedTo('2027-05-20', lifePlans.withdrawal), provider, { type: 'reinstate' }),
  changeCohort: story(accepted, provider, { type: 'changeCohort', cohort: spring() }),
  changeProvider: story(accepted, admin, {
    type: 'changeProvider',
    provider: 'harbour-education',
    deliveryPartner: null,
  }),
  changeDetails: story(accepted, participant, { type: 'changeDetails', fields: ['email'] }),
  recordBounce: story(accepted, provider, { type: 'recordBounce', message: 'm-1', permanent: false }),
  placeGranted: story(sought, engine, { type: 'placeGranted', group: 'leeds', because: 'partner' }),
  groupUndecided: story(sought, engine, { type: 'groupUndecided' }),
  placesFull: story(sought, engine, { type: 'placesFull' }),
  placeOffered: story(full, engine, { type: 'placeOffered', group: 'leeds', because: 'nearest' }),
  coachFound: story(() => accepted(uncoached), engine, { type: 'coachFound', coach: 'coach-1' }),
  noCoach: story(() => accepted(uncoached), engine, { type: 'noCoach' }),
  catchUpFound: story(missedEvent, engine, {
    type: 'catchUpFound',
    event: 'event-1',
    group: 'manchester',
    date: '2026-11-18',
  }),
  noCatchUp: story(missedEvent, engine, { type: 'noCatchUp', event: 'event-1' }),
  sessionBooked: story(booked, engine, { type: 'sessionBooked', session: first, ...slot }),
  noSlot: story(booked, engine, { type: 'noSlot', session: first, until: '2026-11-30' }),
  markerFound: story(closed, engine, {
    type: 'markerFound',
    script,
    role: 'marker',
    assessor: 'assessor-1',
    newAssessor: false,
  }),
  noMarker: story(closed, engine, { type: 'noMarker', script, role: 'marker' }),
  markerFree: story(closed, engine, { type: 'markerFree', script, role: 'marker' }),
  conflictFound: story(() => livedTo('2028-03-22'), engine, {
    type: 'conflictFound',
    assessor: 'assessor-1',
    because: 'trust',
  }),
  effectFailed: story(accepted, engine, { type: 'effectFailed', effect: '9/0', code: 'no-answer' }),
  addressRefused: story(accepted, engine, {
    type: 'addressRefused',
    message: 'm-1',
    address: 'first',
    code: '550',
  }),
  unreachable: story(accepted, engine, { type: 'unreachable', message: 'm-1' }),
  refuseSignal: story(accepted, engine, { type: 'refuseSignal', session: first, code: 'in-the-future' }),
  reachDate: story(
    () => {
      const play = accepted();
      play.now = '2026-10-19T08:55:00Z';
      return play;
    },
    engine,
    { type: 'reachDate' },
  ),
};
