import { describe, expect, it } from 'vitest';
import { programmeOf } from '../../../programmes/catalogue.js';
import { fundingCaseOf, type FundingEstablishment } from '../../../programmes/funding/case-of.js';
import { decideFunding, explainFunding, FundingTableBroken } from '../../../programmes/funding/decide.js';
import { establishmentTypes, stateFundedTypes } from '../../../programmes/funding/establishment-types.js';
import { nothingAsked, type FundingCase } from '../../../programmes/funding/facts.js';
import { FundingCaseRefused, type FundingFault } from '../../../programmes/funding/faults.js';
import { npqSencoFunding } from '../../../programmes/funding/npq-senco.js';
import { fundingTableOf, fundingTables } from '../../../programmes/funding/tables.js';
import { allTypes, thirty } from './funding-cases.js';

const school: FundingCase = {
  ...nothingAsked,
  mode: 'full',
  country: 'england',
  previouslyFunded: 'no',
  setting: 'school',
  establishmentType: 34,
};

const faultsOf = (ask: () => unknown): readonly FundingFault[] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof FundingCaseRefused) return error.faults;
    throw error;
  }
  return [];
};
const refused = (asked: Partial<FundingCase>): string[] =>
  faultsOf(() => decideFunding(npqSencoFunding, { ...nothingAsked, ...asked })).map(
    ({ code, fact }) => `${code} ${fact}`,
  );

describe('S2.7 the decision', () => {
  it('S2.7 knows the register’s types by name and the thirty that are state-funded', () => {
    expect(Object.keys(establishmentTypes).map(Number)).toEqual(allTypes);
    expect(stateFundedTypes).toEqual(thirty);
    expect(stateFundedTypes).toHaveLength(30);
    expect(establishmentTypes[15]).toBe('Local authority nursery school');
    expect(establishmentTypes[34]).toBe('Academy converter');
  });

  it('S2.7 says to an eligible person of a capped cohort that it takes a place, and of a full one nothing more', () => {
    const full = decideFunding(npqSencoFunding, school);
    const capped = decideFunding(npqSencoFunding, { ...school, mode: 'capped' });
    expect(full).toMatchObject({ answer: 'funded', status: 'funded', line: 'state-funded-establishment' });
    expect(full.sentences).toHaveLength(1);
    expect(capped).toMatchObject({ answer: 'funded', status: 'funded' });
    expect(capped.sentences).toEqual([
      ...full.sentences,
      expect.stringMatching(/^The number of funded places in this cohort is limited/),
    ]);
    const review = { ...school, mode: 'capped', setting: 'another', establishmentType: null } as const;
    const reviewed = decideFunding(npqSencoFunding, { ...review, employment: 'virtual-school' });
    expect(reviewed.sentences.slice(1)).toEqual(capped.sentences.slice(1));
    const refusedIt = decideFunding(npqSencoFunding, { ...school, mode: 'capped', previouslyFunded: 'yes' });
    expect(refusedIt.sentences).toHaveLength(1);
  });

  it('S2.7 lets the list of RISE schools win over the type of establishment', () => {
    const independent = { ...school, establishmentType: 11 };
    expect(decideFunding(npqSencoFunding, { ...independent, riseListed: 'yes' }).line).toBe('rise-school');
    expect(decideFunding(npqSencoFunding, { ...independent, riseListed: 'no' })).toMatchObject({
      answer: 'not-funded',
      status: 'ineligible_establishment_type',
    });
  });

  it('S2.7 goes by the type of a nursery, not by what the applicant calls it', () => {
    const nursery = { ...school, setting: 'early-years', earlyYears: 'maintained-nursery' } as const;
    expect(decideFunding(npqSencoFunding, { ...nursery, establishmentType: 15 }).answer).toBe('funded');
    expect(decideFunding(npqSencoFunding, { ...nursery, establishmentType: 1 })).toMatchObject({
      answer: 'not-funded',
      status: 'early_years_invalid_npq',
    });
    const preSchool = { ...nursery, earlyYears: 'pre-school-class' } as const;
    expect(decideFunding(npqSencoFunding, { ...preSchool, establishmentType: 15 }).answer).toBe('funded');
  });

  it('S2.7 explains which line decided and why the lines before it did not', () => {
    const { line, place, before } = explainFunding(npqSencoFunding, school);
    expect([line, place]).toEqual(['state-funded-establishment', 5]);
    expect(before.map((one) => one.line)).toEqual(npqSencoFunding.lines.slice(0, 4).map(({ id }) => id));
    for (const { unmet } of before) expect(unmet.length).toBeGreaterThan(0);
    expect(before[1]?.unmet).toEqual([{ fact: 'country', wanted: 'not England', given: 'England' }]);
  });
});

