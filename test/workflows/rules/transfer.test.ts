import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { accepted, applying, complete, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import {
  admin,
  autumn,
  earlyYears,
  engine,
  participant,
  provider,
  sencoForm,
  spring,
} from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld } from '../../../lives/world.js';

const to = (id: string, deliveryPartner: string | null = null) =>
  ({ type: 'changeProvider', provider: id, deliveryPartner }) as const;
const join = (cohort = spring()) => ({ type: 'changeCohort', cohort }) as const;
/** In April, after the group session of cycle 2, of which nobody has said whether it took place. */
function unreported(): Play {
  const play = livedTo('2027-04-14');
  play.say(provider, { type: 'bookSession', session: 'coaching-4', starts: '2027-04-20T10:00:00Z' });
  return play.on('2027-04-21');
}
const said = { reason: 'moved-house' };

describe('transfer', () => {
  it('S4.4 moves somebody to another cohort: group, plan, windows and sessions are those of the new one', () => {
    const play = livedTo('2026-11-24');
    const events = play.say(provider, join(), said);
    expect(typesOf(events).slice(0, 3)).toEqual(['CohortChanged', 'GroupAllocated', 'Planned']);
    expect(play.journey).toMatchObject({ group: 'newcastle', stage: 'cycle-1', windowsPassed: [] });
    expect(play.journey.sessions['coaching-2']?.booking?.starts).toBe('2027-09-14T15:00:00Z');
    expect(play.journey.elements['event-1']?.status).toBe('done');
    given(play).when(provider, join(), said).nothing();
  });

  it('S4.4 moves no session that is past and that nobody has reported, whether cohort, group or provider changes', () => {
    const changes = [
      (play: Play) => play.say(provider, join(), said),
      (play: Play) => play.say(provider, { type: 'moveGroup', group: 'manchester' }, said),
      (play: Play) => play.say(admin, to('harbour-education'), said),
    ];
    for (const change of changes) {
      const play = unreported();
      const past = Object.entries(play.journey.sessions).filter(
        ([, { status, booking }]) => status === 'booked' && (booking?.starts ?? '') < play.now,
      );
      expect(past.length).toBeGreaterThan(0);
      change(play);
      for (const [session, before] of past) expect(play.journey.sessions[session]).toEqual(before);
    }
  });

  it('S4.4 refuses a cohort that leads nowhere', () => {
    const play = livedTo('2026-11-24');
    given(play).when(provider, join(earlyYears()), said).refused('cohort-of-other-programme');
    given(play)
      .when(provider, join({ ...spring(), id: 'past', windows: [{ id: 'w', opens: '2026-11-01' }] }), said)
      .refused('cohort-too-late');
    const elsewhere = spring().groups.filter((group) => group.provider === 'harbour-education');
    given(play)
      .when(provider, join({ ...spring(), groups: elsewhere }), said)
      .refused('provider-not-in-cohort');
    given(play).when(provider, join()).refused('reason-needed');
  });

  it('S4.4 lets an applicant seek a place in another cohort, giving up the one of before', () => {
    const play = complete(sencoForm, { ...kindWorld, reserve: () => [{ type: 'placesFull' }] });
    play.say(provider, { type: 'accept' });
    const events = given(play)
      .when(provider, join(), said)
      .then('CohortChanged', 'PlaceSought', 'ExceptionRaised', 'Waitlisted');
    expect(
      events.flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do)),
    ).toEqual(['release', 'reserve']);
    given(applying()).when(provider, join(), said).then('CohortChanged', 'ExceptionRaised');
  });

  it('S4.4 keeps a window that is open when the cohort changes, and closes it', () => {
    const play = livedTo('2028-03-15');
    const later = { ...spring(), id: 'later', windows: [{ id: 'window-later', opens: '2028-10-09' }] };
    play.say(provider, join(later), said);
    const events = play.until('2028-03-21T00:00:00Z');
    expect(typesOf(events)).toContain('WindowClosed');
  });

  it('S4.4 moves somebody to another provider: new group, new coach, old bookings given back', () => {
    const play = livedTo('2026-11-24');
    given(play).when(provider, to('harbour-education'), said).refused('not-allowed');
    given(play).when(admin, to('northstar-learning'), said).refused('same-provider');
    given(play).when(admin, to('nobody'), said).refused('provider-not-in-cohort');
    const events = play.say(admin, to('harbour-education'), said);
    expect(typesOf(events)).toEqual([
      'SessionCancelled',
      'SessionCancelled',
      'ProviderChanged',
      'GroupAllocated',
      'Planned',
      'CoachSought',
      'CoachAssigned',
      'SessionSought',
      'SessionSought',
      'SessionBooked',
      'SessionBooked',
    ]);
    expect(play.journey).toMatchObject({ provider: 'harbour-education', group: 'london' });
    expect(play.journey.sessions['coaching-2']?.booking?.starts).toBe('2027-04-29T14:45:00Z');
  });

  it('S4.4 changes the delivery partner without touching coach, group or plan', () => {
    const play = livedTo('2026-11-24');
    given(play)
      .when(admin, to('northstar-learning', 'aire-valley-teaching-hub'), said)
      .then('ProviderChanged');
    expect(play.journey).toMatchObject({ coach: 'coach-1', group: 'leeds' });
  });

  it('S4.4 moves an applicant and a deferred participant to another provider', () => {
    const play = complete(sencoForm, { ...kindWorld, reserve: () => [] });
    play.say(provider, { type: 'accept' });
    given(play).when(admin, to('harbour-education'), said).then('ProviderChanged', 'PlaceSought');
    given(applying()).when(admin, to('harbour-education'), said).then('ProviderChanged');
    const away = accepted();
    away.say(participant, { type: 'defer', expectedReturn: '2027-01-11' }, said);
    given(away).when(admin, to('harbour-education'), said).then('ProviderChanged', 'GroupAllocated');
  });

  it('S4.4 keeps the shift of a deferral when the group changes later', () => {
    const play = livedTo('2027-01-31');
    play.say(participant, { type: 'defer', expectedReturn: '2027-02-22' }, said);
    play.on('2027-02-22');
    play.say(provider, { type: 'return', cohort: null });
    const { plan } = play.journey;
    play.say(provider, { type: 'moveGroup', group: 'manchester' }, said);
    expect(play.journey.plan['course-2']).toEqual(plan['course-2']);
    expect(play.journey.plan['event-2']?.due).toBe('2027-03-10');
    expect(onlyOf(play.events, 'ExceptionRaised').map(({ code }) => code)).not.toContain('joined-too-late');
  });

  it('S4.4 changes details and tells both addresses; correct ones make somebody reachable again', () => {
    const play = accepted();
    given(play).when(engine, { type: 'unreachable', message: 'm-1' }).then('Unreachable', 'ExceptionRaised');
    given(play).when(participant, { type: 'changeDetails', fields: [] }).nothing();
    const events = given(play)
      .when(participant, { type: 'changeDetails', fields: ['email'] })
      .then('DetailsChanged', 'ExceptionSettled');
    expect(mailOf(play, events)).toEqual(['participant:details-changed']);
    given(play)
      .when(participant, { type: 'changeDetails', fields: ['familyName'] })
      .then('DetailsChanged');
  });

  it('S4.4 does not lose a participant whose mail bounces', () => {
    const play = accepted();
    given(play)
      .when(provider, { type: 'recordBounce', message: 'm-1', permanent: false })
      .then('AddressRefused');
    const events = given(play)
      .when(provider, { type: 'recordBounce', message: 'm-1', permanent: true })
      .then('Unreachable', 'ExceptionRaised');
    expect(mailOf(play, events)).toEqual(['provider:cannot-reach']);
    given(play).when(provider, { type: 'recordBounce', message: 'm-2', permanent: true }).nothing();
    given(play)
      .when(engine, { type: 'addressRefused', message: 'm-3', address: 'first', code: '550' })
      .then('AddressRefused');
  });

  it('S2.9 raises nothing anew that was simply overdue when a group changes', () => {
    const play = livedTo('2027-03-05', { lateBy: 30 });
    const events = play.say(provider, { type: 'moveGroup', group: 'manchester' }, said);
    expect(onlyOf(events, 'ExceptionRaised')).toEqual([]);
    expect(autumn().groups.some(({ id }) => id === 'manchester')).toBe(true);
  });
});
