import { describe, expect, it } from 'vitest';
import { dateFault, daySchema } from '../../client/input/dates.js';
import { endOfDay, momentSchema, readInstant } from '../../client/input/instants.js';

const instantOf = (text: string): string => {
  const reading = readInstant(text);
  return 'instant' in reading ? reading.instant : `refused: ${reading.fault}`;
};

describe('S5.2 days as people type them', () => {
  it.each(['2026-10-20', '2028-02-29', '1999-12-31'])('takes %s', (day) => {
    expect(dateFault(day)).toBeNull();
  });

  it.each([
    ['20/10/2026', 'Write 2026-10-20'],
    ['1.9.2025', 'Write 2025-09-01'],
    ['2026-02-30', 'not a day of the calendar'],
    ['2027-02-29', 'not a day of the calendar'],
    ['2026-13-01', 'not a day of the calendar'],
    ['1926-10-20', 'not between'],
    ['20 October', 'Write it as YYYY-MM-DD'],
    ['46315', 'Write 2026-10-20'],
    ['05-Jan-26', 'Write 2026-01-05'],
    ['5/1/26', 'Write 2026-01-05'],
    ['05/01/2026 00:00', 'Write 2026-01-05'],
    ['Jan-26', 'names no day of the month. Write 2026-01-01'],
    ['01/2026', 'names no day of the month. Write 2026-01-01'],
    ['September 2024', 'names no day of the month. Write 2024-09-01'],
    ['31/04/2026', 'Write it as YYYY-MM-DD'],
    ['2026-01-05 09:30', 'Write it as YYYY-MM-DD'],
    ['', 'Write it as YYYY-MM-DD'],
  ])('refuses %j and says what to write', (text, hint) => {
    expect(dateFault(text)).toContain(hint);
  });
});

describe('S2.2 days that can mean only one', () => {
  it.each([
    '2026-01-05 00:00:00',
    '2026-01-05T00:00:00',
    '2026/01/05',
    '2026\u201101\u201105',
    '\u00A02026-01-05 ',
    '5 January 2026',
    '5th Jan 2026',
    '05-Jan-2026',
  ])('S2.2 takes %j as 2026-01-05', (text) => {
    expect(dateFault(text)).toBeNull();
    expect(daySchema.parse(text)).toBe('2026-01-05');
  });

  it('S6.3 a moment may be such a day, too', () => {
    expect(momentSchema.parse('2026/07/01')).toBe('2026-07-01T22:59:59Z');
    expect(momentSchema.parse('1 July 2026')).toBe('2026-07-01T22:59:59Z');
  });
});

describe('S5.2 moments as people type them', () => {
  it.each([
    ['2026-11-03T16:00Z', '2026-11-03T16:00:00Z'],
    ['2026-11-03T16:00:59.999Z', '2026-11-03T16:00:59Z'],
    ['2026-11-03 16:00+01:00', '2026-11-03T15:00:00Z'],
    ['2026-11-03T16:00-0500', '2026-11-03T21:00:00Z'],
    ['2026-11-03t16:00z', '2026-11-03T16:00:00Z'],
    ['2026-11-03 16:00 Europe/London', '2026-11-03T16:00:00Z'],
    ['2026-07-03 16:00 London', '2026-07-03T15:00:00Z'],
    ['2026-07-03T16:00[Europe/London]', '2026-07-03T15:00:00Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it('refuses a moment without a zone, and shows both ways to write it', () => {
    expect(instantOf('2026-11-03T16:00')).toContain('"2026-11-03 16:00 Europe/London"');
    expect(instantOf('2026-11-03T16:00')).toContain('2026-11-03T16:00Z');
  });

  it('refuses London times that the change of the clocks leaves out or gives twice', () => {
    expect(instantOf('2027-03-28 01:30 London')).toContain('clocks change');
    expect(instantOf('2026-10-25 01:30 London')).toContain('clocks change');
    expect(instantOf('2026-10-25T01:30+01:00')).toBe('2026-10-25T00:30:00Z');
  });

  it.each([
    '2026-02-30T10:00Z',
    '2026-11-03T24:00Z',
    '2026-11-03T10:60Z',
    '2026-11-03T10:00+99:00',
    'now',
    '',
  ])('refuses %j', (text) => {
    expect(instantOf(text)).toMatch(/^refused/);
  });

  it('S6.3 a day stands for its last second in London', () => {
    expect(endOfDay('2026-07-01')).toBe('2026-07-01T22:59:59Z');
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T23:59:59Z');
    expect(momentSchema.parse('2026-12-01')).toBe('2026-12-01T23:59:59Z');
    expect(momentSchema.parse('2026-12-01T09:00Z')).toBe('2026-12-01T09:00:00Z');
    expect(momentSchema.safeParse('01/12/2026').error?.issues[0]?.message).toContain('Write 2026-12-01');
  });
});
