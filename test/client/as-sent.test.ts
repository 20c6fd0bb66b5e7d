import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readCohortFile } from '../../client/enrolment/file.js';
import { reportCsv } from '../../client/enrolment/report.js';
import { nameSchema } from '../../client/input/contact.js';
import { csvOf, intake, readRows, readText, refusalOf, soundRow, type Row } from './support/cohort.js';

const readTrial = (file: string) =>
  readCohortFile(readFileSync(new URL(`trials/${file}`, import.meta.url)), intake);
const person = { ...soundRow, given_name: 'Siân', family_name: 'O’Brien-Müller' };
const readIn = (encoding: string, row: Row = person) =>
  readCohortFile(iconv.encode(csvOf([row]), encoding), intake);

describe('S2.1 S6.1 names in whatever encoding a spreadsheet wrote them', () => {
  it('S2.1 reads Mac Roman as what it is, and says why', () => {
    const { rows, encoding, because } = readTrial('04-macroman.csv');
    expect(encoding).toBe('macintosh');
    expect(because).toContain('not UTF-8');
    expect(rows.map(({ request }) => [request?.person.givenName, request?.person.familyName])).toEqual([
      ['Siân', 'O’Brien'],
      ['Zoë', 'Müller-Lüdenscheidt'],
    ]);
    expect(rows.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it.each(['windows-1252', 'macintosh', 'cp850'])('S2.1 tells %s from the others', (encoding) => {
    const family = encoding === 'cp850' ? 'Müller' : 'O’Brien-Müller';
    const file = readIn(encoding, { ...person, family_name: family });
    expect(file.encoding).toBe(encoding);
    expect(file.rows[0]?.request?.person).toMatchObject({ givenName: 'Siân', familyName: family });
  });

  it.each(['SiÃ¢n', 'Oâ€™Brien', 'Si\uFFFDn', 'Si‰n', 'M\uE000ller', 'nai\u202Ema', 'Si†n', 'Zo┬'])(
    'S2.1 refuses the name %j, which nobody has, and says what to do',
    (given_name) => {
      const [row] = readRows({ ...soundRow, given_name });
      expect(row?.faults).toEqual([expect.stringMatching(/^given_name: must not hold .* CSV \(UTF-8\)/)]);
    },
  );

  it.each(['Zo?', 'MŸller', 'OÕBrien', 'Lˆw'.replace('ˆ', 'Ò')])(
    'S2.1 names the row of %j, which looks garbled, and takes it',
    (family_name) => {
      const [row] = readRows({ ...soundRow, family_name });
      expect(row?.faults).toEqual([]);
      expect(row?.warnings).toEqual([expect.stringMatching(/^family_name: looks as if .* wrong encoding/)]);
    },
  );

  it.each([
    'O’Brien',
    'Ó Súilleabháin',
    'Éilís',
    'MÜLLER',
    '李',
    'نور',
    'Mª José',
    'Gal·la',
    'D´Arcy',
    'Anne-Łucja',
  ])('S2.1 takes %s without a word', (given_name) => {
    expect(readRows({ ...soundRow, given_name })[0]).toMatchObject({ faults: [], warnings: [] });
  });

  it('S2.1 leaves out what has no width', () => {
    expect(nameSchema.parse('\u200BSi\u00ADân\u00A0')).toBe('Siân');
  });
});

describe('S6.1 rows as a spreadsheet numbers them', () => {
  it('S6.1 a cell with line breaks is one row', () => {
    const { rows } = readTrial('45-multiline-crlf.csv');
    expect(rows.map(({ row, faults }) => [row, faults.length > 0])).toEqual([
      [2, false],
      [3, true],
      [4, true],
    ]);
  });

  it('S6.1 empty rows count, wherever they are, and ends of lines of several kinds', () => {
    const [header = '', line = ''] = csvOf([soundRow]).split('\r\n');
    const other = line.replace('AUT26-001', 'AUT26-002');
    const text = `\r\n${header}\r\n\r\n,,,\r\n${line}\n${other}\r\n,,\r\n`;
    expect(readText(text).rows.map(({ row }) => row)).toEqual([5, 6]);
  });

  it('S6.1 reads a file that says how its columns are divided, and one that is divided by bars', () => {
    const told = readTrial('05-sep-line.csv');
    expect(told).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
    expect(told.rows.map(({ row, faults }) => [row, faults])).toEqual([
      [2, []],
      [3, []],
    ]);
    expect(readTrial('29-pipe.csv')).toMatchObject({ delimiter: '|', rows: [{ row: 2, faults: [] }] });
    expect(refusalOf(() => readText(csvOf([soundRow], ':'))).faults.at(-1)).toContain('divided by a comma');
  });

  it('S6.1 a sheet that was formatted to its end costs nothing, and one with rows far apart is refused', () => {
    const began = performance.now();
    const text = `${csvOf([soundRow])}\n${',\n'.repeat(2_700_000)}`;
    expect(readText(text).rows).toHaveLength(1);
    const apart = `${text}AUT26-002,Ada`;
    expect(refusalOf(() => readText(apart)).code).toBe('file-too-large');
    // Without the bound it takes minutes, on any machine.
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('S6.1 a report that is corrected and sent again', () => {
  it('S6.1 gives back every cell that was sent, and is read like the file itself', () => {
    const sent = [
      { ...soundRow, phone: '+44 7700 900123' },
      { ...soundRow, reference: 'AUT26-002', email: 'b@example.org', trn: '', role: '' },
    ];
    const { rows } = readText(csvOf(sent));
    const results = rows.map(({ row, reference, faults, warnings }) => ({
      ...{ row, reference, journey: null, reasons: faults, warnings },
      result: faults.length > 0 ? ('rejected' as const) : ('created' as const),
    }));
    const report = reportCsv(results, rows);
    const again = readText(report);
    expect(again.rows).toEqual(rows);
    const corrected = readText(report.replace('current SENCO,2025-09-01,none,9,yes', 'aspiring,,none,9,yes'));
    expect(corrected.rows[0]?.request?.form).toMatchObject({
      motivation: 'aspiring-senco',
      postTakenUp: null,
    });
  });
});
