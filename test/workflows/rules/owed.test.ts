import { describe, expect, it } from 'vitest';
import { addDays } from '../../../workflows/journey/calendar.js';
import { aheadOf, bookedSessions } from '../../../workflows/journey/view/ahead.js';
import { isOverdue, owedOf } from '../../../workflows/journey/view/owed.js';
import { accepted, applying, complete, livedTo } from '../../../lives/beginnings.js';
import { lifePlans } from '../../../lives/lives.js';
import type { Play } from '../../../lives/play.js';

const owed = (play: Play) => owedOf(play.journey, play.now).map(({ who, what }) => `${who}: ${what}`);

describe('S6.3 who owes what', () => {
  it('S6.3 in an application: the headteacher, the applicant or the provider, as it stands', () => {
    expect(owed(applying())[0]).toMatch(/^headteacher: Still missing/);
    expect(owed(complete())[0]).toMatch(/^provider: Complete; the provider has to accept or reject it/);
    expect(owed(accepted())).toEqual([]);
  });

  it('S6.3 in study: what has opened is the participant’s; a day nobody has reported the provider’s', () => {
    const play = livedTo('2027-03-01', { ...lifePlans.silence });
    for (const { who } of owedOf(play.journey, play.now))
      expect(['participant', 'coach', 'provider']).toContain(who);
    const silent = livedTo('2027-08-01', lifePlans.silence);
    const late = owedOf(silent.journey, silent.now).filter((one) => isOverdue(one, '2027-08-01'));
    expect(late.some(({ who }) => who === 'participant')).toBe(true);
    expect(late.map(({ due }) => due)).toEqual(late.map(({ due }) => due).toSorted());
  });

  it('S3.8 a session that is over and not reported is owed by the coach, not by the participant', () => {
    const play = livedTo('2026-11-01');
    const [session] = bookedSessions(play.journey);
    if (!session) throw new Error('a session is booked by then');
    const before = owedOf(play.journey, session.starts).map(({ what }) => what);
    const after = owedOf(play.journey, `${session.ends.slice(0, 10)}T22:00:00Z`);
    expect(before.filter((what) => what.includes(session.title))).toEqual([]);
    expect(after).toContainEqual({
      who: 'coach',
      what: `Report whether ${session.title} took place`,
      due: session.ends.slice(0, 10),
    });
  });

  it('S3.4 feedback on a task that was handed in is owed by the coach until it is returned', () => {
    const play = livedTo('2027-03-20');
    const [task] = Object.entries(play.journey.tasks);
    if (!task) throw new Error('a task is handed in by then');
    const without: Play['journey'] = {
      ...play.journey,
      tasks: { [task[0]]: { ...task[1], feedback: null } },
    };
    expect(owedOf(without, play.now).filter(({ what }) => what.startsWith('Return feedback'))).toEqual([
      expect.objectContaining({ who: 'coach', due: addDays(task[1].on, 14) }),
    ]);
  });

  it('S5.5 a confirmed result waits for the provider, and a journey that is over owes nothing', () => {
    expect(owed(livedTo('2028-03-28'))[0]).toMatch(/^provider: The result is confirmed/);
    expect(owed(livedTo('2028-12-01'))).toEqual([]);
  });
});

describe('S6.3 what is ahead', () => {
  const within = (play: Play, from: string, until: string) =>
    aheadOf(play.journey, `${from}T00:00:00Z`, `${until}T23:00:00Z`).map(
      ({ when, what }) => `${when} ${what}`,
    );

  it('S6.3 tells days, sessions by the minute, due dates and windows, in their order, and no reminder', () => {
    const play = livedTo('2026-10-15');
    const year = within(play, '2026-10-16', '2028-04-01');
    expect(year).toEqual(year.toSorted());
    const { events } = play.journey.cohort.groups.find(({ id }) => id === play.journey.group)!;
    for (const day of Object.values(events)) expect(year.some((one) => one.startsWith(day))).toBe(true);
    expect(year.filter((one) => /T\d\d:\d\d:00Z/.test(one)).length).toBeGreaterThan(0);
    expect(year.join('\n')).toMatch(/window-2028-03 opens/);
    expect(year.join('\n')).not.toMatch(/reminder|notice|overdue|asked/);
  });

  it('S4.1 of whoever has deferred, only the return is ahead', () => {
    const play = livedTo('2027-02-10', lifePlans.deferral);
    const back = play.journey.deferral?.expectedReturn ?? '';
    expect(within(play, '2027-02-11', '2027-12-31')).toContain(
      `${back} The return from the deferral is expected`,
    );
    expect(within(play, '2027-02-11', '2027-12-31').join()).not.toContain('is due');
  });
});
