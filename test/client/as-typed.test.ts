import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCohortFile } from '../../client/enrolment/file.js';
import type { CohortRow } from '../../client/enrolment/cohort-row.js';
import { emailSchema } from '../../client/input/contact.js';
import { intake } from './support/cohort.js';

/** What each row of a trial became, by its reference; or the hint that refused it. */
function trial(
  file: string,
  valueOf: (row: NonNullable<CohortRow['request']>) => unknown,
): Record<string, unknown> {
  const { rows } = readCohortFile(readFileSync(new URL(`trials/${file}`, import.meta.url)), intake);
  return Object.fromEntries(
    rows.map(({ reference, request, faults }) => [
      reference ?? '',
      request ? valueOf(request) : faults.join('\n'),
    ]),
  );
}
const hint = (text: string) => expect.stringContaining(text) as string;

describe('S2.2 numbers and words as people type them', () => {
  it('S2.2 teacher reference numbers as spreadsheets and older papers write them', () => {
    expect(trial('06-trn.csv', ({ person }) => person.trn)).toEqual({
      'RP-010': hint('trn: was rounded by a spreadsheet'),
      'RP-011': '1234567',
      'RP-012': hint('trn: is the same as in row 3'),
      'RP-013': '0123456',
      'RP-014': hint('trn: is the same as in row 3'),
      'RP-015': hint('trn: is the same as in row 3'),
      'RP-016': hint('trn: must have 7 digits, not 6; a spreadsheet may have dropped leading zeros'),
      'RP-017': hint('trn: is the same as in row 3'),
      'RP-018': hint('trn: is the same as in row 3'),
      'RP-019': hint('trn: is the same as in row 3'),
      'RP-020': hint('trn: must be a teacher reference number; nobody has 0000000'),
      'RP-021': hint('trn: is the same as in row 5'),
    });
  });

  it('S2.2 the day on which a post was taken up', () => {
    const found = trial('08-dates.csv', ({ form }) => form?.postTakenUp);
    for (const row of [62, 63, 68, 69, 73]) expect(found[`RP-0${row}`]).toBe('2026-01-05');
    for (const row of [60, 61, 64, 66]) expect(found[`RP-0${row}`]).toContain('Write 2026-01-05, if');
    expect(found['RP-065']).toContain('names no day of the month. Write 2026-01-01');
    expect(found['RP-067']).toContain('names no day of the month. Write 2026-01-01');
    expect(found['RP-074']).toContain('names no day of the month. Write 2024-09-01');
    expect(found['RP-070']).toContain('not a day of the calendar');
    expect(found['RP-072']).toContain('is not a day');
  });

  it('S2.2 telephone numbers', () => {
    expect(trial('17-phones.csv', ({ person }) => person.phone)).toEqual({
      'RP-120': '07700 900123',
      'RP-121': '07700900123',
      'RP-122': '+44 (0)7700 900123',
      'RP-123': hint('phone: was rounded by a spreadsheet'),
      'RP-124': hint('leave out words and extensions'),
      'RP-125': hint('leave out words and extensions'),
      'RP-126': '07700 900123',
      'RP-127': '+447700900123',
      'RP-128': hint('leave it empty if there is none'),
      'RP-129': '07700 900123',
      'RP-130': hint('give one number alone'),
    });
  });

  it('S2.2 S2.4 answers, roles and schools', () => {
    const told = trial('18-answers.csv', ({ form, person }) => [
      ...[form?.role, form?.motivation, form?.earlierAward, form?.teachingYears, form?.fundingWish],
      person.urn,
    ]);
    const senco = ['senco', 'current-senco', 'none', 7, 'scholarship', null];
    for (const row of [140, 141, 142, 143, 144, 145, 146, 148, 150, 151]) {
      expect([row, told[`RP-${row}`]]).toEqual([row, senco]);
    }
    expect(told['RP-147']).toEqual(senco.with(3, 10));
    expect(told['RP-149']).toEqual(senco.with(3, 7.5));
    for (const row of [152, 153]) expect(told[`RP-${row}`]).toEqual(senco.with(5, '100000'));
    expect(told['RP-154']).toContain('this looks like its DfE number');
    expect(told['RP-155']).toContain('at most 4,000 characters');
    expect(told['RP-156']).toEqual(senco.with(0, 'higher-level-teaching-assistant'));
    expect(told['RP-157']).toEqual(senco.with(0, 'headteacher'));
  });

  it.each([
    'zoë@exämple.example',
    'ada/senco@example.org',
    'ada&bo@example.org',
    'o’brien@example.org'.replace('’', "'"),
    '用户@例子.公司',
    'first+last@sub.example.co.uk',
  ])('S2.2 takes the address %s', (address) => {
    expect(emailSchema.parse(`\u200B${address}\u00A0`)).toBe(address);
  });

  it.each([
    ['ada@example.org; bo@example.org', 'one address alone'],
    ['Ada <ada@example.org>', 'without name or brackets'],
    ['mailto:ada@example.org', 'without name or brackets'],
    ['ada@example,org', 'typed as a comma'],
    ['ada @example.org', 'holds a space'],
    ['ada@example', 'must be an email address'],
    ['ada..bo@example.org', 'must be an email address'],
    ['.ada@example.org', 'must be an email address'],
    ['ada@-example.org', 'must be an email address'],
    ['ada@127.0.0.1', 'must be an email address'],
    ['"ada bo"@example.org', 'holds a space'],
    [`${'a'.repeat(65)}@example.org`, 'must be an email address'],
  ])('S2.2 refuses the address %j with a hint', (address, said) => {
    expect(emailSchema.safeParse(address).error?.issues[0]?.message).toContain(said);
  });
});
