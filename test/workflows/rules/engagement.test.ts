import { describe, expect, it } from 'vitest';
import { engagementOf, gateOf, hoursOf } from '../../../workflows/journey/rules/engagement.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { accepted, complete, livedTo } from '../../../lives/beginnings.js';
import { lifePlans } from '../../../lives/lives.js';
import { coach, provider } from '../../../lives/people.js';

const minutesOf = (earned: Record<string, { earned: number; of: number }>) =>
  Object.fromEntries(Object.entries(earned).map(([kind, { earned: some, of }]) => [kind, [some, of]]));

describe('engagement', () => {
  it('S3.7 counts 27 elements, of which 25 are needed', () => {
    expect(engagementOf(complete().journey)).toMatchObject({ done: 0, total: 27, needed: 25, met: false });
  });

  it('S3.7 counts every element once: LDR review 1, events 4, activities 12, tasks 4, sessions 6', () => {
    const missing = engagementOf(accepted().journey).missing;
    const countOf = (...ids: string[]) =>
      missing
        .filter(({ element }) => ids.some((id) => element.startsWith(id)))
        .reduce((sum, one) => sum + one.count, 0);
    expect([
      countOf('ldr'),
      countOf('event'),
      countOf('course'),
      countOf('task'),
      countOf('coaching', 'impact'),
    ]).toEqual([1, 4, 12, 4, 6]);
  });

  it('S3.7 says what is missing and by when it can be caught up', () => {
    const { missing } = engagementOf(livedTo('2026-12-01').journey);
    expect(missing[0]).toEqual({
      element: 'course-1',
      title: 'Online course 1: Preparing to Practice',
      count: 3,
      due: '2027-02-15',
    });
  });

  it('S5.1 opens the gate at 25 of 27, not at 24, and only with the impact review', () => {
    const play = livedTo('2028-03-01');
    expect(gateOf(play.journey)).toEqual({ met: true, missing: [] });
    const { journey } = play;
    const without = (...ids: string[]) => ({
      ...journey,
      elements: Object.fromEntries(Object.entries(journey.elements).filter(([id]) => !ids.includes(id))),
    });
    expect(gateOf(without('event-1', 'event-2')).met).toBe(true);
    expect(gateOf(without('event-1', 'event-2', 'event-3'))).toEqual({
      met: false,
      missing: ['event-1', 'event-2', 'event-3'],
    });
    expect(gateOf(without('impact-review'))).toEqual({ met: false, missing: ['impact-review'] });
  });

  it('S1.8 needs by the other programme what its own data says', () => {
    const { journey } = livedTo('2027-03-25', lifePlans.earlyYears);
    expect(engagementOf(journey)).toMatchObject({ done: 0, total: 17, needed: 14 });
    expect(journey.stage).toBe('induction');
  });

  it('S3.9 keeps a ledger of the hours against the 90 of the programme', () => {
    const nothing = hoursOf(complete().journey);
    expect(Object.values(nothing).reduce((sum, { of }) => sum + of, 0)).toBe(90 * 60);
    const { journey } = livedTo('2028-03-01');
    expect(minutesOf(hoursOf(journey))).toEqual({
      induction: [120, 120],
      event: [1440, 1440],
      course: [2280, 2280],
      task: [1200, 1200],
      coaching: [360, 360],
    });
  });

  it('S3.9 earns a session the minutes that it took, up to its own, and a course by its activities', () => {
    const play = livedTo('2026-10-20').on('2026-10-22', '18:00');
    const report = { type: 'completeSession', session: 'coaching-induction', notes: null } as const;
    play.say(coach(), { ...report, held: '2026-10-22T15:00:00Z', minutes: 45 });
    expect(hoursOf(play.journey).coaching.earned).toBe(45);
    play.say(
      coach(),
      { type: 'correctSession', session: 'coaching-induction', held: '2026-10-22T15:00:00Z', minutes: 90 },
      { reason: 'wrong-entry' },
    );
    expect(hoursOf(play.journey).coaching.earned).toBe(60);
    const { journey } = livedTo('2027-02-08');
    expect(hoursOf(journey).course.earned).toBe((570 * 2) / 3);
  });

  it('S3.9 earns what was credited in full', () => {
    const play = accepted();
    play.say(provider, { type: 'creditElement', element: 'coaching-1' }, { reason: 'prior-training' });
    play.say(provider, { type: 'creditElement', element: 'course-1' }, { reason: 'prior-training' });
    expect(minutesOf(hoursOf(play.journey))).toMatchObject({ coaching: [60, 360], course: [570, 2280] });
    expect(engagementOf(play.journey).done).toBe(4);
  });

  it('S3.7 says whether somebody is ahead, on track or behind, by elements and by hours', () => {
    const paceOn = (day: string, change = {}) => {
      const play = livedTo(day, change);
      return viewOf(play.journey, play.now).pace;
    };
    expect(paceOn('2026-10-01')).toMatchObject({ byElements: 'on track', byHours: 'on track' });
    expect(paceOn('2027-02-12')).toMatchObject({ byElements: 'ahead', byHours: 'ahead' });
    expect(paceOn('2027-02-20', lifePlans.late)).toMatchObject({ byElements: 'behind', byHours: 'behind' });
    expect(paceOn('2027-02-20', lifePlans.late).elements).toEqual({ expected: 5, done: 2 });
  });
});
