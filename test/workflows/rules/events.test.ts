import { describe, expect, it } from 'vitest';
import { accepted, complete, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { engine, provider } from '../../../lives/people.js';
import { kindWorld, type World } from '../../../lives/world.js';

const attendance = (attended: boolean, on: string, event = 'event-1') =>
  ({ type: 'recordAttendance', event, attended, on }) as const;
const noPlace: World = { ...kindWorld, 'find-catch-up': ({ event }) => [{ type: 'noCatchUp', event }] };
/** Noon of the first event day in Leeds. */
const onTheDay = (world = kindWorld) => livedTo('2026-11-16', { world }).on('2026-11-17');

describe('events', () => {
  it('S3.2 invites to every event when it is dated and reminds a week before', () => {
    const play = accepted();
    const invited = play.events.filter((event) => event.type === 'Planned');
    expect(mailOf(play, invited)).toEqual(Array<string>(4).fill('participant:event-invitation'));
    const lived = livedTo('2026-11-12');
    const reminder = onlyOf(lived.events, 'Nudged').at(-1);
    expect(reminder).toMatchObject({ items: ['event-1/week-before'], at: '2026-11-10T09:55:00Z' });
  });

  it('S3.2 records attendance once, and puts a wrong report right', () => {
    const play = onTheDay();
    given(play).when(provider, attendance(true, '2026-11-17')).then('AttendanceRecorded');
    given(play).when(provider, attendance(true, '2026-11-17')).nothing();
    play.on('2026-11-18');
    given(play)
      .when(provider, attendance(false, '2026-11-17'))
      .then('AttendanceRecorded', 'CatchUpSought', 'ExceptionRaised');
    given(play).when(provider, attendance(true, '2026-11-17')).then('AttendanceRecorded', 'ExceptionSettled');
    expect(play.journey.elements['event-1']?.status).toBe('done');
  });

  it('S3.2 leads from a missed event to the day of another group', () => {
    const play = onTheDay();
    const events = given(play)
      .when(provider, attendance(false, '2026-11-17'))
      .then('AttendanceRecorded', 'CatchUpSought', 'CatchUpBooked');
    expect(mailOf(play, events)).toEqual(['participant:event-missed', 'participant:event-catch-up']);
    expect(play.journey.catchUps['event-1']).toEqual({ group: 'manchester', date: '2026-11-18' });
    given(play).when(provider, attendance(false, '2026-11-17')).nothing();
    play.on('2026-11-18', '17:00');
    given(play).when(provider, attendance(true, '2026-11-18')).then('AttendanceRecorded');
  });

  it('S3.2 looks further when the catch-up is missed too', () => {
    const play = onTheDay();
    play.say(provider, attendance(false, '2026-11-17'));
    given(play).when(provider, attendance(false, '2026-11-16')).refused('in-the-future');
    play.on('2026-11-19');
    given(play)
      .when(provider, attendance(false, '2026-11-18'))
      .then('AttendanceRecorded', 'CatchUpSought', 'ExceptionRaised');
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual(['no-catch-up-place/event-1']);
  });

  it('S3.2 asks the provider when no catch-up is found, and takes one booked by hand', () => {
    const play = onTheDay(noPlace);
    play.say(provider, attendance(false, '2026-11-17'));
    expect(play.journey.exceptions.map(({ code }) => code)).toEqual(['no-catch-up-place']);
    const book = (group: string) => ({ type: 'bookCatchUp', event: 'event-1', group }) as const;
    given(play).when(provider, book('nowhere')).refused('unknown-group');
    given(play).when(provider, book('leeds')).refused('date-not-later');
    given(play).when(provider, book('bristol')).then('CatchUpBooked', 'ExceptionSettled');
    given(play).when(provider, book('bristol')).nothing();
    play.on('2026-11-20', '18:00');
    play.say(provider, attendance(true, '2026-11-20'));
    given(play).when(provider, book('london')).refused('already-done');
    given(complete()).when(provider, book('london')).refused('not-accepted');
  });

  it('S3.2 tries again once the provider has made room', () => {
    const play = onTheDay(noPlace);
    play.say(provider, attendance(false, '2026-11-17'));
    play.world = kindWorld;
    const settle = {
      type: 'settleException',
      exception: 'no-catch-up-place/event-1',
      how: 'resolved',
    } as const;
    given(play)
      .when(provider, settle, { reason: 'room-made' })
      .then('ExceptionSettled', 'CatchUpSought', 'CatchUpBooked');
  });

  it('S3.2 reminds of a catch-up day and asks for its attendance too', () => {
    const play = onTheDay(noPlace);
    play.say(provider, attendance(false, '2026-11-17'));
    play.say(engine, { type: 'catchUpFound', event: 'event-1', group: 'manchester', date: '2027-03-10' });
    const reminded = onlyOf(play.on('2027-03-04').events, 'Nudged').at(-1);
    expect(reminded?.items).toContain('event-1/week-before');
    play.on('2027-03-13');
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('attendance-not-recorded/event-1');
    given(play)
      .when(provider, attendance(true, '2027-03-10'))
      .then('AttendanceRecorded', 'ExceptionSettled', 'ExceptionSettled');
  });

  it('S3.2 asks the provider for attendance that nobody recorded within two working days', () => {
    const play = onTheDay();
    play.on('2026-11-19', '08:00');
    expect(play.journey.exceptions).toEqual([]);
    play.on('2026-11-19', '12:00');
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual(['attendance-not-recorded/event-1']);
  });

  it('S3.2 knows no absence from a day that has not come, nor before the enrolment', () => {
    const play = livedTo('2026-10-20');
    given(play).when(provider, attendance(false, '2026-10-20')).refused('in-the-future');
    given(play).when(provider, attendance(true, '2026-10-22')).refused('in-the-future');
    given(play).when(provider, attendance(true, '2026-08-01')).refused('before-enrolment');
    given(play)
      .when(provider, attendance(true, '2026-10-20', 'task-1'))
      .refused('unknown-element');
    given(complete()).when(provider, attendance(true, '2026-09-01')).refused('not-accepted');
  });

  it('S3.2 does not take back what was credited', () => {
    const play = onTheDay();
    play.say(provider, { type: 'creditElement', element: 'event-1' }, { reason: 'prior-training' });
    given(play).when(provider, attendance(false, '2026-11-17')).refused('already-done');
  });

  it('S3.2 lets a late catch-up answer fall, once the event was attended', () => {
    const play = onTheDay();
    play.say(provider, attendance(true, '2026-11-17'));
    given(play).when(engine, { type: 'noCatchUp', event: 'event-1' }).nothing();
    given(play)
      .when(engine, { type: 'catchUpFound', event: 'event-1', group: 'manchester', date: '2026-11-18' })
      .nothing();
  });

  it('S3.2 lives a missed event to a pass', () => {
    expect(livedTo('9999-12-31', lifePlans.missedEvent).journey).toMatchObject({
      ended: { as: 'passed' },
      elements: { 'event-2': { status: 'done', on: '2027-03-10' } },
    });
  });
});
