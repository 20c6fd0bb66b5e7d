/** Moments of a journey at which the stories of commands begin. */
import { complete, livedTo } from '../beginnings.js';
import { lifePlans } from '../lives.js';
import { engine, provider, sencoForm } from '../people.js';
import { kindWorld } from '../world.js';

export const first = 'coaching-induction';
/** Places are not answered, coaches are not found: the answer is the story. */
const unanswered = { ...kindWorld, reserve: () => [] };
export const uncoached = { ...kindWorld, assign: () => [] };
export const sought = () => {
  const play = complete(sencoForm, unanswered);
  play.say(provider, { type: 'accept' });
  return play;
};
export const full = () => {
  const play = sought();
  play.say(engine, { type: 'placesFull' });
  return play;
};
export const offered = () => livedTo('2026-09-11', lifePlans.waitlisted);
export const booked = () => livedTo('2026-10-20');
export const held = () => livedTo('2026-10-23');
export const inCourse = () => livedTo('2026-11-24');
export const selected = () => livedTo('2026-11-27');
export const missedEvent = () => {
  const play = livedTo('2026-11-17', {
    missedEvents: ['event-1'],
    world: { ...kindWorld, 'find-catch-up': () => [] },
  });
  return play;
};
export const inWindow = () => livedTo('2028-03-14', { nothingSubmitted: [1] });
export const closed = () => livedTo('2028-03-21', { world: { ...kindWorld, allocate: () => [] } });
export const failed = () => livedTo('2028-05-03', { scores: [2] });
export const scores = {
  'context-and-need': 3,
  'statutory-duties': 3,
  evidence: 3,
  'leading-change': 3,
  impact: 3,
};
export const script = 'j-0001-1';
export const slot = {
  booking: 'b-1',
  coach: 'coach-1',
  starts: '2026-11-02T16:00:00Z',
  ends: '2026-11-02T17:00:00Z',
  sequence: 3,
};
