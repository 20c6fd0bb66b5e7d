import { describe, expect, it } from 'vitest';
import { schoolsInFile } from '../../client/schools/schools.js';
import { registerFolder, registerOf } from './schools/support/register.js';
import { csvOf, readRows, readText, soundRow, type Row } from './support/cohort.js';

const keep = registerFolder();
const faultsOf = (changed: Row): string[] => readRows({ ...soundRow, ...changed })[0]?.faults ?? [];
const warningsOf = (changed: Row): string[] => readRows({ ...soundRow, ...changed })[0]?.warnings ?? [];

describe('S6.1 the rows of an enrolment file', () => {
  it('S2.1 a sound row becomes a request', () => {
    expect(readRows(soundRow)[0]).toMatchObject({
      row: 2,
      reference: 'AUT26-001',
      faults: [],
      warnings: [],
      request: {
        cohort: 'npq-senco-2026-autumn',
        provider: 'northstar-learning',
        deliveryPartner: 'aire-valley-teaching-hub',
        form: { role: 'senco', motivation: 'current-senco', fundingWish: 'scholarship' },
        person: { givenName: 'Zoë', email: 'zoe@example.org', trn: '0012345' },
      },
    });
  });

  it('S6.1 says everything that is wrong with a row at once', () => {
    expect(
      faultsOf({
        given_name: '',
        email: 'zoe(at)example.org',
        trn: '12345',
        role: 'SENCOO',
        senco_since: '1.9.2025',
        delivery_partner: 'aire-vally-teaching-hub',
      }),
    ).toEqual([
      expect.stringMatching(/^email: must be an email address/),
      expect.stringMatching(/^given_name: is missing/),
      expect.stringMatching(/^trn: must have 7 digits, not 5/),
      expect.stringMatching(/^delivery_partner: .*Did you mean "aire-valley-teaching-hub"\?/),
      expect.stringMatching(/^role: .*Did you mean "senco"\?/),
      expect.stringMatching(/^senco_since: .*Write 2025-09-01/),
    ]);
  });

  it.each([
    ['reference', 'zoe@example.org', 'must not be a name or an email address'],
    ['reference', 'Zoë O’Brien', 'must be 1 to 40 letters'],
    ['second_email', 'nobody', 'must be an email address'],
    ['phone', '12', 'must be a telephone number'],
    ['school_urn', '12345', '6 digits'],
    ['headteacher_email', 'x@', 'must be an email address'],
    ['family_name', 'A\tB', 'control characters'],
    ['teaching_years', '-1', 'not a number of years'],
    ['funding_wish', 'programme', 'not one of: scholarship, school, trust, self'],
  ])('S2.2 refuses %s "%s"', (column, value, hint) => {
    expect(faultsOf({ [column]: value }).join('\n')).toContain(hint);
  });

  it('S2.2 takes a work address with a warning', () => {
    expect(faultsOf({ email: 'z@elmgrove.leeds.sch.uk' })).toEqual([]);
    expect(warningsOf({ email: 'z@elmgrove.leeds.sch.uk' })[0]).toContain('work address');
  });

  it('S2.1 takes a row whose form comes later', () => {
    const bare = { ...soundRow, role: '', motivation: '', senco_since: '', nasenco: '', teaching_years: '' };
    const [row] = readRows({ ...bare, qts: '', setting: '', funding_wish: '', opportunity: '' });
    expect(row).toMatchObject({ faults: [], request: { form: null } });
    expect(row?.warnings).toEqual(['The form has no answers yet: the application waits for them.']);
  });

  it('S6.1 finds the same person twice by reference, TRN and email; the first row stands', () => {
    const rows = readRows(
      soundRow,
      { ...soundRow, reference: 'aut26-001', email: 'ZOE@example.org' },
      { ...soundRow, reference: 'AUT26-003', email: 'c@example.org', trn: '' },
    );
    expect(rows.map(({ request }) => request !== null)).toEqual([true, false, true]);
    expect(rows[1]?.faults).toEqual([
      'reference: is the same as in row 2',
      'trn: is the same as in row 2',
      'email: is the same as in row 2. If they are two people, write "yes" under another_person',
    ]);
    const byEmail = readRows(soundRow, { ...soundRow, reference: 'AUT26-009', trn: '' });
    expect(byEmail[1]?.faults).toEqual([expect.stringMatching(/^email: is the same as in row 2\b/)]);
  });

  it('S2.1 finds the same name at the same school, and the same registration; two people can be said to be two', () => {
    const first = { ...soundRow, school_urn: '100001', dfe_application: 'dfe-1' };
    const other = { ...first, reference: 'AUT26-002', trn: '', email: 'z@example.org', dfe_application: '' };
    const faults = (changed: Row) => readRows(first, { ...other, ...changed })[1]?.faults ?? [];
    expect(faults({ given_name: 'ZOE', family_name: 'OBrien' })).toEqual([
      expect.stringMatching(
        /^given_name, family_name and school_urn: is the same as in row 2\. If they are two/,
      ),
    ]);
    expect(faults({ another_person: 'yes' })).toEqual([]);
    expect(faults({ trn: '0054321' })).toEqual([]);
    expect(faults({ school_urn: '100002' })).toEqual([]);
    expect(faults({ school_urn: '100002', dfe_application: 'dfe-1' })).toEqual([
      'dfe_application: is the same as in row 2',
    ]);
    expect(faults({ another_person: 'perhaps' })).toEqual([expect.stringMatching(/^another_person: /)]);
  });

  it('S6.1 tells of a value that slipped into a column without a name', () => {
    const text = `${csvOf([soundRow])},lead provision, too`;
    expect(readText(text).rows[0]?.faults[0]).toContain('which has no name');
  });

  it('S7.2 says nothing about who it is in any sentence', () => {
    const rows = readRows(soundRow, { ...soundRow, email: 'not an address, Zoë' });
    const said = rows.flatMap(({ faults, warnings }) => [...faults, ...warnings]).join('\n');
    expect(said).not.toBe('');
    for (const personal of ['Zoë', 'O’Brien', 'zoe@', '0012345']) expect(said).not.toContain(personal);
  });
});

