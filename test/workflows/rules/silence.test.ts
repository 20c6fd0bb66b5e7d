import { describe, expect, it } from 'vitest';
import { addDays } from '../../../workflows/journey/calendar.js';
import type { Journey } from '../../../workflows/journey/state.js';
import { bookedSessions } from '../../../workflows/journey/view/ahead.js';
import { isOverdue, mustAct, owedOf } from '../../../workflows/journey/view/owed.js';
import { openDates } from '../../../workflows/journey/view/pace.js';
import { waitOf } from '../../../workflows/journey/view/waits.js';
import { livedTo } from '../../../lives/beginnings.js';
import { onlyOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { participant, provider } from '../../../lives/people.js';
import { wholeLdr } from '../../../lives/reviews.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld } from '../../../lives/world.js';

/** Everything that an agenda reached, by key. */
const reached = ({ events }: Play): string[] => [
  ...onlyOf(events, 'DateReached').flatMap(({ items }) => items),
  ...onlyOf(events, 'Nudged').flatMap(({ items }) => items),
];
const blames = /overdue|silent|suggest-deferral|due-soon/;

/** The first session is booked, and nobody says whether it took place; otherwise all is done. */
function unreported(days: number): Play {
  const play = livedTo('2026-10-20');
  const [first] = bookedSessions(play.journey);
  if (!first) throw new Error('a session is booked by then');
  play.say(provider, { type: 'completeElement', element: 'getting-started', on: '2026-10-20' });
  play.on(addDays(first.ends.slice(0, 10), days));
  return play;
}

describe('S3.8 what others owe is not the participant’s silence', () => {
  it('S3.8 an unreported session is chased from the coach, then a question for the provider, and nobody else’s', () => {
    const play = unreported(16);
    const about = reached(play).filter((key) => key.startsWith('coaching-induction/'));
    expect(about).toEqual(
      expect.arrayContaining(['coaching-induction/ask', 'coaching-induction/unreported']),
    );
    expect(about.filter((key) => blames.test(key))).toEqual([]);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('session-not-reported/coaching-induction');
  });

  it('S3.8 a session for which no time was found is asked of nobody who cannot find one', () => {
    const play = livedTo('2027-01-10', { world: { ...kindWorld, book: () => [] }, silentFrom: '2026-10-20' });
    expect(reached(play).filter((key) => /^coaching-/.test(key) && blames.test(key))).toEqual([]);
  });

  it('S3.8 who must act is the coach whose report is the earliest overdue thing, not the participant', () => {
    const play = unreported(3);
    expect(waitOf(play.journey, play.now).who).toBe('participant');
    expect(mustAct(play.journey, play.now)).toMatchObject({
      who: 'coach',
      what: 'Report whether First coaching session took place',
      overdue: true,
    });
  });

  it('S3.8 who must act is the assessor whose mark is overdue, by the day on which it was due', () => {
    const play = livedTo('2028-03-21');
    const day = play.journey.attempts[0]!.marks[0]!.allocated!.slice(0, 10);
    const due = addDays(day, play.journey.programme.assessment.markingDays);
    expect(mustAct(play.journey, `${due}T12:00:00Z`)).toMatchObject({ who: 'assessor', overdue: false });
    expect(mustAct(play.journey, `${addDays(due, 1)}T12:00:00Z`)).toMatchObject({
      who: 'assessor',
      what: 'Mark the case study (marker)',
      due,
      overdue: true,
    });
  });

  it('S3.8 the participant who is silent is chased as before, and must act', () => {
    const play = livedTo('2027-07-20', lifePlans.silence);
    expect(reached(play)).toEqual(expect.arrayContaining(['task-2/silent-coach', 'task-2/suggest-deferral']));
    expect(mustAct(play.journey, play.now).who).toBe('participant');
  });

  it('S3.8 while nothing is overdue, whoever is waited for must act', () => {
    const play = livedTo('2026-10-15');
    const { who, until } = waitOf(play.journey, play.now);
    expect(mustAct(play.journey, play.now)).toMatchObject({ who, due: until, overdue: false });
  });

  it('S3.10 a review that the participant has agreed to waits for the coach, and nobody else is reminded', () => {
    const play = livedTo('2028-01-25');
    play.say(provider, wholeLdr());
    play.say(participant, { type: 'agreeReview', review: 'ldr-review' });
    play.on('2028-02-22');
    expect(mustAct(play.journey, play.now)).toMatchObject({ who: 'coach', overdue: true });
    expect(reached(play).filter((key) => key.startsWith('ldr-review/') && blames.test(key))).toEqual([]);
  });
});

it('S3.8 the provider’s question about a silence is settled by crediting what it was about', () => {
  const play = livedTo('2027-07-06', lifePlans.silence);
  const silent = play.journey.exceptions.find(({ code }) => code === 'silent')!;
  play.say(provider, { type: 'creditElement', element: silent.about! }, { reason: 'prior-training' });
  expect(play.journey.exceptions.map(({ code }) => code)).not.toContain('silent');
});

describe('S2.9 what was accepted as missed is no longer overdue anywhere', () => {
  /** Joined when the first event and the induction were over. */
  const late = () => livedTo('2027-01-20', { ...lifePlans.lateJoiner, silentFrom: '2026-12-07' });
  const accept = (play: Play, id: string) => {
    const exception = `joined-too-late/${id}`;
    expect(play.journey.exceptions.map((one) => one.id)).toContain(exception);
    return play.say(provider, { type: 'settleException', exception, how: 'accepted' }, { reason: 'agreed' });
  };
  const overdue = (journey: Journey, at: string) =>
    owedOf(journey, at)
      .filter((owed) => isOverdue(owed, at.slice(0, 10)))
      .map(({ what }) => what);

  it('S2.9 nobody owes it, no list calls it overdue, and nobody is reminded of it', () => {
    const play = late();
    const what = 'Complete Getting started';
    expect(overdue(play.journey, play.now)).toContain(what);
    accept(play, 'getting-started');
    expect(overdue(play.journey, play.now)).not.toContain(what);
    expect(openDates(play.journey).map(({ element }) => element)).not.toContain('getting-started');
    const before = play.events.length;
    play.on('2027-03-01');
    const after = play.events.slice(before).flatMap((event) => ('items' in event ? event.items : []));
    expect(after.filter((key) => key.startsWith('getting-started/'))).toEqual([]);
  });

  it('S2.9 it is due again where a later plan gives it another day', () => {
    const play = late();
    accept(play, 'getting-started');
    const due = '2027-06-01';
    const plan = { ...play.journey.plan, 'getting-started': { opens: '2027-05-01', due } };
    const moved = { ...play.journey, plan };
    expect(openDates(moved).map(({ element }) => element)).toContain('getting-started');
  });

  it('S2.9 what is resolved in another way stays due', () => {
    const play = late();
    const exception = 'joined-too-late/getting-started';
    play.say(provider, { type: 'settleException', exception, how: 'resolved' }, { reason: 'catches-up' });
    expect(overdue(play.journey, play.now)).toContain('Complete Getting started');
  });
});
