import { describe, expect, it } from 'vitest';
import { accepted, complete, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, typesOf } from '../../support/given.js';
import { coach, engine, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld, type World } from '../../../lives/world.js';

const first = 'coaching-induction';
const held = (session: string, at: string, minutes = 60) =>
  ({ type: 'completeSession', session, held: at, minutes, notes: null }) as const;
const noSlot: World = { ...kindWorld, book: ({ session, until }) => [{ type: 'noSlot', session, until }] };
/** The first session is booked for four o'clock on 22 October 2026. */
const booked = (world = kindWorld) => livedTo('2026-10-20', { world });
const afterSession = () => booked().on('2026-10-22', '17:30');

describe('coaches', () => {
  it('S3.5 asks the provider when there is no slot, and looks again with another coach or once it is resolved', () => {
    const play = livedTo('2026-10-20', { world: noSlot });
    expect(play.journey.exceptions.map(({ id }) => id)).toContain(`no-coaching-slot/${first}`);
    const settle = {
      type: 'settleException',
      exception: `no-coaching-slot/${first}`,
      how: 'resolved',
    } as const;
    play.world = kindWorld;
    given(play)
      .when(provider, settle, { reason: 'hours-added' })
      .then('ExceptionSettled', 'SessionSought', 'SessionBooked');
    const other = livedTo('2026-10-20', { world: noSlot });
    other.world = kindWorld;
    other.say(provider, { type: 'changeCoach', coach: 'coach-2' });
    expect(other.journey.sessions[first]).toMatchObject({ status: 'booked', booking: { coach: 'coach-2' } });
    expect(other.journey.exceptions).toEqual([]);
  });

  it('S3.5 hands future sessions over to the new coach; past ones stay', () => {
    const play = afterSession();
    const events = given(play)
      .when(provider, { type: 'changeCoach', coach: 'coach-2' })
      .then('CoachAssigned', 'SessionMoved', 'SessionMoved');
    expect(mailOf(play, events).slice(0, 3)).toEqual([
      'coach:participant-assigned',
      'coach:participant-taken-away',
      'participant:coach-assigned-to-you',
    ]);
    expect(play.journey.sessions[first]?.booking?.coach).toBe('coach-1');
    given(play).when(coach('coach-1'), held(first, '2026-10-22T15:00:00Z')).then('SessionCompleted');
    const stranger = { type: 'writeReview', review: 'ldr-review', document: 'd' } as const;
    given(play).when(coach('coach-1'), stranger).refused('not-your-participant');
    given(play)
      .when(coach('coach-1'), held('coaching-2', '2026-10-22T15:00:00Z'))
      .refused('not-your-participant');
    given(play).when(provider, { type: 'changeCoach', coach: 'coach-2' }).refused('already-coach');
  });

  it('S3.5 finds another coach by itself, and asks the provider when none has room', () => {
    const play = booked();
    given(play)
      .when(provider, { type: 'changeCoach', coach: null })
      .then('CoachSought', 'CoachAssigned', 'SessionMoved', 'SessionMoved', 'SessionMoved');
    given(play).when(engine, { type: 'coachFound', coach: 'coach-3' }).nothing();
    play.world = { ...kindWorld, assign: () => [{ type: 'noCoach' }] };
    given(play).when(provider, { type: 'changeCoach', coach: null }).then('CoachSought', 'ExceptionRaised');
    play.world = kindWorld;
    const settle = { type: 'settleException', exception: 'no-coach', how: 'resolved' } as const;
    const events = play.say(provider, settle, { reason: 'hired' });
    expect(typesOf(events).slice(0, 3)).toEqual(['ExceptionSettled', 'CoachSought', 'CoachAssigned']);
  });

  it('S3.5 books nothing without a coach, and nothing for whoever has no place', () => {
    const play = complete();
    const body = { type: 'bookSession', session: first, starts: '2026-11-04T16:00:00Z' } as const;
    given(play).when(provider, body).refused('not-accepted');
    given(play).when(provider, { type: 'changeCoach', coach: 'coach-1' }).refused('not-accepted');
    given(play).when(coach(), held(first, '2026-09-01T09:00:00Z')).refused('not-your-participant');
    const alone = accepted({ ...kindWorld, assign: () => [{ type: 'noCoach' }] });
    given(alone).when(provider, body).refused('no-coach');
    given(alone).when(coach(), held(first, '2026-09-01T09:00:00Z')).refused('not-your-participant');
    given(alone).when(engine, { type: 'noCoach' }).nothing();
    alone.say(provider, { type: 'changeCoach', coach: 'coach-1' });
    given(alone).when(engine, { type: 'noCoach' }).nothing();
  });

  it('S3.6 records a signal that was refused, and shows it to the provider', () => {
    const play = booked();
    const events = given(play)
      .when(engine, { type: 'refuseSignal', session: first, code: 'in-the-future' })
      .then('SignalRefused', 'ExceptionRaised');
    expect(mailOf(play, events)).toEqual(['provider:needs-a-person']);
    given(play)
      .when(engine, { type: 'refuseSignal', session: first, code: 'in-the-future' })
      .then('SignalRefused');
  });

  it('S3.5 keeps the first report of a slot that is answered twice', () => {
    const play = booked();
    const { booking } = play.journey.sessions[first] ?? {};
    if (!booking) throw new Error('the first session is booked');
    given(play)
      .when(engine, { type: 'sessionBooked', session: first, ...booking })
      .nothing();
    given(play).when(engine, { type: 'noSlot', session: first, until: '2026-11-30' }).then('ExceptionRaised');
    play.on('2026-10-22', '17:30');
    play.say(coach(), held(first, '2026-10-22T15:00:00Z'));
    given(play).when(engine, { type: 'noSlot', session: first, until: '2026-11-30' }).nothing();
  });
});

describe('S3.5 whoever was named wrongly', () => {
  const unslotted = { ...kindWorld, book: () => [] };
  const wronged = () => {
    const play = livedTo('2026-10-20', { world: unslotted });
    play.say(provider, { type: 'changeCoach', coach: 'nobody-99' });
    for (const effect of ['diary/assigned/nobody-99', '12/session-booked/coach', 'places/3/0']) {
      play.say(engine, { type: 'effectFailed', effect, code: 'no-such-coach' });
    }
    return play;
  };
  const open = (play: Play) => play.journey.exceptions.map(({ id }) => id);

  it('S3.5 leaves nothing behind once a real coach is named: what failed is settled, sessions are sought again', () => {
    const play = wronged();
    expect(open(play)).toContain('effect-failed/diary/assigned/nobody-99');
    const events = play.say(provider, { type: 'changeCoach', coach: 'coach-2' });
    expect(open(play).filter((id) => id.startsWith('effect-failed'))).toEqual(['effect-failed/places/3/0']);
    expect(events.map(({ type }) => type)).toContain('SessionSought');
  });

  it('S2.9 S3.5 what failed is tried again when a person has seen to it', () => {
    const play = wronged();
    const settle = (exception: string) =>
      play
        .say(provider, { type: 'settleException', exception, how: 'resolved' }, { reason: 'seen-to' })
        .map(({ type }) => type);
    const sought = Object.values(play.journey.sessions).filter(({ status }) => status === 'sought');
    expect(settle('effect-failed/diary/assigned/nobody-99')).toEqual([
      'ExceptionSettled',
      ...sought.map(() => 'SessionSought'),
    ]);
    expect(sought.length).toBeGreaterThan(0);
    expect(settle('effect-failed/places/3/0')).toEqual(['ExceptionSettled']);
    expect(settle('effect-failed/12/session-booked/coach')).toEqual(['ExceptionSettled']);
  });
});
