import { describe, expect, it } from 'vitest';
import {
  bankHolidays,
  englandAndWalesBankHolidays,
  englandSchoolHolidays,
} from '../../../programmes/bank-holidays.js';
import { addDays, daysBetween, isDate } from '../../../workflows/journey/calendar.js';

const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();
const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return iso(year, Math.floor(f / 31), (f % 31) + 1);
}

function firstMonday(year: number, month: number): string {
  let date = iso(year, month, 1);
  while (weekday(date) !== 1) date = addDays(date, 1);
  return date;
}

function lastMonday(year: number, month: number): string {
  let date = iso(year, month + 1, 0);
  while (weekday(date) !== 1) date = addDays(date, -1);
  return date;
}

/** The standing rules of the Banking and Financial Dealings Act and of the substitute days. */
function computed(year: number): string[] {
  const days: string[] = [];
  const keep = (date: string): void => {
    let day = date;
    while ([0, 6].includes(weekday(day)) || days.includes(day)) day = addDays(day, 1);
    days.push(day);
  };
  keep(iso(year, 1, 1));
  keep(addDays(easter(year), -2));
  keep(addDays(easter(year), 1));
  days.push(firstMonday(year, 5), lastMonday(year, 5), lastMonday(year, 8));
  keep(iso(year, 12, 25));
  keep(iso(year, 12, 26));
  return days;
}

describe('bank holidays', () => {
  it.each(YEARS)('S3.5 the bank holidays of %i are those the standing rules give', (year) => {
    expect(bankHolidays.filter((date) => date.startsWith(String(year)))).toEqual(computed(year));
  });
  it('S3.5 a substitute day says so, and only a substitute day', () => {
    const substitutes = englandAndWalesBankHolidays.filter(({ name }) => name.endsWith('(substitute day)'));
    expect(substitutes.map(({ date }) => date)).toEqual([
      '2026-12-28',
      '2027-12-27',
      '2027-12-28',
      '2028-01-03',
    ]);
  });
  it('S3.5 they are in order, none twice, none outside the years', () => {
    expect(bankHolidays).toEqual([...new Set(bankHolidays)].sort());
    expect(bankHolidays).toHaveLength(YEARS.length * 8);
  });
});

describe('school holidays', () => {
  it('S2.9 each is a real period, after the one before', () => {
    let last = '';
    for (const { name, from, to } of englandSchoolHolidays) {
      expect(isDate(from) && isDate(to), name).toBe(true);
      expect(from <= to && last < from, name).toBe(true);
      last = to;
    }
  });
  it('S2.9 each year has three half-terms, Christmas, Easter and six weeks of summer', () => {
    for (const year of ['2026', '2027', '2028'])
      for (const [name, least, most] of [
        ['February half-term', 5, 5],
        ['Easter holiday', 12, 15],
        ['May half-term', 5, 5],
        ['Summer holiday', 40, 44],
        ['October half-term', 5, 5],
        ['Christmas holiday', 12, 15],
      ] as const) {
        const found = englandSchoolHolidays.filter((holiday) => holiday.name === `${name} ${year}`);
        expect(found, `${name} ${year}`).toHaveLength(1);
        const [{ from, to }] = found as [(typeof found)[number]];
        expect(from.startsWith(year)).toBe(true);
        const days = daysBetween(from, to) + 1;
        expect(days >= least && days <= most, `${name} ${year}: ${String(days)} days`).toBe(true);
      }
  });
  it('S2.9 the bank holidays that schools always have fall inside them', () => {
    const inside = (date: string): boolean =>
      englandSchoolHolidays.some(({ from, to }) => from <= date && date <= to);
    const always = englandAndWalesBankHolidays.filter(
      ({ date, name }) => date >= '2026-02-01' && date < '2029-01-01' && !name.startsWith('Early May'),
    );
    expect(always.length).toBeGreaterThan(18);
    expect(always.filter(({ date }) => !inside(date))).toEqual([]);
    expect(inside('2026-10-20')).toBe(false);
  });
});
