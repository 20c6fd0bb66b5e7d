import { describe, expect, it } from 'vitest';
import { accepted, complete, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf } from '../../support/given.js';
import { coach, participant, provider } from '../../../lives/people.js';
import type { Actor } from '../../../workflows/journey/values.js';

const canvas: Actor = { role: 'learning-environment', id: 'canvas' };
const chosen = ['practice-1-a', 'practice-1-b', 'practice-1-c'];
const select = (activities: string[]) =>
  ({ type: 'selectActivities', course: 'course-1', activities }) as const;
const activity = (id: string, on: string) =>
  ({ type: 'completeActivity', course: 'course-1', activity: id, on }) as const;

/** The evening before course 1 opens, and the day it opens, with nothing selected yet. */
const beforeCourse = () => livedTo('2026-11-22');
const inCourse = () => livedTo('2026-11-23');
/** In course 1 with three activities selected. */
function selected() {
  const play = inCourse();
  play.say(participant, select(chosen));
  return play;
}

describe('study', () => {
  it('S3.1 begins the induction on its day, with a welcome and a first coaching session', () => {
    const play = accepted();
    const events = play.until('2026-10-19T12:00:00Z');
    expect(mailOf(play, events)).toEqual([
      'participant:welcome',
      'participant:coaching-offered',
      'coach:session-booked',
    ]);
    expect(play.journey.stage).toBe('induction');
  });

  it('S3.1 takes an induction element as done, once, on a day that has come', () => {
    const play = livedTo('2026-10-20');
    const done = (on: string) => ({ type: 'completeElement', element: 'getting-started', on }) as const;
    given(play).when(participant, done('2026-10-22')).refused('in-the-future');
    given(play).when(participant, done('2026-08-31')).refused('before-enrolment');
    given(play).when(participant, done('2026-10-20')).then('ElementCompleted');
    given(play).when(canvas, done('2026-10-19')).nothing();
  });

  it('S3.1 names the elements that there are', () => {
    const body = { type: 'completeElement', element: 'event-1', on: '2026-10-20' } as const;
    const refusal = livedTo('2026-10-20').refusal(participant, body);
    expect(refusal?.message).toBe(
      'The programme has no induction element "event-1". It has: getting-started.',
    );
  });

  it('S3.3 opens a course after its event, and takes nothing of it before', () => {
    const play = beforeCourse();
    given(play).when(participant, select(chosen)).refused('not-open-yet');
    const events = play.until('2026-11-23T10:00:00Z');
    expect(mailOf(play, events)).toEqual(['participant:course-open']);
    given(play).when(participant, select(chosen)).then('ActivitiesSelected');
  });

  it('S3.3 wants three different activities of the list', () => {
    const play = inCourse();
    given(play)
      .when(participant, select(chosen.slice(0, 2)))
      .refused('wrong-number-of-activities');
    given(play)
      .when(participant, select(['practice-1-a', 'practice-1-a', 'practice-1-b']))
      .refused('wrong-number-of-activities');
    given(play)
      .when(participant, select([...chosen.slice(0, 2), 'practice-2-a']))
      .refused('unknown-activity');
    given(play).when(participant, select(chosen)).then('ActivitiesSelected');
    given(play).when(participant, select(chosen.toReversed())).nothing();
  });

  it('S3.3 lets a selection change, except for what is completed', () => {
    const play = selected();
    play.say(participant, activity('practice-1-a', '2026-11-23'));
    given(play)
      .when(participant, select(['practice-1-b', 'practice-1-c', 'practice-1-d']))
      .refused('activity-already-done');
    given(play)
      .when(participant, select(['practice-1-a', 'practice-1-e', 'practice-1-f']))
      .then('ActivitiesSelected');
  });

  it('S3.3 takes completions from participant, provider and learning environment, twice and in any order', () => {
    const play = selected();
    play.on('2026-12-10');
    given(play).when(canvas, activity('practice-1-c', '2026-12-09')).then('ActivityCompleted');
    given(play).when(participant, activity('practice-1-a', '2026-12-01')).then('ActivityCompleted');
    given(play).when(provider, activity('practice-1-c', '2026-12-08')).nothing();
    expect(play.journey.courses['course-1']?.done['practice-1-c']).toBe('2026-12-09');
  });

  it('S3.3 refuses what was not selected, did not happen yet, or lies before the opening', () => {
    const play = selected();
    given(play).when(canvas, activity('practice-1-d', '2026-11-23')).refused('activity-not-selected');
    given(play).when(canvas, activity('practice-1-a', '2026-11-25')).refused('in-the-future');
    given(play).when(canvas, activity('practice-1-a', '2026-11-20')).refused('not-open-yet');
    given(play)
      .when(canvas, { ...activity('practice-1-a', '2026-11-23'), course: 'event-1' })
      .refused('unknown-element');
  });

  it('S3.4 acknowledges a task, returns feedback, and keeps the first hand-in as its day', () => {
    const play = livedTo('2027-01-11');
    const submit = (document: string) => ({ type: 'submitTask', task: 'task-1', document }) as const;
    const feedback = { type: 'returnFeedback', task: 'task-1', document: 'f-1' } as const;
    given(play).when(coach(), feedback).refused('task-not-submitted');
    const first = play.say(participant, submit('d-1'));
    expect(mailOf(play, first.slice(0, 1))).toEqual(['participant:task-received']);
    play.on('2027-01-13');
    given(play).when(participant, submit('d-2')).then('TaskSubmitted');
    given(play).when(participant, submit('d-2')).nothing();
    expect(play.journey.tasks['task-1']).toMatchObject({ document: 'd-2', on: '2027-01-11', late: false });
    const returned = given(play).when(coach(), feedback).then('FeedbackReturned');
    expect(mailOf(play, returned)).toEqual(['participant:feedback']);
    given(play).when(coach(), feedback).nothing();
    given(play).when(participant, submit('d-3')).refused('already-done');
  });

  it('S3.4 allows a late task and shows that it is late, also when it is handed in again', () => {
    const play = livedTo('2027-02-28');
    const late = livedTo('2027-03-05', { lateBy: 30 });
    late.say(participant, { type: 'submitTask', task: 'task-1', document: 'd-1' });
    expect(late.journey.tasks['task-1']?.late).toBe(true);
    expect(play.journey.tasks['task-1']?.late).toBe(false);
    play.on('2027-03-01');
    given(play)
      .when(participant, { type: 'submitTask', task: 'task-1', document: 'better' })
      .then('TaskSubmitted');
    play.on('2027-03-02', '10:00');
    expect(play.journey.tasks['task-1']?.late).toBe(false);
  });

  it('S3.4 opens a task with its course', () => {
    const submit = { type: 'submitTask', task: 'task-1', document: 'd' } as const;
    given(beforeCourse()).when(participant, submit).refused('not-open-yet');
    given(complete()).when(participant, submit).refused('not-accepted');
  });

  it('S1.8 credits what was learned before, with a reason, and gives its booking back', () => {
    const play = livedTo('2026-10-20');
    const credit = (element: string) => ({ type: 'creditElement', element }) as const;
    given(play).when(provider, credit('event-1')).refused('reason-needed');
    given(play).when(provider, credit('event-1'), { reason: 'prior-training' }).then('ElementCredited');
    given(play).when(provider, credit('event-1'), { reason: 'prior-training' }).refused('already-done');
    given(play).when(provider, credit('event-9'), { reason: 'prior-training' }).refused('unknown-element');
    given(play)
      .when(provider, credit('coaching-induction'), { reason: 'prior-training' })
      .then('SessionCancelled', 'ElementCredited');
    given(play).when(provider, credit('task-1'), { reason: 'prior-training' }).then('ElementCredited');
    play.on('2026-11-24');
    given(play)
      .when(participant, { type: 'submitTask', task: 'task-1', document: 'd' })
      .refused('already-done');
  });
});
