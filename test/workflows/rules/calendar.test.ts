import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMinutes,
  addMonths,
  addMonthsToInstant,
  addWorkingDays,
  daysBetween,
  instantOfMillis,
  isDate,
  isInstant,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
  millisOf,
  minutesBetween,
  nextNudgeInstant,
  nudgeInstant,
  spreadOf,
  windowCloses,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../workflows/journey/calendar.js';

const CHRISTMAS = ['2026-12-25', '2026-12-28', '2027-01-01'];

describe('what is a date and what is an instant', () => {
  it.each(['2026-10-20', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'S3.6 %s is a date',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );
  it.each([
    '2027-02-29',
    '2100-02-29',
    '2026-02-31',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20-10-2026',
    '20261020',
    '2026-10-20 ',
    ' 2026-10-20',
    '2026-10-20T08:00:00Z',
    '+002026-10-20',
    '٢٠٢٦-10-20',
    '2026-10-20\n',
    '',
  ])('S3.6 %j is not a date', (text) => {
    expect(isDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
    expect(() => londonInstant(text, '08:00')).toThrow(RangeError);
  });
  it.each(['2026-10-20T08:00:00Z', '2028-02-29T23:59:59Z'])('S3.6 %s is an instant', (text) => {
    expect(isInstant(text)).toBe(true);
  });
  it.each([
    '2026-10-20T08:00Z',
    '2026-10-20T08:00:00.000Z',
    '2026-10-20T08:00:00+01:00',
    '2026-10-20T08:00:00',
    '2026-10-20 08:00:00Z',
    '2026-10-20t08:00:00z',
    '2027-02-29T08:00:00Z',
    '2026-10-20T24:00:00Z',
    '2026-10-20T08:60:00Z',
    '2026-10-20T08:00:60Z',
    '2026-10-20',
    '',
  ])('S3.6 %j is not an instant', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => londonDate(text)).toThrow(RangeError);
    expect(() => addMinutes(text, 1)).toThrow(RangeError);
    expect(() => nextNudgeInstant(text, 0, [])).toThrow(RangeError);
  });
  it.each(['8:00', '24:00', '08:60', '08:00:00', '08.00', '', '08:0٠'])('S3.6 %j is not a time', (time) => {
    expect(() => londonInstant('2026-10-20', time)).toThrow(/a time like 08:00/);
  });
  it('S3.6 a count that is not a whole number, and a result beyond the year 9999, are refused', () => {
    expect(() => addDays('2026-10-20', 0.5)).toThrow(/whole number/);
    expect(() => addMonths('2026-10-20', Number.NaN)).toThrow(/whole number/);
    expect(() => addDays('9999-12-31', 1)).toThrow(/years 0000 to 9999/);
    expect(() => addMonths('9999-12-31', 1)).toThrow(/years 0000 to 9999/);
    expect(() => instantOfMillis(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('London and UTC', () => {
  it.each([
    ['2026-10-20', '09:00', '2026-10-20T08:00:00Z', 'summer time'],
    ['2026-10-28', '09:00', '2026-10-28T09:00:00Z', 'winter time'],
    ['2026-07-01', '00:00', '2026-06-30T23:00:00Z', 'summer midnight is the evening before in UTC'],
    ['2026-10-25', '00:30', '2026-10-24T23:30:00Z', 'before the clocks go back'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00Z', 'the first of the two half past ones'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00Z', 'after the clocks went back'],
    ['2027-03-28', '00:59', '2027-03-28T00:59:00Z', 'before the clocks go forward'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00Z', 'a time that does not exist is 02:30'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00Z', 'after the clocks went forward'],
  ])('S5.2 %s %s in London is %s (%s)', (date, time, instant) => {
    expect(londonInstant(date, time)).toBe(instant);
    expect(londonDate(instant)).toBe(date);
  });
  it('S5.2 the clock shows the hour that London sees, on the days of a change too', () => {
    expect(londonTime('2026-10-20T08:00:59Z')).toBe('09:00');
    expect(londonTime('2026-10-25T00:30:00Z')).toBe('01:30');
    expect(londonTime('2026-10-25T01:30:00Z')).toBe('01:30');
    expect(londonTime('2027-03-28T01:30:00Z')).toBe('02:30');
    expect(londonDate('2027-06-30T23:00:00Z')).toBe('2027-07-01');
    expect(londonDate('2026-12-31T23:59:59Z')).toBe('2026-12-31');
  });
  it('S5.2 the last fraction of a second belongs to its second, not to the next day', () => {
    expect(instantOfMillis(Date.UTC(2026, 9, 27, 23, 59, 59, 999))).toBe('2026-10-27T23:59:59Z');
    expect(millisOf('2026-10-27T23:59:59Z')).toBe(Date.UTC(2026, 9, 27, 23, 59, 59));
  });
});

describe('sums', () => {
  it('S4.1 a month that lacks the day ends on its last', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2028-02-29', 48)).toBe('2032-02-29');
    expect(addMonths('2027-03-31', -1)).toBe('2027-02-28');
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15');
  });
  it('S4.1 months added to an instant keep the time on the London clock', () => {
    expect(addMonthsToInstant('2026-08-31T08:00:05Z', 6)).toBe('2027-02-28T09:00:05Z');
    expect(addMonthsToInstant('2026-10-27T00:00:00Z', 6)).toBe('2027-04-26T23:00:00Z');
  });
  it('S3.2 days cross leap days and year ends, minutes cross clock changes', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2026-10-20', '2028-10-20')).toBe(731);
    expect(daysBetween('2027-03-29', '2027-03-27')).toBe(-2);
    expect(addMinutes('2026-10-25T00:30:00Z', 90)).toBe('2026-10-25T02:00:00Z');
    expect(minutesBetween('2026-10-20T08:00:00Z', '2026-10-20T09:30:59Z')).toBe(90);
    expect(minutesBetween('2026-10-20T08:00:59Z', '2026-10-20T08:00:00Z')).toBe(0);
  });
});

describe('working days', () => {
  it('S3.5 weekends and bank holidays, substitutes included, are not worked', () => {
    expect(isWorkingDay('2026-12-24', CHRISTMAS)).toBe(true);
    expect(isWorkingDay('2026-12-25', CHRISTMAS)).toBe(false);
    expect(isWorkingDay('2026-12-28', CHRISTMAS)).toBe(false);
    expect(isWorkingDay('2026-12-26', [])).toBe(false);
    expect(isWorkingDay('2026-12-27', [])).toBe(false);
  });
  it('S3.5 a date is moved forward or back to the nearest working day', () => {
    expect(workingDayOnOrAfter('2026-12-25', CHRISTMAS)).toBe('2026-12-29');
    expect(workingDayOnOrBefore('2026-12-28', CHRISTMAS)).toBe('2026-12-24');
    expect(workingDayOnOrAfter('2026-12-29', CHRISTMAS)).toBe('2026-12-29');
    expect(workingDayOnOrBefore('2026-12-29', CHRISTMAS)).toBe('2026-12-29');
  });
  it('S3.5 working days are counted from the day after', () => {
    expect(addWorkingDays('2026-12-24', 1, CHRISTMAS)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-24', 4, CHRISTMAS)).toBe('2027-01-04');
    expect(addWorkingDays('2026-12-26', 1, CHRISTMAS)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-29', -1, CHRISTMAS)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-26', 0, CHRISTMAS)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-29', 0, CHRISTMAS)).toBe('2026-12-29');
  });
});

describe('submission windows', () => {
  it.each([
    ['2026-10-20', 8, '2026-10-28T00:00:00Z', 'the clocks go back inside it'],
    ['2027-03-23', 8, '2027-03-30T23:00:00Z', 'the clocks go forward inside it'],
    ['2027-06-01', 8, '2027-06-08T23:00:00Z', 'summer throughout'],
    ['2028-02-23', 8, '2028-03-02T00:00:00Z', 'a leap day inside it'],
    ['2026-10-24', 1, '2026-10-24T23:00:00Z', 'one day, before the change'],
    ['2026-10-25', 1, '2026-10-26T00:00:00Z', 'one day of 25 hours'],
  ])('S5.2 opened %s for %i days closes %s (%s)', (opened, days, closes) => {
    expect(windowCloses(opened, days)).toBe(closes);
  });
  it('S5.2 a window without a day is refused', () => {
    expect(() => windowCloses('2026-10-20', 0)).toThrow(/at least one day/);
    expect(() => windowCloses('2026-10-20', -8)).toThrow(RangeError);
  });
});

describe('nudges', () => {
  it('S3.8 a nudge goes out from 08:00 London on the first working day', () => {
    expect(nudgeInstant('2026-10-20', 0, CHRISTMAS)).toBe('2026-10-20T07:00:00Z');
    expect(nudgeInstant('2026-10-31', 149, CHRISTMAS)).toBe('2026-11-02T10:29:00Z');
    expect(nudgeInstant('2026-12-25', 30, CHRISTMAS)).toBe('2026-12-29T08:30:00Z');
  });
  it('S3.8 the next nudge is strictly later', () => {
    expect(nextNudgeInstant('2026-10-20T06:59:59Z', 0, [])).toBe('2026-10-20T07:00:00Z');
    expect(nextNudgeInstant('2026-10-20T07:00:00Z', 0, [])).toBe('2026-10-21T07:00:00Z');
    expect(nextNudgeInstant('2026-10-23T12:00:00Z', 5, [])).toBe('2026-10-26T08:05:00Z');
    expect(nextNudgeInstant('2027-06-30T23:30:00Z', 5, [])).toBe('2027-07-01T07:05:00Z');
  });
  it('S3.8 a spread outside 0 to 150 minutes is refused', () => {
    for (const spread of [-1, 151, 1.5])
      expect(() => nudgeInstant('2026-10-20', spread, [])).toThrow(RangeError);
  });
  it('S3.8 the spread of a journey never changes', () => {
    expect(spreadOf('')).toBe(0x811c9dc5 % 150);
    expect(spreadOf('a')).toBe(0xe40c292c % 150);
    expect(spreadOf('foobar')).toBe(0xbf9cf968 % 150);
  });
});
