import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fundingEstablishmentOf } from '../../client/funding/establishment.js';
import { countries, type Establishment } from '../../store/schools/establishment.js';
import { run, split } from './support/terminal.js';

const academy: Establishment = {
  urn: '137083',
  ukprn: null,
  name: 'Elm Academy',
  typeCode: '34',
  typeName: 'Academy converter',
  typeGroup: 'Academies',
  status: 'Open',
  phase: 'Secondary',
  laCode: '306',
  laName: 'Croydon',
  region: 'London',
  trustCode: null,
  trustName: null,
  town: 'Croydon',
  postcode: 'CR0 1AA',
  easting: null,
  northing: null,
  closedOn: null,
  country: 'england',
};
const explain = (line: string, school?: Partial<Establishment>, env?: NodeJS.ProcessEnv) =>
  run(
    ['funding', 'explain', ...split(line)],
    school ? { school: () => Promise.resolve({ ...academy, ...school }) } : {},
    env,
  );
const capped = '--mode capped --previously-funded no';

describe('S2.7 journeys funding explain', () => {
  it('S2.7 says the answer, the sentence, the line that decided and why none before it did', async () => {
    const { code, out } = await explain(`${capped} --country england --setting school --type 34`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Funded\nYou are eligible for a scholarship/);
    expect(out).toContain('The number of funded places in this cohort is limited');
    expect(out).toMatch(/^Line +5 state-funded-establishment$/m);
    expect(out).toMatch(/^Status code +funded$/m);
    expect(out).toMatch(/Type of establishment: 34 Academy converter/);
    expect(out).toContain(
      '1 unfunded-cohort\n  Funding of the cohort: capped; the line is for: zero-funded\n',
    );
  });

  it('S2.7 answers programs with the same, and with the case as it was understood', async () => {
    const { code, out } = await explain(
      `${capped} --country england --setting another --employment hospital-school --json`,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      programme: 'npq-senco',
      answer: 'review',
      status: 'subject_to_review',
      line: 'setting-to-be-reviewed',
      place: 9,
      case: { mode: 'capped', employment: 'hospital-school', establishmentType: null },
      establishment: null,
    });
    expect((JSON.parse(out) as { before: unknown[] }).before).toHaveLength(8);
  });

  it('S2.7 names every fault at once, each by its option, and decides nothing', async () => {
    const missing = await explain('');
    expect([missing.code, missing.out]).toEqual([2, '']);
    for (const option of ['mode', 'country', 'previously-funded', 'setting']) {
      expect(missing.err).toContain(`- --${option}: is needed here. Say one of `);
    }
    const wrong = await explain(
      '--mode some --country england --setting scool --type x4 --previously-funded no',
    );
    expect(wrong.err).toContain('- --mode: "some" is not one of zero, capped, full.');
    expect(wrong.err).toContain('- --setting: "scool" is not one of school, academy-trust');
    expect(wrong.err).toContain('- --type: "x4" is no type of the register of schools');
    const alone = await explain(`${capped} --country england --setting school --type 30 --rise no --json`);
    expect(JSON.parse(alone.err)).toMatchObject({ error: { code: 'case-impossible' } });
  });

  it('S2.7 refuses options that would do nothing', async () => {
    const early = await explain('--programme early-years --country wales --setting other --mode full');
    expect(early.err).toBe('--mode: is not asked in such a case; leave out "fully funded".\n');
    const lost = await explain(`${capped} --country england --setting school --type 1 --schools schools.csv`);
    expect(lost.err).toContain('--schools: is where --urn is looked up');
    const other = await explain('--programme npq-senco --cohort early-years-2027-spring');
    expect(other.err).toContain('early-years-2027-spring is not a cohort of npq-senco');
  });
});

