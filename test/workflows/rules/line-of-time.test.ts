/** S6.3: a journey as a line of time, and S3.7: engagement mark by mark. */
import { describe, expect, it } from 'vitest';
import { complete, livedTo } from '../../../lives/beginnings.js';
import { live, lifePlans } from '../../../lives/lives.js';
import { participant, provider } from '../../../lives/people.js';
import { londonDate } from '../../../workflows/journey/calendar.js';
import { engagementOf } from '../../../workflows/journey/rules/engagement.js';
import { engagementMarks } from '../../../workflows/journey/view/engagement-marks.js';
import { lineOfTime } from '../../../workflows/journey/view/line-of-time.js';

describe('S6.3 a journey as a line of time', () => {
  it('S6.3 shows what is done on its day, what is planned, and what is late', () => {
    const { journey, now } = livedTo('2027-03-01');
    const line = lineOfTime(journey, now);
    const states = Object.fromEntries(line.parts.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({ application: 'done', 'event-1': 'done', 'event-2': 'planned' });
    expect(states['course-4']).toBe('planned');
    expect(line.parts.filter(({ kind, state }) => kind === 'stage' && state === 'now')).toHaveLength(1);
    const late = lineOfTime(journey, '2027-08-01T09:00:00Z');
    expect(late.parts.find(({ id }) => id === 'event-2')?.state).toBe('overdue');
    expect(line.parts.every(({ from, until }) => from <= until)).toBe(true);
    expect(line.parts.every(({ from, until }) => from >= line.from && until <= line.until)).toBe(true);
  });

  it('S6.3 has the break of a deferral, which makes nothing late', () => {
    const play = livedTo('2027-03-01');
    play.say(participant, { type: 'defer', expectedReturn: '2027-09-01' }, { reason: 'parental-leave' });
    const line = lineOfTime(play.journey, '2027-08-01T09:00:00Z');
    expect(line.parts.find(({ kind }) => kind === 'break')).toMatchObject({ until: '2027-09-01' });
    expect(line.parts.some(({ state }) => state === 'overdue')).toBe(false);
  });

  it.each(Object.entries(lifePlans))('S6.3 ends with the journey: %s', (_, plan) => {
    const { journey } = live(plan);
    const line = lineOfTime(journey, journey.at);
    expect(line.ended?.as).toBe(journey.ended?.as);
    expect(line.parts.some(({ state }) => state === 'planned' || state === 'overdue')).toBe(false);
  });

  it('S6.3 begins before there is a plan', () => {
    const play = complete();
    play.say(provider, { type: 'waitlist' });
    const line = lineOfTime(play.journey, play.now);
    expect(line.parts.filter(({ kind }) => kind === 'stage')).toMatchObject([{ state: 'now' }]);
  });
});

describe('S3.7 engagement mark by mark', () => {
  it('S3.7 has as many marks as elements that count, and as many done as the rule counts', () => {
    for (const day of ['2026-12-01', '2027-03-01', '2027-09-01', '2028-03-01']) {
      const { journey, now } = livedTo(day);
      const marks = engagementMarks(journey, londonDate(now));
      const { done, total } = engagementOf(journey);
      expect(marks).toHaveLength(total);
      expect(marks.filter(({ state }) => state === 'done')).toHaveLength(done);
    }
  });
});
