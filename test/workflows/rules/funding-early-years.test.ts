import { describe, expect, it } from 'vitest';
import { decideFunding, explainFunding } from '../../../programmes/funding/decide.js';
import { earlyYearsFunding } from '../../../programmes/funding/early-years.js';
import { nothingAsked, type FundingCase } from '../../../programmes/funding/facts.js';
import { FundingCaseRefused } from '../../../programmes/funding/faults.js';
import { kinds, settings } from './funding-cases.js';

const inEngland: FundingCase = { ...nothingAsked, country: 'england', setting: 'early-years' };
const answerTo = (asked: Partial<FundingCase>): string =>
  decideFunding(earlyYearsFunding, { ...inEngland, ...asked }).answer;

describe('S1.8 who has the early years training paid', () => {
  it('S1.8 pays for private, voluntary and independent settings and childminders in England', () => {
    expect(Object.fromEntries(kinds.map((earlyYears) => [earlyYears, answerTo({ earlyYears })]))).toEqual({
      'maintained-nursery': 'not-funded',
      'pre-school-class': 'not-funded',
      'private-nursery': 'funded',
      childminder: 'funded',
      another: 'review',
    });
    expect(answerTo({ country: 'wales', earlyYears: 'childminder' })).toBe('not-funded');
  });

  it('S1.8 does not pay outside early years, whatever the setting', () => {
    for (const setting of settings.filter((one) => one !== 'early-years')) {
      expect(explainFunding(earlyYearsFunding, { ...inEngland, setting })).toMatchObject({
        answer: 'not-funded',
        line: 'not-early-years',
        status: null,
      });
    }
  });

  it('S1.8 sends those who belong in the NPQ there, and says that places are limited', () => {
    const nursery = decideFunding(earlyYearsFunding, { ...inEngland, earlyYears: 'maintained-nursery' });
    expect(nursery.sentences.join(' ')).toContain('NPQ for SENCOs');
    const childminder = decideFunding(earlyYearsFunding, { ...inEngland, earlyYears: 'childminder' });
    expect(childminder.sentences.at(-1)).toMatch(/^Places are limited/);
  });

  it('S1.8 refuses facts that only the NPQ’s rule asks for', () => {
    const asked = { ...inEngland, earlyYears: 'childminder', mode: 'full', riseListed: 'no' } as const;
    expect(() => decideFunding(earlyYearsFunding, asked)).toThrow(FundingCaseRefused);
    expect(() => decideFunding(earlyYearsFunding, asked)).toThrow(/^Funding of the cohort: is not asked/);
  });
});
