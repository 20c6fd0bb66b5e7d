import { describe, expect, it } from 'vitest';
import { addDays } from '../../../workflows/journey/calendar.js';
import { owedOf } from '../../../workflows/journey/view/owed.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, onlyOf } from '../../support/given.js';
import { lifePlans } from '../../../lives/lives.js';
import { coach, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const session = 'coaching-1';
const sought = ({ events }: Play) => onlyOf(events, 'SessionSought').filter((one) => one.session === session);
/** A week after the task was due, and it has not come. */
const withoutTask = () => livedTo('2027-03-08', { lateBy: 60 });

/** The same as a journey of before, whose programme says nothing of hand-ins. */
function before(play: Play): Play {
  const { programme } = play.journey;
  const stages = programme.stages.map((stage) => ({
    ...stage,
    elements: stage.elements.map((element) => {
      if (element.kind !== 'coaching') return element;
      const { afterHandIn: _, ...rest } = element;
      return rest;
    }),
  }));
  play.journey = { ...play.journey, programme: { ...programme, stages } };
  return play;
}

describe('S3.5 a session that follows a task is held after the task was handed in', () => {
  it('S3.5 is not looked for before, however long the task is overdue', () => {
    const play = withoutTask();
    expect(play.journey.plan[session]!.opens < '2027-03-08').toBe(true);
    expect(sought(play)).toEqual([]);
    play.on('2027-03-29');
    expect(sought(play)).toEqual([]);
  });

  it('S3.5 is looked for as soon as the task has come, with days of its own', () => {
    const play = withoutTask();
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    expect(sought(play)).toHaveLength(1);
    const booking = play.journey.sessions[session]!.booking!;
    expect(booking.starts > '2027-03-08T23:59:59Z').toBe(true);
  });

  it('S3.5 is looked for where the task was credited', () => {
    const play = withoutTask();
    play.say(provider, { type: 'creditElement', element: 'task-1' }, { reason: 'prior-training' });
    expect(sought(play)).toHaveLength(1);
  });

  it('S3.5 is not booked by hand before, in journeys of before as well', () => {
    const asked = { type: 'bookSession', session, starts: '2027-03-15T16:00:00Z' } as const;
    given(withoutTask()).when(coach(), asked).refused('session-before-task');
    given(before(withoutTask())).when(coach(), asked).refused('session-before-task');
    const play = withoutTask();
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    expect(play.refusal(coach(), asked)).toBeNull();
  });

  it('S3.8 nobody owes it before, and from the hand-in on it has the days that the plan gives it', () => {
    const play = withoutTask();
    const about = () =>
      owedOf(play.journey, play.now).filter(({ what }) => what.includes('One-to-one coaching'));
    expect(about()).toEqual([]);
    play.world = { ...play.world, book: () => [] };
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    play.journey = {
      ...play.journey,
      sessions: { [session]: { ...play.journey.sessions[session]!, status: 'cancelled' } },
    };
    expect(about()).toMatchObject([{ who: 'coach', due: addDays('2027-03-08', 21) }]);
  });

  it('S3.5 every life has its sessions after their tasks', () => {
    for (const behaviour of [lifePlans.onTime, lifePlans.late, lifePlans.slow, lifePlans.deferral]) {
      const play = livedTo('2028-02-20', behaviour);
      for (const { session: id, at } of onlyOf(play.events, 'SessionSought')) {
        const element = play.journey.programme.stages
          .flatMap((stage) => stage.elements)
          .find((one) => one.id === id);
        if (element?.kind !== 'coaching' || !element.follows?.startsWith('task')) continue;
        const came = onlyOf(play.events, 'TaskSubmitted').find(({ task }) => task === element.follows);
        expect(came !== undefined && came.at <= at).toBe(true);
      }
    }
  });
});
