import { describe, expect, it } from 'vitest';
import { trySchools } from '../../../client/schools/load.js';
import { schoolsInFile } from '../../../client/schools/schools.js';
import { schoolNews } from '../../../client/schools/news.js';
import type { Row } from '../support/cohort.js';
import { registerFolder, registerOf } from './support/register.js';

const keep = registerFolder();
const faultsOf = async (...rows: Row[]) => {
  const { faults, rows: kept } = await trySchools(keep(registerOf(...rows)));
  return {
    kept,
    faults: faults.map(({ row, kept: isKept, what }) => `${row} ${isKept ? 'kept' : 'out'} ${what}`),
  };
};
const school = async (row: Row) =>
  (await schoolsInFile(keep(registerOf({ URN: '123456', ...row })))).findEstablishment('123456');

describe('S2.7 broken rows of the register', () => {
  it.each([
    [{ URN: '12345' }, /^3 out URN: must have 6 digits, not "12345"/],
    [{ URN: '' }, /^3 out URN/],
    [{ EstablishmentName: '  ' }, /^3 out EstablishmentName: is missing/],
    [
      { 'EstablishmentStatus (name)': 'Ajar' },
      /^3 out EstablishmentStatus \(name\): "Ajar" is none of Open; /,
    ],
    [{ 'TypeOfEstablishment (code)': 'x' }, /^3 out TypeOfEstablishment/],
    [{ CloseDate: '31-02-2019' }, /^3 kept CloseDate: must be a day such as 31-08-2019, not "31-02-2019"/],
    [{ CloseDate: 'soon' }, /^3 kept CloseDate/],
    [{ Easting: '43O000' }, /^3 kept Easting, Northing: must be metres/],
    [{ Easting: '9430000' }, /^3 kept Easting, Northing: must be metres/],
    [{ Easting: '-1' }, /^3 kept Easting, Northing/],
    [{ Northing: '' }, /^3 kept Easting, Northing: only one of them is given/],
    [{ UKPRN: '123' }, /^3 kept UKPRN: must have 8 digits/],
  ])('S2.7 %j is told by its row, and the rows around it are read', async (broken, fault) => {
    const rows = [{ URN: '100001' }, { URN: '100002', ...broken }, { URN: '100003' }];
    const { kept, faults } = await faultsOf(...rows);
    expect(faults).toEqual([expect.stringMatching(fault)]);
    expect(kept).toBe(/ kept /.test(faults[0] ?? '') ? 3 : 2);
  });

  it('S2.7 a quotation mark that is missing spoils its own row alone', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => ({
      URN: String(110_000 + n),
      'EstablishmentStatus (name)': n % 7 === 0 ? 'Open, but proposed to close' : 'Open',
    }));
    const lines = registerOf(...rows).split('\r\n');
    lines[5] = lines[5]?.replace('Elm Grove', '"Elm Grove') ?? '';
    lines[8] = `${lines[8]?.replace('Elm Grove Primary School', 'Elm "The" Grove')}`;
    lines[120] = lines[120]?.replace(/$/, '"') ?? '';
    const path = keep(lines.join('\r\n'));
    const { rows: kept, faults, leftOut } = await trySchools(path);
    expect(faults.map(({ row, what }) => [row, what.slice(0, 23)])).toEqual([
      [6, 'is not well-formed CSV:'],
      [121, 'is not well-formed CSV:'],
    ]);
    expect([kept, leftOut]).toEqual([118, 2]);
    expect((await schoolsInFile(path)).findEstablishment('110007')).toMatchObject({
      name: 'Elm "The" Grove',
    });
  });

  it('S2.7 a cell may hold line breaks, quotes and commas, and empty lines do not count', async () => {
    const name = 'Elm, "the" Grove';
    const text = registerOf({ URN: '100001', Town: 'Le\neds' }, { URN: '100002', EstablishmentName: name });
    const path = keep(`${text}\r\n\r\n`);
    expect(await trySchools(path)).toMatchObject({ rows: 2, faultCount: 0 });
    const { findEstablishment } = await schoolsInFile(path);
    expect(findEstablishment('100001')).toMatchObject({ town: 'Le eds' });
    expect(findEstablishment('100002')).toMatchObject({ name });
  });

  it('S2.7 a comma that is not quoted is told', async () => {
    const lines = registerOf({ URN: '100001' }, { URN: '100002' }).split('\r\n');
    const path = keep(
      [lines[0], lines[1]?.replace('Elm Grove', 'Elm, Grove'), lines[2], '100003,x'].join('\n'),
    );
    const { rows, faults } = await trySchools(path);
    expect(rows).toBe(1);
    expect(faults.map(({ row, what }) => `${row} ${what}`)).toEqual([
      '2 has 19 cells where the header has 18: is a comma not quoted?',
      '4 has 2 cells where the header has 18: is a comma not quoted?',
    ]);
  });

  it('S2.7 of one number twice the later row stands, and it is told', async () => {
    const text = registerOf({ EstablishmentName: 'First' }, { URN: '100002' }, { EstablishmentName: 'Last' });
    const path = keep(text);
    const { faults, rows } = await trySchools(path);
    expect(faults).toEqual([
      { row: 4, urn: '100001', what: 'URN: row 2 has it too; this later row stands', kept: true },
    ]);
    expect(rows).toBe(2);
    expect((await schoolsInFile(path)).findEstablishment('100001')).toMatchObject({ name: 'Last' });
  });
});