describe('S2.7 cases that are refused', () => {
  it('S2.7 names every fact that is missing at once', () => {
    expect(refused({ setting: 'school', country: 'england' })).toEqual([
      'fact-missing mode',
      'fact-missing previouslyFunded',
      'fact-missing establishmentType',
    ]);
    expect(refused({ ...school, establishmentType: 11 })).toEqual(['fact-missing riseListed']);
  });

  it('S2.7 refuses what does not belong to the case, or is not in the closed list', () => {
    expect(refused({ ...school, employment: 'hospital-school', referred: 'no' })).toEqual([
      'fact-not-asked employment',
      'fact-not-asked referred',
    ]);
    const childminder = { ...school, setting: 'early-years', earlyYears: 'childminder' } as const;
    expect(refused(childminder)).toEqual(['fact-not-asked establishmentType']);
    expect(refused({ ...school, establishmentType: 4 })).toEqual(['value-unknown establishmentType']);
    expect(refused({ ...school, mode: 'constructor' as 'full' })).toEqual(['value-unknown mode']);
    expect(refused({ ...school, establishmentType: 30, riseListed: 'no' })).toEqual([
      'case-impossible establishmentType',
    ]);
  });
});

describe('S2.7 the case of an establishment', () => {
  const academy: FundingEstablishment = { urn: '137083', typeCode: 34, country: 'england', closed: false };
  const welsh: FundingEstablishment = { urn: '402384', typeCode: 30, country: 'wales', closed: false };
  const answers = { mode: 'full', previouslyFunded: 'no', setting: 'school' } as const;

  it('S2.7 takes type and country from the register', () => {
    expect(fundingCaseOf(academy, answers)).toEqual(school);
    expect(decideFunding(npqSencoFunding, fundingCaseOf(welsh, answers)).status).toBe('not_in_england');
    expect(fundingCaseOf(null, { ...answers, country: 'scotland' })).toEqual({
      ...school,
      country: 'scotland',
      establishmentType: null,
    });
  });

  it('S2.7 takes the country from the answer where the register does not say it', () => {
    const online: FundingEstablishment = { ...academy, typeCode: 49, country: null };
    expect(fundingCaseOf(online, { ...answers, country: 'england' }).country).toBe('england');
    expect(fundingCaseOf(online, answers).country).toBe(null);
  });

  it('S2.7 refuses a closed establishment, and a country that the register denies, both at once', () => {
    const wrong = { ...welsh, closed: true };
    const found = faultsOf(() => fundingCaseOf(wrong, { ...answers, country: 'england' }));
    expect(found.map(({ code }) => code)).toEqual(['establishment-closed', 'establishment-elsewhere']);
    expect(found[1]?.sentence).toContain('is in Wales by the register, not in England');
  });
});

describe('S2.7 tables', () => {
  it('S2.7 belong to programmes of the catalogue, and are found by either id', () => {
    for (const table of fundingTables) {
      expect(programmeOf(table.programme).id).toBe(table.programme);
      expect(fundingTableOf(table.id)).toBe(table);
      expect(fundingTableOf(table.programme)).toBe(table);
      expect(Object.isFrozen(table.lines[0]?.when)).toBe(true);
    }
    expect(fundingTableOf('npq-headship')).toBe(null);
  });

  it('S2.7 with a gap or an overlap are refused, naming the lines', () => {
    const [first, second, ...rest] = npqSencoFunding.lines;
    if (!first || !second) throw new Error('too few lines');
    const overlap = { ...npqSencoFunding, lines: [{ ...first, when: {} }, second, ...rest] };
    const gap = { ...npqSencoFunding, lines: [first, second] };
    expect(() => decideFunding(overlap, school)).toThrow(/by unfunded-cohort, state-funded-establishment/);
    expect(() => decideFunding(gap, school)).toThrow(FundingTableBroken);
    expect(() => decideFunding(gap, school)).toThrow(/not by none/);
  });

  it('S2.7 say to the applicant a whole sentence, without placeholders', () => {
    const said = fundingTables.flatMap(({ lines, additions }) => [...lines, ...additions]);
    for (const { sentence } of said) expect(sentence).toMatch(/^[A-Z][^{}<>]+\.$/);
    for (const { lines } of fundingTables) expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });
});
