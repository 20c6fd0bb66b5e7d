import { describe, expect, it } from 'vitest';
import { readForm, type FormAnswers } from '../../client/input/form.js';
import { isWorkEmail, trnSchema, emailSchema, nameSchema } from '../../client/input/contact.js';
import { programmeOf } from '../../programmes/catalogue.js';

const npq = programmeOf('npq-senco');
const earlyYears = programmeOf('early-years-senco-l3');

const answers: FormAnswers = {
  role: 'Assistant head teacher',
  motivation: 'Current SENCO',
  senco_since: '2025-09-01',
  nasenco: 'in progress',
  teaching_years: '9',
  qts: 'Yes',
  setting: 'Academy',
  funding_wish: 'DfE scholarship',
  opportunity: 'I lead provision for SEND.',
};

const read = (changed: FormAnswers = {}, programme = npq, workEmail = false) =>
  readForm({ ...answers, ...changed }, programme, workEmail, '2026-09-01');
const faults = (changed: FormAnswers, programme = npq): string[] => {
  const reading = read(changed, programme);
  return reading && 'faults' in reading ? reading.faults : [];
};

describe('S2.2 the application form in people’s own words', () => {
  it('S2.2 keeps coded answers, and the text apart', () => {
    expect(read()).toEqual({
      form: {
        role: 'assistant-headteacher',
        motivation: 'current-senco',
        postTakenUp: '2025-09-01',
        earlierAward: 'under-way',
        teachingYears: 9,
        qts: true,
        opportunity: true,
        setting: 'school',
        fundingWish: 'scholarship',
        workEmail: false,
      },
      opportunityText: 'I lead provision for SEND.',
      warnings: [],
    });
  });

  it.each([
    ['SENDCo', 'senco'],
    ['Deputy Headteacher', 'deputy-headteacher'],
    ['Head of Key Stage', 'head-of-key-stage'],
    ['HLTA', 'higher-level-teaching-assistant'],
    ['ECT', 'early-career-teacher'],
    ['Classroom teacher', 'classroom-teacher'],
  ])('S2.4 takes the role "%s" as %s', (role, code) => {
    const reading = read({ role });
    expect(reading && 'form' in reading ? reading.form.role : reading).toBe(code);
  });

  it('S2.4 a role in no list goes to a person, whose words are kept in the store alone', () => {
    const reading = read({ role: 'Inclusion manager at Elm Grove' });
    expect(reading).toMatchObject({ form: { role: 'other' } });
    expect(JSON.stringify(reading && 'form' in reading && reading.form)).not.toContain('Elm Grove');
    expect(reading).toMatchObject({
      opportunityText: 'Role as given: Inclusion manager at Elm Grove. I lead provision for SEND.',
    });
  });

  it('S2.2 names every fault at once, with a suggestion where there is one', () => {
    const found = faults({
      role: 'Headtaecher',
      motivation: 'curent senco',
      nasenco: 'perhaps',
      teaching_years: 'many',
      qts: '?',
      senco_since: '01/09/2025',
    });
    expect(found).toEqual([
      expect.stringMatching(/^motivation: .*Did you mean "current senco"/),
      expect.stringMatching(/^role: .*Did you mean "headteacher"/),
      expect.stringMatching(/^senco_since: .*Write 2025-09-01/),
      expect.stringMatching(/^nasenco: .*not one of: held, under-way, none/),
      expect.stringMatching(/^teaching_years: "many" is not a number of years/),
      expect.stringMatching(/^qts: /),
    ]);
  });

  it('S2.5 asks a current SENCO when the post was taken up, and nobody else', () => {
    expect(faults({ senco_since: '' })).toEqual([expect.stringContaining('current SENCO gives the day')]);
    expect(faults({ senco_since: '', motivation: 'aspiring' })).toEqual([]);
  });

  it('S2.5 a current SENCO has taken up the post already; an aspiring one may still do so', () => {
    expect(faults({ senco_since: '2062-01-05' })).toEqual([
      expect.stringMatching(
        /^senco_since: A current SENCO .* 2062-01-05 lies in the future\. Correct the date/,
      ),
    ]);
    expect(faults({ senco_since: '2026-09-02' })).toHaveLength(1);
    expect(faults({ senco_since: '2026-09-01' })).toEqual([]);
    expect(faults({ senco_since: '2027-01-05', motivation: 'aspiring' })).toEqual([]);
  });

  it('S2.2 asks about years that are unlikely, and takes them', () => {
    const warnings = (changed: FormAnswers) => {
      const reading = read(changed);
      return reading && 'warnings' in reading ? reading.warnings : [];
    };
    expect(warnings({ teaching_years: '58' })).toEqual([
      expect.stringMatching(/^teaching_years: 58 are more/),
    ]);
    expect(warnings({ senco_since: '1999-09-01' })).toEqual([
      expect.stringMatching(/^senco_since: .* Check both/),
    ]);
    expect(warnings({ senco_since: '2017-09-01' })).toEqual([]);
  });

  it('S2.1 no answers at all: the form comes later', () => {
    expect(readForm({}, npq, false, '2026-09-01')).toBeNull();
    expect(readForm({ role: '  ' }, npq, false, '2026-09-01')).toBeNull();
  });

  it('S1.8 another programme asks other questions and pays in other ways', () => {
    const asked = { role: 'Room leader', nasenco: '', qts: '', senco_since: '', setting: 'nursery' };
    const reading = read({ ...asked, funding_wish: 'programme' }, earlyYears);
    expect(reading).toMatchObject({
      form: { role: 'room-leader', earlierAward: 'none', qts: false, fundingWish: 'programme' },
    });
    expect(faults({ ...asked, funding_wish: 'DfE scholarship' }, earlyYears)[0]).toMatch(/^funding_wish:/);
  });

  it('S2.3 warns of an application that will be investigated', () => {
    const reading = read({ opportunity: '' });
    expect(reading).toMatchObject({ form: { opportunity: false }, opportunityText: null });
    expect(reading && 'warnings' in reading && reading.warnings[0]).toContain('investigated');
  });
});

describe('S2.2 S7.2 what identifies a person', () => {
  it('S2.2 knows a work address, and does not mistake a personal one', () => {
    expect(['a@elm.leeds.sch.uk', 'a@leeds.gov.uk', 'a@elmgrove-academy.org'].every(isWorkEmail)).toBe(true);
    expect(['a@example.org', 'a@schmidt.example', 'a@mail.example'].some(isWorkEmail)).toBe(false);
  });

  it('takes a TRN of 7 digits, leading zeros and all, and explains a lost zero', () => {
    expect(trnSchema.parse(' 0012345 ')).toBe('0012345');
    expect(trnSchema.safeParse('12345').error?.issues[0]?.message).toContain('leading zeros');
    expect(trnSchema.safeParse('12345678').success).toBe(false);
    expect(trnSchema.safeParse('RP12/345').success).toBe(false);
  });

  it('takes names as they are, but nothing that could break a mail header', () => {
    for (const name of ["O'Brien", 'Ní Dhónaill', '李', '<script>', '{{7*7}}', '=1+1']) {
      expect(nameSchema.parse(name)).toBe(name);
    }
    expect(nameSchema.safeParse('Ann\r\nBcc: x@example.org').success).toBe(false);
    expect(nameSchema.safeParse('x'.repeat(201)).success).toBe(false);
    expect(emailSchema.parse('Priya@EXAMPLE.org')).toBe('Priya@example.org');
    expect(emailSchema.safeParse('priya@example').success).toBe(false);
  });
});
