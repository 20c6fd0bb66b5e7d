/** Every exception: how it is raised, and how it is settled because it no longer stands. */
import type { Cohort } from '../../../../programmes/cohort-schema.js';
import type { ExceptionCode } from '../../../../workflows/journey/values.js';
import { accepted, applying, complete, livedTo } from '../../../../lives/beginnings.js';
import { lifePlans } from '../../../../lives/lives.js';
import {
  assessor,
  autumn,
  coach,
  engine,
  participant,
  provider,
  sencoForm,
  spring,
} from '../../../../lives/people.js';
import type { Play } from '../../../../lives/play.js';
import { kindWorld } from '../../../../lives/world.js';
import { wholeLdr } from '../../../../lives/reviews.js';
import { story, type Story } from '../../../../lives/stories/story.js';

interface ExceptionStory {
  raised: Story;
  settled: (play: Play) => unknown;
}

/** Accepted, and no place has been found yet. */
const unplaced = () => {
  const play = complete(sencoForm, { ...kindWorld, reserve: () => [] });
  play.say(provider, { type: 'accept' });
  return play;
};

const reach = { type: 'reachDate' } as const;
/** A journey that was told up to a moment, when a date of its own agenda comes. */
const dated = (play: () => Play, until: string, now: string) =>
  story(
    () => {
      const told = play();
      told.until(until);
      told.now = now;
      return told;
    },
    engine,
    reach,
  );
const first = 'coaching-induction';
const unmarked = () => livedTo('2028-03-21', { world: { ...kindWorld, allocate: () => [] } });
const byHand = (exception: string) => (play: Play) =>
  play.say(provider, { type: 'settleException', exception, how: 'accepted' }, { reason: 'seen-to' });
const scores = { 'context-and-need': 3, 'statutory-duties': 3, evidence: 3, 'leading-change': 3, impact: 3 };
const inHoliday: Cohort = {
  ...autumn(),
  schoolHolidays: [{ name: 'h', from: '2027-03-09', to: '2027-03-09' }],
};

