import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  nextNudgeInstant,
  nudgeInstant,
  spreadOf,
  windowCloses,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../workflows/journey/calendar.js';

const HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'];
const date = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2022-01-01', days));
const instant = fc
  .integer({ min: Date.UTC(2022, 0, 1) / 1000, max: Date.UTC(2032, 0, 1) / 1000 })
  .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`);
const spread = fc.integer({ min: 0, max: 150 });

/** What the platform's own time zone data says a London clock shows: an oracle that shares no code with the calendar. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const shown = (at: string): string => clock.format(new Date(at));

describe('properties of the calendar', () => {
  it('S5.2 a window always closes at midnight on a London clock, its days after it opened', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (opened, days) => {
        expect(shown(windowCloses(opened, days))).toBe(`${addDays(opened, days)} 00:00:00`);
      }),
    );
  });
  it('S5.2 the date and time of an instant are those of the platform', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(`${londonDate(at)} ${londonTime(at)}`).toBe(shown(at).slice(0, 16));
      }),
      { numRuns: 500 },
    );
  });
  it('S5.2 a London time of day is found again, on every day and around every clock change', () => {
    for (let day = '2024-01-01'; day < '2031-01-01'; day = addDays(day, 1))
      for (const time of ['00:00', '08:00', '23:59'])
        expect(shown(londonInstant(day, time)).slice(0, 16)).toBe(`${day} ${time}`);
  });
  it('S3.5 working days are never at a weekend or on a bank holiday, and none is skipped', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40, max: 40 }), (from, count) => {
        const day = addWorkingDays(from, count, HOLIDAYS);
        expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
        expect(HOLIDAYS).not.toContain(day);
        const step = Math.sign(count);
        let passed = 0;
        for (let at = from; step !== 0 && at !== day;) {
          at = addDays(at, step);
          if (isWorkingDay(at, HOLIDAYS)) passed++;
        }
        expect(passed).toBe(Math.abs(count));
      }),
    );
  });
  it('S3.5 a working day stays where it is, and the nearest ones enclose the date', () => {
    fc.assert(
      fc.property(date, (day) => {
        const before = workingDayOnOrBefore(day, HOLIDAYS);
        const after = workingDayOnOrAfter(day, HOLIDAYS);
        expect(before <= day && day <= after).toBe(true);
        expect(before === after).toBe(isWorkingDay(day, HOLIDAYS));
      }),
    );
  });
  it('S3.8 a nudge is never outside 08:00 to 18:00 on working days, and the next is strictly later', () => {
    fc.assert(
      fc.property(instant, spread, (after, minutes) => {
        const nudge = nextNudgeInstant(after, minutes, HOLIDAYS);
        expect(nudge > after).toBe(true);
        const [day, time] = shown(nudge).split(' ') as [string, string];
        expect(isWorkingDay(day, HOLIDAYS)).toBe(true);
        expect(time >= '08:00:00' && time <= '10:30:00').toBe(true);
        expect(nudge).toBe(nudgeInstant(day, minutes, HOLIDAYS));
        expect(nudge > nextNudgeInstant(addDays(day, -30) + after.slice(10), minutes, HOLIDAYS)).toBe(true);
      }),
    );
  });
  it('S4.1 months never run over the end of a month, and days are counted exactly', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (from, months) => {
        const to = addMonths(from, months);
        const target = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
        expect(to.slice(0, 7)).toBe(
          `${String(Math.floor(target / 12))}-${String((target % 12) + 1).padStart(2, '0')}`,
        );
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
  });
  it('S3.8 spreads lie between 0 and 149 and use the whole width', () => {
    const seen = new Set<number>();
    for (let at = 0; at < 5000; at++) seen.add(spreadOf(`journey-${String(at)}`));
    expect(Math.min(...seen)).toBe(0);
    expect(Math.max(...seen)).toBe(149);
    expect(seen.size).toBe(150);
  });
});

describe('the host', () => {
  const module = new URL('../../../workflows/journey/calendar.ts', import.meta.url);
  const script = `
    import * as c from ${JSON.stringify(module.href)};
    const out = [new Date(2026, 0, 1).toISOString()];
    for (let d = '2026-09-01'; d < '2027-05-01'; d = c.addDays(d, 1))
      out.push([c.londonInstant(d, '00:30'), c.windowCloses(d, 8), c.londonDate(d + 'T23:30:00Z'), c.addMonths(d, 6),
        c.londonTime(d + 'T13:00:00Z'), c.nextNudgeInstant(d + 'T07:30:00Z', 20, []), c.addMonthsToInstant(d + 'T00:00:00Z', 6)].join());
    console.log(JSON.stringify(out));`;
  const under = (zone: string): string[] =>
    JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: fileURLToPath(new URL('../../..', import.meta.url)),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
        timeout: 60_000,
      }),
    ) as string[];

  it('S8.2 the zone of the host changes nothing', { timeout: 90_000 }, () => {
    const [utcYear, ...utc] = under('UTC');
    const [kiritimatiYear, ...kiritimati] = under('Pacific/Kiritimati');
    expect(kiritimatiYear).not.toBe(utcYear);
    expect(utc).toHaveLength(242);
    expect(kiritimati).toEqual(utc);
  });
});