describe('S2.7 the rule that is asked', () => {
  it('S1.8 is the early years programme’s own by its id, the programme’s id or a cohort', async () => {
    const childminder = '--country england --setting early-years --early-years childminder --json';
    for (const by of [
      '--programme early-years',
      '--programme early-years-senco-l3',
      '--cohort early-years-2027-spring',
    ]) {
      const { out } = await explain(`${by} ${childminder}`);
      expect(JSON.parse(out)).toMatchObject({ table: 'early-years', answer: 'funded', status: null });
    }
  });

  it('S2.7 is refused by name if there is none, with what there is', async () => {
    const { code, err } = await run(['funding', 'table', '--programme', 'npq-senko']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "npq-senco"? There are: npq-senco, early-years.');
  });

  it('S2.7 is printed whole by "funding table", as text and as data', async () => {
    const { out } = await run(['funding', 'table']);
    expect(out).toMatch(/^12 no-eligible-setting: Not funded \(ineligible_establishment_type\)$/m);
    expect(out).toMatch(/^5 another-early-years-setting: A person reviews$/m);
    expect(out).toContain('  Type of establishment: one of the 30 state-funded types\n');
    const json = await run(['funding', 'table', '--programme', 'early-years', '--json']);
    const { tables } = JSON.parse(json.out) as { tables: { id: string; lines: unknown[] }[] };
    expect(tables.map(({ id, lines }) => [id, lines.length])).toEqual([['early-years', 5]]);
  });
});

describe('S2.7 an establishment by its number', () => {
  const file = fileURLToPath(new URL('support/funding-schools.csv', import.meta.url));
  const atSchool = `${capped} --setting school --urn`;

  it('S2.7 gives type and country from the register that is loaded', async () => {
    const { out } = await explain(`${atSchool} 137083`, {});
    expect(out).toMatch(/^Establishment +137083 Elm Academy, Open$/m);
    expect(out).toMatch(/^Line +5 state-funded-establishment$/m);
    const welsh = await explain(`${atSchool} 402384`, { typeCode: '30', country: 'wales' });
    expect(welsh.out).toMatch(/^Status code +not_in_england$/m);
  });

  it('S2.7 gives them from a file, named by option or by environment', async () => {
    for (const [line, env] of [
      [`${atSchool} 100000 --schools "${file}"`, {}],
      [`${atSchool} 100000`, { JOURNEYS_SCHOOLS: file }],
    ] as const) {
      const { out } = await explain(line, undefined, env);
      expect(out).toMatch(/^Establishment +100000 The Aldgate School, Open$/m);
      expect(out).toMatch(/^Funded$/m);
    }
    const missing = await explain(`${atSchool} 100009 --schools "${file}"`);
    expect([missing.code, missing.err]).toEqual([3, expect.stringContaining('"100009"')]);
  });

  it('S2.7 that is closed, elsewhere, or typed twice is refused with all of it', async () => {
    const closed = await explain(`${atSchool} 137083 --country wales --type 3`, { status: 'Closed' });
    expect(closed.code).toBe(2);
    expect(closed.err).toContain('- --type: the register gives the type of --urn');
    expect(closed.err).toContain('- --urn: 137083 is closed.');
    expect(closed.err).toContain('- --country: 137083 is in England by the register, not in Wales.');
  });

  it('S2.7 asks for the RISE list only where the type does not settle it', async () => {
    const independent = { typeCode: '11', typeName: 'Other independent school' };
    expect((await explain(`${atSchool} 137083`, independent)).err).toMatch(/^--rise: is needed here\./);
    expect((await explain(`${atSchool} 137083 --rise yes`, independent)).out).toMatch(
      /^Line +4 rise-school$/m,
    );
  });

  it('S2.7 lies in a country that the rules know, or leaves it to the applicant', () => {
    const found = countries.map((country) => [
      country,
      fundingEstablishmentOf({ ...academy, country }).country,
    ]);
    expect(Object.fromEntries(found)).toMatchObject({
      england: 'england',
      guernsey: 'jersey-guernsey-isle-of-man',
      bfpo: 'elsewhere',
      online: null,
    });
    expect(fundingEstablishmentOf({ ...academy, typeCode: '02' }).typeCode).toBe(2);
  });
});