export const exceptionStories: Record<ExceptionCode, ExceptionStory> = {
  'suitability-to-investigate': {
    raised: story(applying, participant, { type: 'receiveForm', form: { ...sencoForm, qts: false } }),
    settled: (play) => play.say(participant, { type: 'receiveForm', form: sencoForm }),
  },
  'found-unsuitable': {
    raised: story(applying, participant, {
      type: 'receiveForm',
      form: { ...sencoForm, role: 'teaching-assistant' },
    }),
    settled: (play) =>
      play.say(provider, { type: 'settleSuitability', verdict: 'suitable' }, { reason: 'leads-provision' }),
  },
  'endorsement-not-asked': {
    raised: story(applying, engine, {
      type: 'effectFailed',
      effect: '1/endorsement-asked/headteacher',
      code: 'no-address',
    }),
    settled: (play) => play.say(participant, { type: 'changeDetails', fields: ['headteacherEmail'] }),
  },
  'joined-too-late': {
    raised: story(() => livedTo('2026-12-09', lifePlans.lateJoiner).on('2026-12-10', '09:30'), provider, {
      type: 'accept',
    }),
    settled: (play) => {
      for (const id of ['event-1', 'getting-started', first]) {
        play.say(provider, { type: 'creditElement', element: id }, { reason: 'prior-training' });
      }
    },
  },
  'event-in-school-holiday': {
    raised: story(() => livedTo('2026-09-09', { cohort: inHoliday }).on('2026-09-10', '09:30'), provider, {
      type: 'accept',
    }),
    settled: (play) => play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'holiday' }),
  },
  'statutory-deadline-at-risk': {
    raised: story(accepted, provider, { type: 'changeCohort', cohort: spring() }),
    settled: (play) => play.say(provider, { type: 'changeCohort', cohort: autumn() }, { reason: 'back' }),
  },
  'no-coaching-slot': {
    raised: story(() => livedTo('2026-10-20'), engine, {
      type: 'noSlot',
      session: first,
      until: '2026-11-30',
    }),
    settled: (play) =>
      play.say(coach(), { type: 'bookSession', session: first, starts: '2026-11-04T16:00:00Z' }),
  },
  'no-coach': {
    raised: story(() => accepted({ ...kindWorld, assign: () => [] }), engine, { type: 'noCoach' }),
    settled: (play) => play.say(provider, { type: 'changeCoach', coach: 'coach-1' }),
  },
  'no-catch-up-place': {
    raised: story(
      () =>
        livedTo('2026-11-17', {
          missedEvents: ['event-1'],
          world: { ...kindWorld, 'find-catch-up': () => [] },
        }),
      engine,
      { type: 'noCatchUp', event: 'event-1' },
    ),
    settled: (play) => play.say(provider, { type: 'bookCatchUp', event: 'event-1', group: 'manchester' }),
  },
  'group-to-choose': {
    raised: story(() => unplaced(), engine, { type: 'groupUndecided' }),
    settled: (play) => play.say(provider, { type: 'accept', group: 'manchester' }),
  },
  'attendance-not-recorded': {
    raised: dated(() => livedTo('2026-11-16'), '2026-11-18T12:00:00Z', '2026-11-19T09:55:00Z'),
    settled: (play) =>
      play.say(provider, { type: 'recordAttendance', event: 'event-1', attended: true, on: '2026-11-17' }),
  },
  'feedback-missing': {
    raised: dated(() => livedTo('2027-02-25'), '2027-03-24T12:00:00Z', '2027-03-26T12:00:00Z'),
    settled: (play) => play.say(coach(), { type: 'returnFeedback', task: 'task-1', document: 'f' }),
  },
  'review-not-agreed': {
    raised: dated(
      () => {
        const play = livedTo('2028-01-25');
        play.say(provider, wholeLdr());
        play.say(participant, { type: 'agreeReview', review: 'ldr-review' });
        return play;
      },
      '2028-02-21T12:00:00Z',
      '2028-02-22T12:00:00Z',
    ),
    settled: (play) => play.say(coach(), { type: 'agreeReview', review: 'ldr-review' }),
  },
  'session-not-reported': {
    raised: dated(() => livedTo('2026-10-21'), '2026-10-27T12:00:00Z', '2026-10-28T09:55:00Z'),
    settled: (play) =>
      play.say(coach(), {
        type: 'completeSession',
        session: first,
        held: '2026-10-22T15:00:00Z',
        minutes: 60,
        notes: null,
      }),
  },
  silent: {
    raised: dated(
      () => livedTo('2027-07-04', lifePlans.silence),
      '2027-07-04T22:30:00Z',
      '2027-07-05T08:55:00Z',
    ),
    settled: (play) => play.say(participant, { type: 'submitTask', task: 'task-2', document: 'd' }),
  },
  'cannot-reach': {
    raised: story(accepted, engine, { type: 'unreachable', message: 'm-1' }),
    settled: (play) => play.say(participant, { type: 'changeDetails', fields: ['email'] }),
  },
  'signal-refused': {
    raised: story(accepted, engine, { type: 'refuseSignal', session: first, code: 'in-the-future' }),
    settled: byHand(`signal-refused/${first}`),
  },
  'effect-failed': {
    raised: story(() => livedTo('2028-12-01'), engine, {
      type: 'effectFailed',
      effect: '9/0',
      code: 'no-answer',
    }),
    settled: byHand('effect-failed/9/0'),
  },
  'return-overdue': {
    raised: dated(
      () => livedTo('2027-02-10', lifePlans.deferral),
      '2027-04-12T12:00:00Z',
      '2027-04-13T08:55:00Z',
    ),
    settled: (play) => play.say(participant, { type: 'return', cohort: null }),
  },
  'no-marker': {
    raised: story(unmarked, engine, { type: 'noMarker', script: 'j-0001-1', role: 'marker' }),
    settled: (play) =>
      play.say(engine, {
        type: 'markerFound',
        script: 'j-0001-1',
        role: 'marker',
        assessor: 'assessor-1',
        newAssessor: false,
      }),
  },
  'marking-overdue': {
    raised: dated(() => livedTo('2028-03-22'), '2028-04-11T12:00:00Z', '2028-04-12T08:55:00Z'),
    settled: (play) => play.say(assessor('assessor-1'), { type: 'recordMark', script: 'j-0001-1', scores }),
  },
  'conflict-found': {
    raised: story(() => livedTo('2028-03-22'), provider, {
      type: 'declareConflict',
      assessor: 'assessor-1',
    }),
    settled: (play) => {
      play.say(assessor('assessor-2'), { type: 'recordMark', script: 'j-0001-1', scores });
      play.say(provider, { type: 'releaseResult' });
    },
  },
  'conflict-after-result': {
    raised: story(() => livedTo('2028-05-03', { scores: [2] }), provider, {
      type: 'declareConflict',
      assessor: 'assessor-1',
    }),
    settled: byHand('conflict-after-result/j-0001-1'),
  },
  'outcome-overdue': {
    raised: dated(unmarked, '2028-07-20T12:00:00Z', '2028-07-20T23:00:00Z'),
    settled: (play) => {
      play.say(engine, {
        type: 'markerFound',
        script: 'j-0001-1',
        role: 'marker',
        assessor: 'assessor-1',
        newAssessor: false,
      });
      play.say(assessor('assessor-1'), { type: 'recordMark', script: 'j-0001-1', scores });
      play.say(provider, { type: 'releaseResult' });
    },
  },
  'no-later-window': {
    raised: dated(
      () => livedTo('2028-09-20', { nothingSubmitted: [1, 2, 3] }),
      '2028-09-25T12:00:00Z',
      '2028-09-25T23:00:00Z',
    ),
    settled: (play) =>
      play.say(
        provider,
        {
          type: 'changeCohort',
          cohort: { ...autumn(), id: 'later', windows: [{ id: 'window-later', opens: '2029-03-12' }] },
        },
        { reason: 'resit' },
      ),
  },
};
