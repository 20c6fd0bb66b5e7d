/** S6.5: what was never announced is announced, not changed or taken back. */
import { describe, expect, it } from 'vitest';
import { cancelledDays } from '../../../activities/messages/events.js';
import type { MessageContext } from '../../../activities/messages/message.js';
import type { Template } from '../../../workflows/effects/templates.js';
import { accepted, livedTo } from '../../../lives/beginnings.js';
import { participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld } from '../../../lives/world.js';
import { letterOf } from './support/letters.js';
import { occasionsOf } from './support/occasions.js';

const occasionsIn = (play: Play) => occasionsOf('by hand', play.enrolment, play.events);
const lettersOf = (play: Play, template: Template) =>
  occasionsIn(play)
    .filter(({ key }) => key.template === template)
    .map((one) => letterOf(one));

const replaced = (play: Play) => {
  play.say(provider, { type: 'changeCoach', coach: 'coach-9' }, { reason: 'illness' });
  return play;
};

describe('S6.5 a coach who is replaced', () => {
  it('S3.5 S6.5 a session that comes from another coach is new to the one who takes it over', () => {
    const [moved] = lettersOf(replaced(livedTo('2026-10-20')), 'session-moved');
    expect(moved?.subject).toContain('Coaching session booked with');
    expect(moved?.text).toContain('has been booked into your diary');
    const play = livedTo('2026-10-20');
    play.say(participant, {
      type: 'moveSession',
      session: 'coaching-induction',
      preferred: '2026-11-02T16:00:00Z',
    });
    expect(lettersOf(play, 'session-moved')[0]?.subject).toContain('has a new time');
  });

  it('S6.5 whoever has not heard of a coach yet is not told of another one', () => {
    const [letter] = lettersOf(replaced(accepted({ ...kindWorld, book: () => [] })), 'coach-assigned-to-you');
    expect(letter?.subject).toContain('You have a coach');
    expect(letter?.text).not.toContain('former');
    const [other] = lettersOf(replaced(livedTo('2026-10-20')), 'coach-assigned-to-you');
    expect(other?.text).toContain('former coach');
  });
});

describe('S6.5 days in the calendar', () => {
  it('S1.8 S6.5 a day that nobody was invited to again is not taken back', () => {
    const play = livedTo('2026-10-20');
    play.say(provider, { type: 'creditElement', element: 'event-3' }, { reason: 'prior-training' });
    play.say(participant, { type: 'defer', expectedReturn: '2026-11-02' }, { reason: 'illness' });
    play.on('2026-11-02');
    play.say(provider, { type: 'return', cohort: null });
    play.on('2026-11-03');
    play.say(participant, { type: 'withdraw' }, { reason: 'other' });
    const event = play.events.findLast(({ type }) => type === 'Withdrawn')!;
    const context = { journey: play.journey, event, history: play.events } as unknown as MessageContext;
    const taken = cancelledDays(context).map(({ element }) => element);
    expect(taken).toContain('event-2');
    expect(taken).not.toContain('event-3');
  });
});
