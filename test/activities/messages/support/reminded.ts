/** Journeys on a morning on which their coach is reminded of something. */
import { addDays } from '../../../../workflows/journey/calendar.js';
import { bookedSessions } from '../../../../workflows/journey/view/ahead.js';
import { subjectOf } from '../../../../workflows/journey/agenda/keys.js';
import { livedTo } from '../../../../lives/beginnings.js';
import { onlyOf } from '../../../support/given.js';
import { participant, provider } from '../../../../lives/people.js';
import type { Play } from '../../../../lives/play.js';

/** The first session is over, and two working days later nobody has said whether it took place. */
export function unreported(coach = 'coach-1'): Play {
  const play = livedTo('2026-10-20');
  if (coach !== 'coach-1') play.say(provider, { type: 'changeCoach', coach }, { reason: 'illness' });
  const [first] = bookedSessions(play.journey);
  if (!first) throw new Error('a session is booked by then');
  play.say(provider, { type: 'completeElement', element: 'getting-started', on: '2026-10-20' });
  play.on(addDays(first.ends.slice(0, 10), 4));
  return play;
}

/** Feedback on the first task is overdue. */
export function awaited(): Play {
  const play = livedTo('2027-02-20');
  play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd-task' });
  play.on('2027-03-20');
  return play;
}

/** Silent since the autumn, and the coach is asked to get in touch about something. */
export function silenced(): { play: Play; about: string } {
  const play = livedTo('2027-02-22', { silentFrom: '2026-12-01' });
  const items = onlyOf(play.events, 'DateReached').flatMap((event) => event.items);
  const key = items.findLast((item) => item.endsWith('/silent-coach'));
  if (!key) throw new Error('the coach is asked by then');
  return { play, about: subjectOf(key) };
}