describe('S2.7 schools of the register', async () => {
  const schools = await schoolsInFile(
    keep(
      registerOf(
        { URN: '100001' },
        { URN: '100002', 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2019' },
        { URN: '400001', 'TypeOfEstablishment (code)': '30' },
        { URN: '100003', 'EstablishmentTypeGroup (name)': 'Independent schools' },
        { URN: '100004', 'EstablishmentStatus (name)': 'Open, but proposed to close' },
      ),
    ),
  );
  const at = (school_urn: string) => readText(csvOf([{ ...soundRow, school_urn }]), { schools }).rows[0];

  it('S2.8 takes name and place of a school into the person’s details', () => {
    expect(at('100001')).toMatchObject({
      faults: [],
      warnings: [],
      request: {
        person: { urn: '100001', settingName: 'Elm Grove Primary School', easting: 430000, northing: 433000 },
      },
    });
  });

  it('S2.2 refuses a closed or unknown school and says what to do', () => {
    expect(at('100002')?.faults).toEqual([
      'school_urn: 100002 closed on 2019-08-31. Give the number of the school where the applicant works now.',
    ]);
    expect(at('999999')?.faults).toEqual([
      'school_urn: 999999 is not in the file of schools. Check the number.',
    ]);
  });

  it('S2.7 warns where a scholarship is unlikely, and of a school that is about to close', () => {
    expect(at('400001')?.warnings[0]).toContain('is in Wales');
    expect(at('100003')?.warnings[0]).toContain('is independent');
    expect(at('100004')?.warnings[0]).toContain('about to close');
    expect(at('400001')?.faults).toEqual([]);
  });
});
