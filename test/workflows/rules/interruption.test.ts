import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { accepted, applying, complete, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { coach, engine, participant, provider, spring } from '../../../lives/people.js';
import { kindWorld } from '../../../lives/world.js';

const leave = { reason: 'parental-leave' };
const deferUntil = (expectedReturn: string) => ({ type: 'defer', expectedReturn }) as const;
const back = { type: 'return', cohort: null } as const;
/** Deferred on 1 February 2027, while studying for course 1, until 12 April. */
function deferred() {
  const play = livedTo('2027-01-31');
  play.say(participant, deferUntil('2027-04-12'), leave);
  return play;
}

describe('interruption', () => {
  it('S4.1 confirms a deferral, cancels what is booked, and stops every timer', () => {
    const play = livedTo('2027-01-31');
    given(play).when(participant, deferUntil('2027-04-12')).refused('reason-needed');
    given(play).when(participant, deferUntil('2027-01-31'), leave).refused('return-not-later');
    const events = given(play)
      .when(participant, deferUntil('2027-04-12'), leave)
      .then('Deferred', 'SessionCancelled', 'SessionCancelled', 'ExceptionRaised');
    expect(mailOf(play, events)[0]).toBe('participant:deferral-confirmed');
    expect(typesOf(play.until('2027-04-12T23:00:00Z'))).toEqual([]);
    given(play)
      .when(participant, { type: 'submitTask', task: 'task-1', document: 'd' })
      .refused('journey-deferred');
    given(play).when(participant, deferUntil('2027-04-12'), leave).refused('return-not-later');
  });

  it('S4.1 tells the provider when nobody came back, and takes a later date for the return', () => {
    const play = deferred();
    const events = play.until('2027-04-14T12:00:00Z');
    expect(mailOf(play, events)).toEqual(['provider:needs-a-person']);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('return-overdue');
    const later = play.say(participant, deferUntil('2027-09-01'), leave);
    expect(typesOf(later).slice(0, 2)).toEqual(['Deferred', 'ExceptionSettled']);
    expect(play.journey.deferral).toMatchObject({
      since: '2027-01-31T23:00:00Z',
      expectedReturn: '2027-09-01',
    });
    given(play).when(participant, deferUntil('2027-09-01'), leave).nothing();
    expect(typesOf(play.until('2027-09-03T12:00:00Z'))).toEqual(['DateReached', 'ExceptionRaised']);
  });

  it('S4.1 still waits for the return when the group changes meanwhile', () => {
    const play = deferred();
    play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'below-viability' });
    play.until('2027-04-14T12:00:00Z');
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('return-overdue');
  });

  it('S4.1 takes no catch-up day of the old cohort once another was joined', () => {
    const play = deferred();
    play.say(provider, { type: 'changeCohort', cohort: spring() }, { reason: 'rejoins-later' });
    given(play)
      .when(engine, { type: 'catchUpFound', event: 'event-1', group: 'leeds', date: '2027-03-09' })
      .nothing();
  });

  it('S4.2 leaves nothing for a person to do about whoever has left, and seeks a coach again on their return', () => {
    const play = accepted({ ...kindWorld, assign: () => [{ type: 'noCoach' }] });
    expect(play.journey.exceptions.map(({ code }) => code)).toEqual(['no-coach']);
    play.say(participant, { type: 'withdraw' }, { reason: 'other' });
    expect(play.journey.exceptions).toEqual([]);
    play.world = kindWorld;
    play.say(provider, { type: 'reinstate' }, { reason: 'mistake' });
    expect(play.journey.coach).toBe('coach-1');
  });

  it('S4.1 plans what is still to come anew on return; the days of the group stay', () => {
    const play = deferred();
    const before = play.journey.plan;
    play.on('2027-04-12');
    const events = play.say(provider, back);
    expect(mailOf(play, events)[0]).toBe('participant:return-planned');
    const { plan } = play.journey;
    expect(plan['course-1']).toEqual({ opens: '2026-11-23', due: '2027-04-27' });
    expect(plan['course-2']?.opens).toBe('2027-05-25');
    expect(plan['event-3']).toEqual(before['event-3']);
    expect(plan['coaching-4']).toEqual(before['coaching-4']);
    expect(plan['getting-started']).toEqual(before['getting-started']);
    given(play).when(provider, back).refused('not-deferred');
  });

  it('S4.1 looks for cancelled sessions again on return, and for a catch-up of an event that passed meanwhile', () => {
    const play = deferred();
    play.on('2027-04-12');
    const events = play.say(provider, back);
    expect(onlyOf(events, 'CatchUpSought').map(({ event }) => event)).toEqual(['event-2']);
    expect(onlyOf(events, 'SessionBooked').map(({ session }) => session)).toEqual([
      'coaching-2',
      'coaching-4',
    ]);
    expect(onlyOf(events, 'ExceptionRaised').map(({ code }) => code)).toEqual(['no-catch-up-place']);
  });

  it('S4.1 invites anew only to what has moved', () => {
    const play = deferred();
    play.on('2027-04-12');
    expect(mailOf(play, play.say(provider, back))).not.toContain('participant:event-invitation');
  });

  it('S4.1 plans by the cohort that the participant rejoins', () => {
    const play = deferred();
    play.on('2027-03-01');
    const events = play.say(provider, { type: 'return', cohort: spring() });
    expect(typesOf(events).slice(0, 4)).toEqual(['Returned', 'CohortChanged', 'GroupAllocated', 'Planned']);
    expect(play.journey).toMatchObject({ group: 'newcastle', cohort: { id: 'npq-senco-2027-spring' } });
    expect(play.journey.plan['course-2']?.opens).toBe('2027-07-05');
    expect(mailOf(play, events)).toContain('participant:event-invitation');
  });

  it('S4.1 plans by a cohort that was joined during the deferral', () => {
    const play = deferred();
    play.say(provider, { type: 'changeCohort', cohort: spring() }, { reason: 'rejoins-later' });
    play.on('2027-03-01');
    const events = play.say(provider, back);
    expect(typesOf(events).slice(0, 2)).toEqual(['Returned', 'Planned']);
    expect(play.journey.plan['course-2']?.opens).toBe('2027-07-05');
  });

  it('S4.3 does not count a deferral towards the longest duration', () => {
    const lapses = (play: { journey: { agenda: { at: string; key: string }[] } }) =>
      play.journey.agenda.find(({ key }) => key === 'journey/lapses')?.at;
    const play = deferred();
    expect(lapses(play)).toBe('2029-09-01T08:00:00Z');
    play.on('2027-04-12');
    play.say(provider, back);
    expect(lapses(play)).toBe('2029-11-11T09:00:00Z');
    expect(play.journey.deferredDays).toBe(71);
  });

  it('S4.1 still takes reports of what took place before, and late answers of the world', () => {
    const play = livedTo('2026-10-22');
    play.now = '2026-10-22T15:30:00Z';
    const open = livedTo('2026-10-21');
    open.say(participant, deferUntil('2027-04-12'), leave);
    open.on('2026-10-23');
    given(open)
      .when(coach(), {
        type: 'completeSession',
        session: 'coaching-induction',
        held: '2026-10-21T15:00:00Z',
        minutes: 60,
        notes: null,
      })
      .then('SessionCompleted');
    given(open).when(engine, { type: 'placesFull' }).nothing();
    given(open).when(engine, { type: 'noSlot', session: 'coaching-1', until: '2026-12-01' }).nothing();
    const slot = {
      type: 'sessionBooked',
      session: 'coaching-1',
      booking: 'b',
      coach: 'coach-1',
      starts: '2026-11-02T16:00:00Z',
      ends: '2026-11-02T17:00:00Z',
      sequence: 0,
    } as const;
    const cancelled = given(open).when(engine, slot).then('SessionCancelled');
    expect(arrangements(cancelled[0]!, open.journey).map(({ effect }) => effect.do)).toEqual(['cancel']);
    expect(mailOf(open, cancelled)).toEqual([]);
  });

  it('S4.1 defers nobody who has no place yet', () => {
    given(applying()).when(participant, deferUntil('2027-04-12'), leave).refused('not-accepted');
  });

  it('S4.2 withdraws at any stage, with a reason: bookings and place go back, the messages stop', () => {
    for (const play of [
      applying(),
      complete(),
      accepted(),
      deferred(),
      livedTo('2028-03-15'),
      livedTo('2028-04-01'),
    ]) {
      given(play).when(participant, { type: 'withdraw' }).refused('reason-needed');
      const events = play.say(participant, { type: 'withdraw' }, { reason: 'change-in-career' });
      const withdrawn = onlyOf(events, 'Withdrawn');
      expect(
        withdrawn.flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do)),
      ).toEqual(['release']);
      expect(mailOf(play, withdrawn)).toEqual([
        'participant:withdrawal-confirmed',
        'headteacher:headteacher-withdrawn',
      ]);
      given(play).when(participant, { type: 'takeOffer' }).refused('journey-withdrawn');
      const ended = play.until('2029-12-31T12:00:00Z');
      expect(mailOf(play, ended)).toEqual([]);
      expect(play.journey.ended).toMatchObject({ as: 'withdrawn', why: 'change-in-career' });
    }
  });

  it('S4.2 reverses a withdrawal for three months: a place is sought again, the progress stays', () => {
    const play = livedTo('2027-05-10', lifePlans.withdrawal);
    given(play).when(provider, { type: 'reinstate' }).refused('reason-needed');
    play.on('2027-06-01');
    const events = play.say(provider, { type: 'reinstate' }, { reason: 'mistake' });
    expect(typesOf(events).slice(0, 5)).toEqual([
      'Reinstated',
      'PlaceSought',
      'Accepted',
      'GroupAllocated',
      'Planned',
    ]);
    expect(onlyOf(events, 'SessionBooked').map(({ session }) => session)).toContain('coaching-4');
    expect(play.journey).toMatchObject({
      status: 'active',
      stage: 'cycle-2',
      elements: { 'event-1': { status: 'done' } },
    });
    given(play).when(provider, { type: 'reinstate' }, { reason: 'x' }).refused('not-withdrawn');
  });

  it('S4.2 reverses no withdrawal that has become final', () => {
    const play = livedTo('2027-08-10', lifePlans.withdrawal);
    given(play).when(provider, { type: 'reinstate' }, { reason: 'mistake' }).refused('journey-ended');
  });

  it('S4.2 gives an application that is taken up again its time to complete', () => {
    const play = applying();
    play.say(participant, { type: 'withdraw' }, { reason: 'other' });
    play.on('2026-10-20');
    given(play).when(provider, { type: 'reinstate' }, { reason: 'mistake' }).then('Reinstated');
    expect(play.journey.agenda.find(({ key }) => key === 'application/deadline')?.at).toBe(
      '2026-11-25T00:00:00Z',
    );
  });

  it('S4.2 takes no answers for whoever has left', () => {
    const play = livedTo('2027-05-10', lifePlans.withdrawal);
    const answers = [
      { type: 'placeGranted', group: 'leeds', because: 'nearest' },
      { type: 'coachFound', coach: 'coach-2' },
      { type: 'noCoach' },
      { type: 'catchUpFound', event: 'event-3', group: 'manchester', date: '2027-06-16' },
      { type: 'noMarker', script: 'j-0001-1', role: 'marker' },
    ] as const;
    for (const answer of answers) given(play).when(engine, answer).nothing();
  });

  it('S4.3 lapses after the longest duration, but not while an outcome is awaited', () => {
    expect(live(lifePlans.silence).journey.ended?.at).toBe('2029-09-01T08:00:00Z');
    const world = { ...kindWorld, allocate: () => [] };
    const play = livedTo('2028-04-01', { world });
    play.until('2029-12-01T12:00:00Z');
    expect(play.journey).toMatchObject({ status: 'active', stage: 'outcome' });
  });
});
