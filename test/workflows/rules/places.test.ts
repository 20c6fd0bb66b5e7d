import { viewOf } from '../../../workflows/journey/view.js';
import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import { accepted, complete } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import type { Play } from '../../../lives/play.js';
import { engine, participant, provider, sencoForm } from '../../../lives/people.js';
import { kindWorld, type World } from '../../../lives/world.js';

const full: World = { ...kindWorld, reserve: () => [{ type: 'placesFull' }] };
const offer = { type: 'placeOffered', group: 'leeds', because: 'nearest' } as const;

const doings = (play: Play, events: JourneyEvent[]) =>
  events.flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do));

/** On the waiting list, and then offered a freed place. */
function offered(): Play {
  const play = complete(sencoForm, full);
  play.say(provider, { type: 'accept' });
  play.say(engine, offer);
  return play;
}

describe('places', () => {
  it('S2.6 accepts whoever gets a place, with a group, a plan, a coach and the group sessions', () => {
    const play = complete();
    const events = given(play)
      .when(provider, { type: 'accept' })
      .then(
        'PlaceSought',
        'Accepted',
        'GroupAllocated',
        'Planned',
        'CoachSought',
        'CoachAssigned',
        'SessionSought',
        'SessionSought',
        'SessionBooked',
        'SessionBooked',
      );
    expect(mailOf(play, events).slice(0, 3)).toEqual([
      'participant:accepted',
      'headteacher:headteacher-accepted',
      'participant:event-invitation',
    ]);
    expect(play.journey).toMatchObject({ status: 'active', group: 'leeds', coach: 'coach-1' });
  });

  it('S2.6 asks first for whom it is mandatory', () => {
    const mandatory = complete();
    mandatory.say(provider, { type: 'accept' });
    expect(onlyOf(mandatory.events, 'PlaceSought')[0]).toMatchObject({ priority: 'mandatory', funded: true });
    const ordinary = complete({ ...sencoForm, motivation: 'aspiring-senco', postTakenUp: null });
    ordinary.say(provider, { type: 'decideFunding', funding: 'self' });
    ordinary.say(provider, { type: 'accept' });
    expect(onlyOf(ordinary.events, 'PlaceSought')[0]).toMatchObject({ priority: 'ordinary', funded: false });
  });

  it('S2.6 waitlists once the places are full, and tells so', () => {
    const play = complete(sencoForm, full);
    const events = given(play).when(provider, { type: 'accept' }).then('PlaceSought', 'Waitlisted');
    expect(mailOf(play, events)).toEqual(['participant:waitlisted']);
    given(play).when(provider, { type: 'accept' }).refused('application-decided');
    given(play).when(engine, { type: 'placesFull' }).nothing();
    given(play).when(engine, { type: 'placeGranted', group: 'leeds', because: 'nearest' }).nothing();
  });

  it('S2.6 offers a freed place until midnight after the days of the programme', () => {
    const play = offered();
    expect(play.journey.application.offer).toEqual({
      until: '2026-09-08T23:00:00Z',
      group: 'leeds',
      because: 'nearest',
    });
    const taken = play.say(participant, { type: 'takeOffer' });
    expect(taken.slice(0, 3).map(({ type }) => type)).toEqual(['OfferTaken', 'Accepted', 'GroupAllocated']);
    expect(doings(play, taken.slice(0, 3))).toEqual(['take-offer']);
    given(play).when(participant, { type: 'takeOffer' }).refused('no-place-offered');
  });

  it('S2.6 lapses an offer that is not taken up in time, and not a second earlier', () => {
    const play = offered();
    play.until('2026-09-08T22:59:59Z');
    expect(play.refusal(participant, { type: 'takeOffer' })).toBeNull();
    play.now = '2026-09-08T23:00:00Z';
    given(play).when(participant, { type: 'takeOffer' }).refused('no-place-offered');
    const lapsed = given(play).when(engine, { type: 'reachDate' }).then('DateReached', 'OfferLapsed');
    expect(mailOf(play, lapsed)).toEqual(['participant:offer-lapsed']);
    expect(play.journey.application.place).toBe('waitlisted');
  });

  it('S2.6 gives a declined place back, and may offer another', () => {
    const play = offered();
    const declined = given(play).when(participant, { type: 'declineOffer' }).then('OfferLapsed');
    expect(doings(play, declined)).toEqual(['lapse-offer']);
    given(play).when(participant, { type: 'declineOffer' }).refused('no-place-offered');
    play.until('2026-09-20T12:00:00Z');
    given(play).when(engine, offer).then('PlaceOffered');
    expect(play.journey.application.offer?.until).toBe('2026-09-27T23:00:00Z');
  });

  it('S2.8 decides only a complete, suitable and funded application', () => {
    const play = complete();
    const bare = accepted();
    given(bare).when(provider, { type: 'accept' }).refused('application-decided');
    play.say(participant, { type: 'receiveForm', form: { ...sencoForm, role: 'teaching-assistant' } });
    given(play).when(provider, { type: 'accept' }).refused('unsuitable');
    given(play).when(provider, { type: 'waitlist' }).refused('unsuitable');
  });

  it('S2.8 waitlists by hand, and takes a place from there', () => {
    const play = complete();
    const events = given(play).when(provider, { type: 'waitlist' }).then('Waitlisted');
    expect(doings(play, events)).toEqual(['wait']);
    given(play).when(provider, { type: 'waitlist' }).nothing();
    given(play).when(engine, offer).then('PlaceOffered');
    given(play).when(provider, { type: 'waitlist' }).refused('application-decided');
  });

  it('S2.6 asks for a place once, however often acceptance is asked for', () => {
    const play = complete(sencoForm, {});
    given(play).when(provider, { type: 'accept' }).then('PlaceSought');
    given(play).when(provider, { type: 'accept' }).nothing();
    given(play).when(engine, offer).nothing();
  });

  it('S2.8 gives the place back when an application is rejected while one is held for it', () => {
    const play = offered();
    const events = given(play)
      .when(provider, { type: 'reject' }, { reason: 'withdrawn-endorsement' })
      .then('Ended');
    expect(doings(play, events)).toEqual(['release']);
    given(play).when(engine, { type: 'placeGranted', group: 'leeds', because: 'nearest' }).nothing();
    expect(play.journey.status).toBe('ended');
  });

  it('S2.8 moves a participant to another group: its days, its sessions, a word to the participant', () => {
    const play = accepted();
    const events = given(play)
      .when(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'below-viability' })
      .then(
        'GroupAllocated',
        'Planned',
        'SessionMoveSought',
        'SessionMoveSought',
        'SessionMoved',
        'SessionMoved',
      );
    expect(mailOf(play, events).filter((one) => !one.includes('coach'))).toEqual([
      'participant:group-changed',
      ...Array<string>(4).fill('participant:event-invitation'),
    ]);
    expect(play.journey.plan['event-1']?.due).toBe('2026-11-18');
    expect(play.journey.sessions['coaching-2']?.booking?.starts).toBe('2027-04-28T15:00:00Z');
    given(play).when(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'x' }).nothing();
  });

  it('S2.8 moves nobody to a group of another provider, and nobody without a place', () => {
    given(accepted())
      .when(provider, { type: 'moveGroup', group: 'london' }, { reason: 'x' })
      .refused('unknown-group');
    given(complete())
      .when(provider, { type: 'moveGroup', group: 'leeds' }, { reason: 'x' })
      .refused('not-accepted');
  });

  it('S2.8 asks the provider for the group where the nearest is not known, and takes the one that is named', () => {
    const play = complete(sencoForm, { ...kindWorld, reserve: () => [{ type: 'groupUndecided' }] });
    play.say(provider, { type: 'accept' });
    expect(play.journey.exceptions.map(({ code }) => code)).toEqual(['group-to-choose']);
    expect(viewOf(play.journey, play.now).wait).toMatchObject({ name: 'place', who: 'provider' });
    given(play).when(provider, { type: 'accept', group: 'london' }).refused('unknown-group');
    given(play).when(provider, { type: 'accept' }).nothing();
    play.world = {
      ...kindWorld,
      reserve: ({ group = '' }) => [{ type: 'placeGranted', group, because: 'nearest' }],
    };
    play.say(provider, { type: 'accept', group: 'manchester' });
    expect(play.journey).toMatchObject({ group: 'manchester', status: 'active', exceptions: [] });
  });
});
