/** Every refusal, and a moment at which it is said. */
import type { RefusalCode } from '../../workflows/journey/refusal.js';
import { accepted, applying, complete, livedTo, nobody } from '../beginnings.js';
import { lifePlans } from '../lives.js';
import { admin, assessor, coach, earlyYears, participant, provider, sencoForm, spring } from '../people.js';
import { kindWorld } from '../world.js';
import { partOfLdr } from '../reviews.js';
import { story, type Story } from './story.js';

/** Said by the shell around the core, which alone knows the clock of a rehearsal, and meets what others send. */
export const shellCodes = ['not-a-rehearsal', 'time-goes-forward', 'malformed', 'rules-failed'] as const;

const first = 'coaching-induction';
const inCourse = () => livedTo('2026-11-23');
const selected = () => livedTo('2026-11-27');
const inWindow = () => livedTo('2028-03-14', { nothingSubmitted: [1] });
const scores = { 'context-and-need': 3, 'statutory-duties': 3, evidence: 3, 'leading-change': 3, impact: 3 };
const mark = (script = 'j-0001-1') => ({ type: 'recordMark', script, scores }) as const;
const reassign = (from: string | null = null, to: string | null = null) =>
  ({ type: 'reassignScript', script: 'j-0001-1', from, to }) as const;
/** The first mark does not count any more, while somebody moderates it. */
const markedByTwo = () => {
  const play = livedTo('2028-03-22');
  const failing = Object.fromEntries(Object.keys(scores).map((id) => [id, 2]));
  play.say(assessor('assessor-1'), { ...mark(), scores: failing });
  play.say(provider, { type: 'declareConflict', assessor: 'assessor-1' }, { reason: 'knows-the-author' });
  return play;
};
const select = (...activities: string[]) =>
  ({ type: 'selectActivities', course: 'course-1', activities }) as const;
const submit = (arrived: string) =>
  ({ type: 'submitCaseStudy', document: 'd', words: 2000, arrived }) as const;
const report = (minutes: number) =>
  ({ type: 'completeSession', session: first, held: '2026-10-20T15:00:00Z', minutes, notes: null }) as const;
const alone = () => accepted({ ...kindWorld, assign: () => [{ type: 'noCoach' }] });
const activity = (id: string) =>
  ({ type: 'completeActivity', course: 'course-1', activity: id, on: '2026-11-23' }) as const;
const oneDone = () => {
  const play = selected();
  play.say(participant, { ...activity('practice-1-a'), on: '2026-11-27' });
  return play;
};