describe('S2.7 what the register says of a school', () => {
  it.each([
    [
      { Easting: '0', Northing: '0' },
      { easting: null, northing: null },
    ],
    [
      { Easting: '', Northing: '' },
      { easting: null, northing: null },
    ],
    [{ CloseDate: '31-08-2019' }, { closedOn: '2019-08-31' }],
    [
      { 'EstablishmentStatus (name)': 'Open but proposed to close' },
      { status: 'Open, but proposed to close' },
    ],
    [{ 'EstablishmentStatus (name)': 'Proposed to open' }, { status: 'Proposed to open' }],
    [
      { 'TypeOfEstablishment (code)': '01', 'LA (code)': '1' },
      { typeCode: '1', laCode: '001' },
    ],
    [
      { UKPRN: '', Postcode: '', Town: '' },
      { ukprn: null, postcode: null, town: null },
    ],
  ])('S2.8 %j', async (row, expected) => {
    expect(await school(row)).toMatchObject(expected);
    expect((await faultsOf({ URN: '123456', ...row })).faults).toEqual([]);
  });

  it.each([
    [{}, 'england'],
    [{ 'TypeOfEstablishment (code)': '30' }, 'wales'],
    [{ 'EstablishmentTypeGroup (name)': 'Welsh schools' }, 'wales'],
    [{ 'GOR (name)': 'Wales (pseudo)' }, 'wales'],
    [{ 'LA (code)': '673' }, 'wales'],
    [{ 'TypeOfEstablishment (code)': '25', 'LA (name)': 'Jersey Offshore Establishments' }, 'jersey'],
    [
      { 'TypeOfEstablishment (code)': '25', 'LA (name)': 'Isle of Man Offshore Establishments' },
      'isle-of-man',
    ],
    [{ 'LA (name)': 'Guernsey Offshore Establishments' }, 'guernsey'],
    [{ 'LA (name)': 'Scotland Offshore Establishments' }, 'scotland'],
    [{ 'TypeOfEstablishment (code)': '26', 'LA (name)': 'Gibraltar Overseas Establishments' }, 'gibraltar'],
    [{ 'TypeOfEstablishment (code)': '26', 'LA (name)': 'BFPO Overseas Establishments' }, 'bfpo'],
    [{ 'TypeOfEstablishment (code)': '26' }, 'bfpo'],
    [{ 'TypeOfEstablishment (code)': '37', 'LA (name)': 'Does not apply' }, 'overseas'],
    [{ 'TypeOfEstablishment (code)': '49' }, 'online'],
  ])('S2.7 %j is in %s', async (row, country) => {
    const found = await school(row);
    expect(found).toMatchObject({ country });
    const source = { kind: 'register', file: 'x.csv', date: '2026-11-20' } as const;
    const { fault, warnings } = schoolNews(found, '123456', source);
    expect(fault).toBeNull();
    expect(warnings.join().includes('Agree who pays')).toBe(country !== 'england');
  });
});
