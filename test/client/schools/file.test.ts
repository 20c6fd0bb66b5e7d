import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { trySchools } from '../../../client/schools/load.js';
import { schoolsInFile } from '../../../client/schools/schools.js';
import { BadInput } from '../../../client/errors.js';
import { csvOf } from '../support/cohort.js';
import { registerFolder, registerOf, soundSchool } from './support/register.js';

const keep = registerFolder();
const sample = fileURLToPath(new URL('../../../dev/demo/schools.csv', import.meta.url));

/** Reads a file of that content. */
const read = (content: string | Uint8Array) => trySchools(keep(content));

async function refusalOf(content: string | Uint8Array) {
  const error: unknown = await read(content).catch((reason: unknown) => reason);
  if (error instanceof BadInput) return { code: error.code, fault: error.faults[0] };
  throw error;
}

const welsh = registerOf({ EstablishmentName: 'Ysgol Llanfair – Tŷ Café', Town: 'Caffè' });
const western = registerOf({ EstablishmentName: 'St Zoë’s – Café', Town: 'Caffè' });

describe('S2.7 the file of the register', () => {
  it('S2.7 the sample is read without a fault', async () => {
    const found = await trySchools(sample);
    expect(found).toMatchObject({ rows: 99, faultCount: 0, encoding: 'utf-8' });
    expect(found.byCountry.wales).toBeGreaterThan(0);
    expect(found.byCountry.england + found.byCountry.wales).toBe(99);
    const { findEstablishment } = await schoolsInFile(sample);
    expect(findEstablishment('100012')).toEqual({
      urn: '100012',
      ukprn: '10078063',
      name: 'Carlton Primary School',
      typeCode: '1',
      typeName: 'Community school',
      typeGroup: 'Local authority maintained schools',
      status: 'Open, but proposed to close',
      phase: 'Primary',
      laCode: '202',
      laName: 'Camden',
      region: 'London',
      trustCode: null,
      trustName: null,
      town: 'London',
      postcode: 'NW5 4AX',
      easting: 528386,
      northing: 185209,
      closedOn: '2021-08-31',
      country: 'england',
    });
    expect(findEstablishment('402433')).toMatchObject({ name: 'Ysgol Calon Cymru', country: 'wales' });
    expect(findEstablishment('999999')).toBeNull();
  });

  it.each([
    ['UTF-8', Buffer.from(welsh), 'utf-8', 'Ysgol Llanfair – Tŷ Café'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${welsh}`), 'utf-8', 'Ysgol Llanfair – Tŷ Café'],
    ['Windows-1252', iconv.encode(western, 'windows-1252'), 'windows-1252', 'St Zoë’s – Café'],
    ['UTF-16', iconv.encode(welsh, 'utf-16le', { addBOM: true }), 'utf-16le', 'Ysgol Llanfair – Tŷ Café'],
  ])('S2.7 reads %s', async (_, bytes, encoding, name) => {
    const path = keep(bytes);
    expect(await trySchools(path)).toMatchObject({ encoding, rows: 1, faultCount: 0 });
    expect((await schoolsInFile(path)).findEstablishment('100001')).toMatchObject({ name, town: 'Caffè' });
  });

  it('S2.7 a letter of Windows-1252 that comes late still tells, and characters may be cut by a read', async () => {
    const many = Array.from({ length: 6_000 }, (_, n) => ({ URN: String(110_000 + n), Town: 'Tŷ' }));
    const long = registerOf(...many);
    expect(long.length).toBeGreaterThan(512 * 1024);
    expect(await read(long)).toMatchObject({ encoding: 'utf-8', rows: 6_000, faultCount: 0 });
    const late = registerOf(...many.map((row) => ({ ...row, Town: 'Leeds' })), {
      URN: '200000',
      Town: 'Café',
    });
    expect(await read(iconv.encode(late, 'windows-1252'))).toMatchObject({
      encoding: 'windows-1252',
      rows: 6_001,
    });
  });

  it('S2.7 takes more columns and another order', async () => {
    const entries = Object.entries(soundSchool).reverse();
    const path = keep(
      csvOf([{ Street: '1, High Street', ...Object.fromEntries(entries), 'Head ("first")': 'x' }]),
    );
    const { findEstablishment } = await schoolsInFile(path);
    expect(findEstablishment('100001')).toMatchObject({ name: 'Elm Grove Primary School', easting: 430_000 });
  });

  it('S2.7 refuses a file that lacks columns and names them all', async () => {
    const { 'LA (name)': _, CloseDate: __, ...rest } = soundSchool;
    const { code, fault } = await refusalOf(csvOf([rest]));
    expect(code).toBe('header-wrong');
    expect(fault).toContain('has no column "LA (name)", "CloseDate".');
    expect((await refusalOf('a;b;c\n1;2;3')).fault).toContain('"URN", "UKPRN", "EstablishmentName"');
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['a header alone', csvOf([soundSchool]).split('\r\n')[0] ?? '', 'file-empty'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'file-not-text'],
    ['what is not text', Buffer.from('URN,\0\0\0'), 'file-not-text'],
  ])('S2.7 refuses %s', async (_, content, code) => {
    expect((await refusalOf(content)).code).toBe(code);
  });

  it('S2.7 says when the file is not there', async () => {
    await expect(trySchools('nowhere/edubasealldata.csv')).rejects.toThrow('is not there');
  });

  it('S2.7 takes its day from its name', async () => {
    const { date, file } = await trySchools(keep(registerOf({}), 'edubasealldata20261120.csv'));
    expect([date, file]).toEqual(['2026-11-20', 'edubasealldata20261120.csv']);
    expect((await trySchools(keep(registerOf({}), 'no-day.csv'))).date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