export const refusalStories: Record<Exclude<RefusalCode, (typeof shellCodes)[number]>, Story> = {
  'not-allowed': story(applying, participant, { type: 'accept' }),
  'not-your-participant': story(accepted, coach('coach-9'), partOfLdr(['coach-view'])),
  'reason-needed': { ...story(accepted, participant, { type: 'withdraw' }), said: {} },
  'not-enrolled': story(nobody, provider, { type: 'accept' }),
  'journey-ended': story(() => livedTo('2028-12-01'), participant, { type: 'withdraw' }),
  'journey-withdrawn': story(() => livedTo('2027-05-20', lifePlans.withdrawal), participant, {
    type: 'withdraw',
  }),
  'journey-deferred': story(
    () => livedTo('2027-02-10', lifePlans.deferral),
    participant,
    select('practice-1-a'),
  ),
  'not-deferred': story(accepted, participant, { type: 'return', cohort: null }),
  'not-withdrawn': story(accepted, provider, { type: 'reinstate' }),
  'return-not-later': story(accepted, participant, { type: 'defer', expectedReturn: '2026-09-01' }),
  'return-too-far': story(accepted, participant, { type: 'defer', expectedReturn: '2030-09-02' }),
  'date-not-later': story(accepted, coach(), {
    type: 'bookSession',
    session: first,
    starts: '2026-09-01T10:00:00Z',
  }),
  'date-too-far': story(accepted, coach(), {
    type: 'bookSession',
    session: first,
    starts: '2062-09-01T10:00:00Z',
  }),
  'post-in-the-future': story(applying, provider, {
    type: 'receiveForm',
    form: { ...sencoForm, postTakenUp: '2062-01-05' },
  }),
  'no-statutory-duty': story(() => livedTo('2027-02-01', lifePlans.earlyYears), participant, {
    type: 'takeUpPost',
    on: '2027-01-11',
  }),
  'already-in-post': story(accepted, participant, { type: 'takeUpPost', on: '2026-08-20' }),
  'not-in-post': story(() => applying({ ...sencoForm, postTakenUp: null }), participant, {
    type: 'giveUpPost',
    on: '2026-08-20',
  }),
  'post-ends-before': story(accepted, participant, { type: 'giveUpPost', on: '2025-08-20' }),
  'extension-out-of-range': story(inWindow, provider, { type: 'grantExtension', days: 0 }),
  'application-decided': story(accepted, provider, { type: 'accept' }),
  'application-incomplete': story(applying, provider, { type: 'accept' }),
  'suitability-open': story(() => complete({ ...sencoForm, opportunity: false }), provider, {
    type: 'accept',
  }),
  'suitability-not-open': story(
    () => {
      const play = nobody();
      play.say(provider, { type: 'enrol', registration: null, form: null });
      return play;
    },
    provider,
    { type: 'settleSuitability', verdict: 'suitable' },
  ),
  unsuitable: story(() => complete({ ...sencoForm, teachingYears: 1 }), provider, { type: 'accept' }),
  'funding-undecided': story(() => livedTo('2026-09-07'), provider, { type: 'accept' }),
  'funding-unknown': story(applying, provider, { type: 'decideFunding', funding: 'programme' }),
  'evidence-not-asked': story(applying, participant, {
    type: 'provideEvidence',
    evidence: 'setting-confirmation',
    document: 'd',
  }),
  'no-information-asked': story(applying, participant, { type: 'provideInformation', answer: 'n' }),
  'no-place-offered': story(complete, participant, { type: 'takeOffer' }),
  'not-accepted': story(complete, participant, partOfLdr(['strengths'])),
  'unknown-group': story(accepted, provider, { type: 'moveGroup', group: 'nowhere' }),
  'unknown-element': story(accepted, participant, { type: 'submitTask', task: 'task-9', document: 'd' }),
  'unknown-activity': story(inCourse, participant, select('practice-9-z', 'practice-1-a', 'practice-1-b')),
  'wrong-number-of-activities': story(inCourse, participant, select('practice-1-a')),
  'activity-not-selected': story(inCourse, participant, activity('practice-1-a')),
  'activity-already-done': story(
    oneDone,
    participant,
    select('practice-1-b', 'practice-1-c', 'practice-1-d'),
  ),
  'not-open-yet': story(accepted, participant, { type: 'submitTask', task: 'task-1', document: 'd' }),
  'in-the-future': story(accepted, participant, {
    type: 'completeElement',
    element: 'getting-started',
    on: '2026-10-20',
  }),
  'before-enrolment': story(accepted, participant, {
    type: 'completeElement',
    element: 'getting-started',
    on: '2026-08-20',
  }),
  'already-done': story(() => livedTo('2026-10-23'), coach(), {
    ...report(45),
    held: '2026-10-23T15:00:00Z',
  }),
  'task-not-submitted': story(inCourse, coach(), { type: 'returnFeedback', task: 'task-1', document: 'f' }),
  'session-before-task': story(inCourse, coach(), {
    type: 'bookSession',
    session: 'coaching-1',
    starts: '2027-02-01T16:00:00Z',
  }),
  'session-not-booked': story(accepted, coach(), {
    type: 'missSession',
    session: 'coaching-1',
    on: '2026-09-01T10:00:00Z',
  }),
  'session-not-reported': story(accepted, coach(), {
    type: 'correctSession',
    session: 'coaching-2',
    held: null,
    minutes: 0,
  }),
  'minutes-out-of-range': story(() => livedTo('2026-10-20'), coach(), report(481)),
  'no-coach': story(alone, provider, { type: 'bookSession', session: first, starts: '2026-10-26T16:00:00Z' }),
  'already-coach': story(accepted, provider, { type: 'changeCoach', coach: 'coach-1' }),
  'review-not-written': story(accepted, participant, { type: 'agreeReview', review: 'ldr-review' }),
  'review-not-structured': story(accepted, participant, {
    type: 'writeReview',
    review: 'ldr-review',
    document: 'd',
  }),
  'unknown-field': story(accepted, participant, partOfLdr(['strength'])),
  'field-of-other-side': story(accepted, participant, partOfLdr(['coach-view'])),
  'review-incomplete': story(
    () => {
      const play = accepted();
      play.say(participant, partOfLdr(['strengths']));
      return play;
    },
    participant,
    { type: 'agreeReview', review: 'ldr-review' },
  ),
  'review-changed': story(
    () => {
      const play = accepted();
      play.say(participant, partOfLdr(['strengths']));
      return play;
    },
    coach(),
    partOfLdr(['coach-view'], {}, 'v-2'),
  ),
  'review-agreed': story(
    () => livedTo('2028-03-14'),
    participant,
    partOfLdr(['strengths'], { replaces: 'words-ldr-review-5' }, 'v-2'),
  ),
  'window-not-open': story(accepted, participant, submit('2026-09-01T10:00:00Z')),
  'submission-late': story(
    () => livedTo('2028-03-21', { nothingSubmitted: [1] }),
    participant,
    submit('2028-03-21T00:00:00Z'),
  ),
  'script-unknown': story(() => livedTo('2028-03-22'), assessor('assessor-1'), mark('j-0001-9')),
  'script-replaced': story(() => livedTo('2028-03-22'), assessor('assessor-1'), {
    ...mark(),
    document: 'another-version',
  }),
  'not-your-script': story(() => livedTo('2028-03-22'), assessor('assessor-9'), mark()),
  'already-marked': story(() => livedTo('2028-03-28'), assessor('assessor-1'), mark()),
  'conflict-of-another': story(() => livedTo('2028-03-22'), assessor('assessor-2'), {
    type: 'declareConflict',
    assessor: 'assessor-1',
  }),
  'nothing-to-reassign': story(() => livedTo('2028-03-28'), provider, reassign()),
  'script-not-held': story(() => livedTo('2028-03-22'), provider, reassign('assessor-2')),
  'say-from-whom': story(markedByTwo, provider, reassign()),
  'assessor-not-free': story(() => livedTo('2028-03-22'), provider, reassign(null, 'assessor-1')),
  'scores-wrong': story(() => livedTo('2028-03-22'), assessor('assessor-1'), {
    ...mark(),
    scores: { impact: 9 },
  }),
  'no-result': story(() => livedTo('2028-03-22'), provider, { type: 'releaseResult' }),
  'no-appeal': story(accepted, participant, { type: 'appeal' }),
  'unknown-exception': story(accepted, provider, {
    type: 'settleException',
    exception: 'silent/task-1',
    how: 'resolved',
  }),
  'cohort-of-other-programme': story(accepted, provider, { type: 'changeCohort', cohort: earlyYears() }),
  'cohort-too-late': story(accepted, provider, {
    type: 'changeCohort',
    cohort: { ...spring(), windows: [{ id: 'w', opens: '2026-01-12' }] },
  }),
  'provider-not-in-cohort': story(accepted, admin, {
    type: 'changeProvider',
    provider: 'nobody',
    deliveryPartner: null,
  }),
  'same-provider': story(accepted, admin, {
    type: 'changeProvider',
    provider: 'northstar-learning',
    deliveryPartner: null,
  }),
};
