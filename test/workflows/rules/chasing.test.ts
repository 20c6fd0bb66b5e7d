import { describe, expect, it } from 'vitest';
import { isWorkingDay, londonDate, londonTime } from '../../../workflows/journey/calendar.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import { isNudge } from '../../../workflows/journey/agenda/kinds.js';
import { accepted, applying, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { lifePlans, live, liveStandardJourney } from '../../../lives/lives.js';
import type { Play } from '../../../lives/play.js';
import { autumn, engine, participant, sencoForm } from '../../../lives/people.js';

const nudgesOf = (events: readonly JourneyEvent[]) => onlyOf(events, 'Nudged');
const { bankHolidays } = autumn();

describe('chasing', () => {
  it.each(Object.entries(lifePlans))(
    'S3.8 nudges once a day, in hours, on working days (%s)',
    (_, behaviour) => {
      const days = nudgesOf(liveStandardJourney(behaviour)).map(({ at }) => {
        expect(londonTime(at) >= '08:00' && londonTime(at) < '18:00').toBe(true);
        expect(isWorkingDay(londonDate(at), bankHolidays)).toBe(true);
        return londonDate(at);
      });
      expect(new Set(days).size).toBe(days.length);
    },
  );

  it('S3.8 reminds before a due date, chases after it, then tells coach and provider, then suggests a deferral', () => {
    const { events, journey } = live(lifePlans.silence);
    const about = (event: JourneyEvent, key: string) =>
      (event.type === 'Nudged' || event.type === 'DateReached') && event.items.includes(key);
    const on = (key: string) => events.find((event) => about(event, key))?.at.slice(0, 10);
    expect(
      ['due-soon', 'overdue', 'silent-coach', 'silent-provider', 'suggest-deferral'].map((kind) =>
        on(`task-2/${kind}`),
      ),
    ).toEqual(['2027-06-14', '2027-06-22', '2027-06-28', '2027-07-05', '2027-07-19']);
    expect(journey.ended?.as).toBe('lapsed');
  });

  it('S3.8 tells coach and provider of silence, the provider once', () => {
    const play = livedTo('2027-07-06', lifePlans.silence);
    const mail = mailOf(play, play.events);
    expect(mail.filter((one) => one === 'coach:participant-silent').length).toBeGreaterThan(1);
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual(['silent/task-2']);
  });

  it('S3.8 hears of whoever is at work, whoever reports it', () => {
    const play = livedTo('2027-07-06', lifePlans.silence);
    const { lastHeard } = play.journey;
    play.say(
      { role: 'learning-environment', id: 'canvas' },
      { type: 'completeActivity', course: 'course-2', activity: 'practice-2-a', on: '2027-07-06' },
    );
    expect(play.journey.lastHeard > lastHeard).toBe(true);
    expect(play.journey.exceptions).toEqual([]);
  });

  it('S3.8 escalates nothing about whoever was heard of in the last week', () => {
    const play = livedTo('2027-03-05', lifePlans.late);
    const quiet = livedTo('2027-03-05', lifePlans.late);
    play.say(participant, { type: 'changeDetails', fields: ['phone'] });
    for (const one of [play, quiet]) one.on('2027-03-09', '20:00');
    const reached = ({ events }: Play) => onlyOf(events, 'DateReached').flatMap(({ items }) => items);
    expect(reached(quiet)).toContain('task-1/silent-coach');
    expect(reached(play)).not.toContain('task-1/silent-coach');
    expect(nudgesOf(play.events).flatMap(({ items }) => items)).toContain('task-1/overdue');
  });

  it('S3.8 makes one message of all that a morning brings', () => {
    const play = livedTo('2027-06-08', lifePlans.silence);
    const last = nudgesOf(play.events).at(-1);
    expect(last?.items).toEqual(['course-2/overdue', 'event-3/week-before']);
    expect(last && mailOf(play, [last])).toEqual(['participant:event-next-week']);
  });

  it('S3.8 puts a nudge off that comes at night, on a weekend or after another one', () => {
    const play = livedTo('2026-11-09');
    play.now = '2026-11-10T19:30:00Z';
    given(play).when(engine, { type: 'reachDate' }).then('NudgesPutOff');
    play.now = '2026-11-11T09:55:00Z';
    given(play).when(engine, { type: 'reachDate' }).then('Nudged');
    const twice = livedTo('2026-11-09');
    twice.on('2026-11-10', '10:30');
    const item = { at: '2026-11-10T11:00:00Z', key: 'course-1/due-soon' };
    twice.journey = { ...twice.journey, agenda: [item, ...twice.journey.agenda] };
    twice.now = item.at;
    given(twice).when(engine, { type: 'reachDate' }).then('NudgesPutOff');
    const again = twice.journey.agenda.find(({ key }) => key === item.key);
    expect(again?.at).toBe('2026-11-11T09:55:00Z');
  });

  it('S3.8 nudges nobody who is deferred, withdrawn or at the end', () => {
    for (const behaviour of [lifePlans.deferral, lifePlans.withdrawal]) {
      let isAway = false;
      for (const event of liveStandardJourney(behaviour)) {
        if (event.type === 'Deferred' || event.type === 'Withdrawn' || event.type === 'Ended') isAway = true;
        if (event.type === 'Returned') isAway = false;
        if (event.type === 'Nudged') expect(isAway).toBe(false);
      }
    }
  });

  it('S2.9 chases nobody for what fell due before they came', () => {
    const { events } = live(lifePlans.lateJoiner);
    const items = nudgesOf(events).flatMap((nudge) => nudge.items);
    expect(items.filter((key) => key.startsWith('getting-started') || key.startsWith('event-1'))).toEqual([]);
  });

  it('S3.8 does not call a session overdue that is booked', () => {
    const play = accepted();
    const agenda = play.journey.agenda.filter(({ key }) => key === 'coaching-2/overdue');
    expect(agenda).toHaveLength(1);
    play.until('2027-04-27T12:00:00Z');
    expect(nudgesOf(play.events).flatMap(({ items }) => items)).not.toContain('coaching-2/overdue');
  });

  it('S3.8 reaches nothing before its time', () => {
    given(applying()).when(engine, { type: 'reachDate' }).nothing();
    given(livedTo('2026-10-01')).when(engine, { type: 'reachDate' }).nothing();
  });

  it('S3.8 lives through a long pause one moment after the other, with one message at its end', () => {
    const play = accepted();
    play.now = '2026-12-15T10:30:00Z';
    const events: JourneyEvent[] = [];
    for (let count = 0; count < 40; count++) {
      const more = play.say(engine, { type: 'reachDate' });
      if (more.length === 0) break;
      events.push(...more);
    }
    expect(onlyOf(events, 'StageEntered').map(({ stage }) => stage)).toEqual(['induction', 'cycle-1']);
    expect(nudgesOf(events)).toHaveLength(1);
    given(play).when(engine, { type: 'reachDate' }).nothing();
  });

  it('S3.8 ends a journey at once and says nothing after it', () => {
    const play = applying(sencoForm, {});
    play.now = '2026-12-15T10:30:00Z';
    const events = play.say(engine, { type: 'reachDate' });
    expect(events.map(({ type }) => type)).toEqual(['DateReached', 'Ended']);
    given(play).when(participant, { type: 'withdraw' }, { reason: 'x' }).refused('journey-ended');
  });

  it('S3.8 knows reminders from the dates of its own waits', () => {
    expect(['task-1/overdue', 'statutory/12', 'application/chase-1', 'window-1/notice'].every(isNudge)).toBe(
      true,
    );
    expect(
      ['outcome/overdue', 'marking/overdue', 'return/overdue', 'task-1/silent-coach'].some(isNudge),
    ).toBe(false);
  });
});
