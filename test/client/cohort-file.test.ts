import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS, readCohortFile } from '../../client/enrolment/file.js';
import { cohortOf, programmeOf } from '../../programmes/catalogue.js';
import { csvOf, intake, readRows, readText, refusalOf, soundRow } from './support/cohort.js';

const sound = csvOf([soundRow]);
const nameIn = (bytes: Uint8Array) => {
  const { rows, encoding } = readCohortFile(bytes, intake);
  return [encoding, rows[0]?.request?.person.givenName, rows[0]?.request?.person.familyName];
};

describe('S6.1 an enrolment file as spreadsheets write it', () => {
  it.each([
    ['utf-8', Buffer.from(sound, 'utf8')],
    ['utf-8', Buffer.from(`\uFEFF${sound}`, 'utf8')],
    ['utf-16le', iconv.encode(`\uFEFF${sound}`, 'utf-16le')],
    ['utf-16be', iconv.encode(`\uFEFF${sound}`, 'utf-16be')],
    ['utf-16le', iconv.encode(sound, 'utf-16le')],
    ['windows-1252', iconv.encode(sound, 'windows-1252')],
  ] as const)('S6.1 reads %s, with and without a mark', (encoding, bytes) => {
    expect(nameIn(bytes)).toEqual([encoding, 'Zoë', 'O’Brien']);
  });

  it.each([',', ';', '\t', '|'] as const)('S6.1 finds out that columns are divided by %j', (delimiter) => {
    const file = readText(csvOf([{ ...soundRow, opportunity: 'One, two; three' }], delimiter));
    expect(file.delimiter).toBe(delimiter);
    expect(file.rows[0]?.request?.person.opportunityText).toBe('One, two; three');
  });

  it('S6.1 takes a quoted line break, and numbers rows as a spreadsheet does', () => {
    const rows = readRows(
      { ...soundRow, opportunity: 'First.\nSecond.' },
      { ...soundRow, reference: 'AUT26-002', email: 'b@example.org', trn: '', role: '' },
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(rows[0]?.request?.person.opportunityText).toBe('First.\nSecond.');
    expect(rows[1]?.faults).toEqual(['role: is missing']);
  });

  it('S6.1 passes over empty lines and trailing delimiters', () => {
    const [header = '', line = ''] = sound.split('\r\n');
    const file = readText([`${header},,`, '', `${line},,`, ',,,', '', ''].join('\r\n'));
    expect(file.rows.map(({ faults }) => faults)).toEqual([[]]);
  });

  it('S6.1 keeps the leading zeros of a TRN', () => {
    expect(readRows(soundRow)[0]?.request?.person.trn).toBe('0012345');
  });

  it.each([
    ['nothing', Buffer.from(''), 'file-empty'],
    ['blanks', Buffer.from(' \r\n \r\n'), 'file-empty'],
    ['a header alone', Buffer.from(sound.split('\r\n')[0] ?? ''), 'file-empty'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'file-not-text'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'file-not-text'],
    ['a zero byte', Buffer.from(`${sound}\0`), 'file-not-text'],
    ['an open quotation mark', Buffer.from(`${sound}\r\n"AUT26-002`), 'file-broken'],
    ['too many bytes', Buffer.alloc(8 * 1024 * 1024 + 1, 'a'), 'file-too-large'],
  ])('S6.1 refuses %s as a whole', (_, bytes, code) => {
    expect(refusalOf(() => readCohortFile(bytes, intake)).code).toBe(code);
  });

  it(`S6.1 takes ${MOST_ROWS} rows quickly, and not one more`, () => {
    const many = (count: number) =>
      csvOf(
        Array.from({ length: count }, (_, n) => ({
          ...soundRow,
          reference: `AUT26-${n}`,
          trn: String(1_000_000 + n),
          email: `p${n}@example.org`,
        })),
      );
    const began = performance.now();
    const { rows } = readText(many(MOST_ROWS));
    expect(rows.filter(({ request }) => request !== null)).toHaveLength(MOST_ROWS);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(refusalOf(() => readText(many(MOST_ROWS + 1))).code).toBe('file-too-large');
  });
});

describe('S6.1 the header, which is the same for every row', () => {
  it('S6.1 takes names in other spellings', () => {
    const text = sound.replace('given_name', 'Given name').replace('teaching_years', 'TEACHING-YEARS');
    expect(readText(text).rows[0]?.faults).toEqual([]);
  });

  it('S6.1 refuses the whole file for a typo, naming every fault with a suggestion', () => {
    const text = sound.replace('motivation', 'motivaton').replace('email', 'e-mail,trn');
    expect(refusalOf(() => readText(text))).toEqual({
      code: 'header-wrong',
      faults: [
        'Column 4, "e-mail", is not known. Did you mean "email"?',
        'Column 6, "trn", is there twice. Take one out.',
        'Column 9, "motivaton", is not known. Did you mean "motivation"?',
        'Missing: email, motivation.',
      ],
    });
  });

  it('S1.8 another programme needs other columns', () => {
    const {
      qts: _qts,
      nasenco: _nasenco,
      senco_since: _since,
      delivery_partner: _partner,
      ...rest
    } = soundRow;
    const row = { ...rest, role: 'Childminder', setting: 'childminder', funding_wish: 'programme' };
    expect(refusalOf(() => readText(csvOf([row]))).faults).toEqual(['Missing: senco_since, nasenco, qts.']);
    const cohort = cohortOf('early-years-2027-spring');
    const file = readText(csvOf([row]), { cohort, programme: programmeOf('early-years-senco-l3') });
    expect(file.rows[0]).toMatchObject({
      faults: [],
      request: { form: { role: 'childminder', qts: false } },
    });
  });
});
