import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { accepted, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { coach, engine, participant } from '../../../lives/people.js';
import { kindWorld, type World } from '../../../lives/world.js';

const first = 'coaching-induction';
const held = (session: string, at: string, minutes = 60) =>
  ({ type: 'completeSession', session, held: at, minutes, notes: null }) as const;
const noSlot: World = { ...kindWorld, book: ({ session, until }) => [{ type: 'noSlot', session, until }] };
/** The first session is booked for four o'clock on 22 October 2026. */
const booked = (world = kindWorld) => livedTo('2026-10-20', { world });
const afterSession = () => booked().on('2026-10-22', '17:30');

describe('coaching', () => {
  it('S3.5 looks for a slot when the session is due, and offers it to both with its dates', () => {
    const play = accepted();
    const events = play.until('2026-10-19T12:00:00Z');
    const sought = onlyOf(events, 'SessionSought')[0];
    expect(sought).toMatchObject({ session: first, from: '2026-10-22', until: '2026-11-30' });
    expect(sought && arrangements(sought, play.journey)[0]?.effect).toMatchObject({
      do: 'book',
      coach: 'coach-1',
      minutes: 60,
      fixed: null,
      preferred: null,
    });
    expect(onlyOf(events, 'SessionBooked')[0]?.agenda?.map(({ key, at }) => [key, at])).toEqual([
      [`${first}/tomorrow`, '2026-10-21T08:55:00Z'],
      [`${first}/ask`, '2026-10-22T17:00:00Z'],
      [`${first}/ask-again`, '2026-10-26T09:55:00Z'],
      [`${first}/unreported`, '2026-10-28T09:55:00Z'],
    ]);
  });

  it('S3.5 gives a group session the time of the group', () => {
    const play = accepted();
    const sought = onlyOf(play.events, 'SessionSought').map(({ session }) => session);
    expect(sought).toEqual(['coaching-2', 'coaching-4']);
    expect(play.journey.sessions['coaching-2']?.booking?.starts).toBe('2027-04-27T15:00:00Z');
  });

  it('S1.5 looks for a session as soon as the task before it is handed in', () => {
    const play = livedTo('2027-01-11');
    const events = play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    expect(typesOf(events)).toEqual(['TaskSubmitted', 'SessionSought', 'SessionBooked']);
  });

  it('S3.5 takes the report of the coach, once', () => {
    const play = afterSession();
    const report = held(first, '2026-10-22T15:00:00Z');
    given(play).when(coach(), report).then('SessionCompleted');
    given(play).when(coach(), report).nothing();
    given(play)
      .when(coach(), held(first, '2026-10-22T15:00:00Z', 45))
      .refused('already-done');
    expect(play.journey.elements[first]).toEqual({ status: 'done', on: '2026-10-22' });
  });

  it('S3.5 refuses a report of the future, of no length, of too long, or from before the enrolment', () => {
    const play = booked();
    given(play).when(coach(), held(first, '2026-10-22T15:00:00Z')).refused('in-the-future');
    given(play).when(coach(), held(first, '2026-08-20T15:00:00Z')).refused('before-enrolment');
    given(play)
      .when(coach(), held(first, '2026-10-20T15:00:00Z', 0))
      .refused('minutes-out-of-range');
    given(play)
      .when(coach(), held(first, '2026-10-20T15:00:00Z', 481))
      .refused('minutes-out-of-range');
    given(play).when(coach(), held('event-1', '2026-10-20T15:00:00Z')).refused('unknown-element');
  });

  it('S3.6 takes a report before there is any booking, and lets the late slot go', () => {
    const play = livedTo('2026-10-20', { world: { ...kindWorld, book: () => [] } });
    given(play).when(coach(), held(first, '2026-10-20T15:00:00Z')).then('SessionCompleted');
    const late = given(play)
      .when(engine, {
        type: 'sessionBooked',
        session: first,
        booking: 'b-1',
        coach: 'coach-1',
        starts: '2026-10-28T16:00:00Z',
        ends: '2026-10-28T17:00:00Z',
        sequence: 0,
      })
      .then('SessionCancelled');
    expect(mailOf(play, late)).toEqual([]);
    expect(play.journey.sessions[first]?.status).toBe('held');
  });

  it('S3.6 gives the booked time back when the session was held earlier', () => {
    const events = given(booked())
      .when(coach(), held(first, '2026-10-20T15:00:00Z'))
      .then('SessionCancelled', 'SessionCompleted');
    expect(events[0]).toMatchObject({ sequence: 1 });
  });

  it('S3.5 asks whether it took place: after an hour, after two working days, and then the provider', () => {
    const play = booked();
    const events = play.until('2026-10-29T12:00:00Z');
    const mail = mailOf(play, events).filter((one) => one.includes('session') || one.startsWith('provider'));
    expect(mail).toEqual([
      'coach:session-tomorrow',
      'coach:session-report',
      'coach:session-report-again',
      'provider:needs-a-person',
    ]);
    given(play)
      .when(coach(), held(first, '2026-10-22T15:00:00Z'))
      .then('SessionCompleted', 'ExceptionSettled');
  });

  it('S3.5 rebooks a missed session, and knows none that was not booked or has not come', () => {
    const play = booked();
    const missed = { type: 'missSession', session: first, on: '2026-10-22T15:00:00Z' } as const;
    given(play)
      .when(coach(), { ...missed, on: '2026-10-20T15:00:00Z' })
      .refused('in-the-future');
    given(play)
      .when(coach(), { ...missed, session: 'coaching-1' })
      .refused('session-not-booked');
    play.on('2026-10-22', '17:30');
    given(play).when(coach(), missed).then('SessionMissed', 'SessionSought', 'SessionBooked');
    expect(play.journey.sessions[first]?.booking).toMatchObject({
      starts: '2026-10-26T16:00:00Z',
      sequence: 2,
    });
    play.say(coach(), held(first, '2026-10-22T15:00:00Z'));
    given(play).when(coach(), missed).refused('already-done');
  });

  it('S3.5 corrects a report: held after all, another length, or not held', () => {
    const play = afterSession();
    const correct = (at: string | null, minutes: number) =>
      ({ type: 'correctSession', session: first, held: at, minutes }) as const;
    const said = { reason: 'wrong-entry' };
    given(play).when(coach(), correct('2026-10-22T15:00:00Z', 45), said).refused('session-not-reported');
    play.say(coach(), { type: 'missSession', session: first, on: '2026-10-22T15:00:00Z' });
    given(play).when(coach(), correct('2026-10-22T15:00:00Z', 45)).refused('reason-needed');
    given(play)
      .when(coach(), correct('2026-10-22T15:00:00Z', 45), said)
      .then('SessionCancelled', 'SessionCorrected');
    given(play).when(coach(), correct('2026-10-22T15:00:00Z', 45), said).nothing();
    given(play).when(coach(), correct('2026-10-22T15:00:00Z', 60), said).then('SessionCorrected');
    given(play).when(coach(), correct('2026-10-30T15:00:00Z', 60), said).refused('in-the-future');
    given(play).when(coach(), correct(null, 500), said).refused('minutes-out-of-range');
    given(play)
      .when(coach(), correct(null, 0), said)
      .then('SessionCorrected', 'SessionSought', 'SessionBooked');
    expect(play.journey.elements[first]).toBeUndefined();
  });

  it('S3.5 moves a session, to a time asked for or to the next free one', () => {
    const play = booked();
    const move = (preferred: string | null) => ({ type: 'moveSession', session: first, preferred }) as const;
    given(play).when(participant, move('2026-10-20T15:00:00Z')).refused('date-not-later');
    const events = given(play)
      .when(participant, move('2026-11-03T15:00:00Z'))
      .then('SessionMoveSought', 'SessionMoved');
    expect(mailOf(play, events)).toEqual(['participant:coaching-moved', 'coach:session-moved']);
    expect(events.at(-1)).toMatchObject({ was: '2026-10-22T15:00:00Z', sequence: 2 });
    given(play)
      .when(participant, { ...move(null), session: 'coaching-1' })
      .refused('session-not-booked');
  });

  it('S3.5 does not give the group time again to whoever asks for another one', () => {
    const play = booked();
    const sought = play.say(participant, { type: 'moveSession', session: 'coaching-2', preferred: null });
    expect(sought[0] && arrangements(sought[0], accepted().journey)[0]?.effect).toMatchObject({
      fixed: null,
    });
  });

  it('S3.5 tells the provider of a move that could not be had, and keeps the old time', () => {
    const play = booked();
    play.world = noSlot;
    const body = { type: 'moveSession', session: first, preferred: '2026-11-03T15:00:00Z' } as const;
    given(play).when(participant, body).then('SessionMoveSought', 'ExceptionRaised');
    expect(play.journey.sessions[first]?.status).toBe('booked');
    play.world = kindWorld;
    given(play)
      .when(coach(), { type: 'bookSession', session: first, starts: '2026-11-04T15:00:00Z' })
      .then('SessionMoveSought', 'SessionMoved', 'ExceptionSettled');
  });

  it('S3.5 cancels with a reason, tells both, and looks itself after two working days', () => {
    const play = booked();
    const cancel = { type: 'cancelSession', session: first } as const;
    given(play).when(participant, cancel).refused('reason-needed');
    const events = given(play).when(participant, cancel, { reason: 'ofsted-visit' }).then('SessionCancelled');
    expect(mailOf(play, events)).toEqual(['participant:coaching-cancelled', 'coach:session-cancelled']);
    given(play).when(participant, cancel, { reason: 'ofsted-visit' }).nothing();
    given(play)
      .when(participant, { ...cancel, session: 'coaching-1' }, { reason: 'x' })
      .refused('session-not-booked');
    expect(typesOf(play.until('2026-10-22T12:00:00Z'))).toEqual([
      'DateReached',
      'SessionSought',
      'SessionBooked',
    ]);
  });

  it('S3.5 leaves a cancelled session alone that somebody has booked anew', () => {
    const play = booked();
    play.say(participant, { type: 'cancelSession', session: first }, { reason: 'ofsted-visit' });
    given(play)
      .when(coach(), { type: 'bookSession', session: first, starts: '2026-11-04T16:00:00Z' })
      .then('SessionMoveSought', 'SessionBooked');
    given(play)
      .when(coach(), { type: 'bookSession', session: first, starts: '2026-10-04T16:00:00Z' })
      .refused('date-not-later');
    expect(typesOf(play.until('2026-10-24T12:00:00Z'))).toEqual([]);
  });
});
