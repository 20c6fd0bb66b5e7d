import { describe, expect, it } from 'vitest';
import { caseFaults, FundingCaseRefused } from '../../../programmes/funding/faults.js';
import { conditionsHold } from '../../../programmes/funding/conditions.js';
import { decideFunding } from '../../../programmes/funding/decide.js';
import { nothingAsked, type FundingCase } from '../../../programmes/funding/facts.js';
import { earlyYearsFunding } from '../../../programmes/funding/early-years.js';
import { npqSencoFunding } from '../../../programmes/funding/npq-senco.js';
import type { FundingTable } from '../../../programmes/funding/table.js';
import { countries, everything, kinds, npqCases, settings, thirty } from './funding-cases.js';

type Told = [answer: string, status: string | null];

/** The Department's rule as its text has it: the first that matches. */
function byTheReference(asked: FundingCase): Told {
  const { mode, country, previouslyFunded, setting, establishmentType, riseListed } = asked;
  if (mode === 'zero') return ['not-funded', 'unfunded_cohort'];
  if (country !== 'england') return ['not-funded', 'not_in_england'];
  if (previouslyFunded === 'yes') return ['not-funded', 'previously_funded'];
  switch (setting) {
    case 'school':
    case 'academy-trust':
    case '16-to-19':
      if (riseListed === 'yes') return ['funded', 'funded'];
      if (thirty.includes(establishmentType ?? 0)) return ['funded', 'funded'];
      return ['not-funded', 'ineligible_establishment_type'];
    case 'early-years':
      return establishmentType === 15 ? ['funded', 'funded'] : ['not-funded', 'early_years_invalid_npq'];
    case 'another':
      return asked.employment === 'itt-lead-mentor'
        ? ['not-funded', 'not_lead_mentor_course']
        : ['review', 'subject_to_review'];
    default:
      return asked.referred === 'yes'
        ? ['review', 'referred_by_return_to_teaching_adviser']
        : ['not-funded', 'ineligible_establishment_type'];
  }
}

/** Whether somebody can be in such a case, and enough is said about it; in words of its own. */
function isPossible(asked: FundingCase): boolean {
  const { country, setting, establishmentType, riseListed, earlyYears, employment, referred } = asked;
  if (country === null || setting === null) return false;
  const inSchool = setting === 'school' || setting === 'academy-trust' || setting === '16-to-19';
  const inNursery =
    setting === 'early-years' && (earlyYears === 'maintained-nursery' || earlyYears === 'pre-school-class');
  if (earlyYears !== null && setting !== 'early-years') return false;
  if (employment !== null && setting !== 'another') return false;
  if (referred !== null && setting !== 'other') return false;
  if (establishmentType !== null && !inSchool && !inNursery) return false;
  if (riseListed !== null && !inSchool) return false;
  if (country !== 'england') return true;
  if (establishmentType === 30) return false;
  if (inSchool) {
    return establishmentType !== null && (thirty.includes(establishmentType) || riseListed !== null);
  }
  if (setting === 'early-years') return earlyYears !== null && (!inNursery || establishmentType !== null);
  return setting === 'another' ? employment !== null : referred !== null;
}

const deciding = (table: FundingTable, asked: FundingCase): string[] =>
  table.lines.filter(({ when }) => conditionsHold(when, asked)).map(({ id }) => id);

/** Cases that make a rule fail, few enough to be read. */
const failing = <T>(cases: Iterable<T>, isWrong: (one: T) => boolean): T[] => {
  const found: T[] = [];
  for (const one of cases) if (isWrong(one) && found.push(one) === 3) break;
  return found;
};

describe('S2.7 the NPQ’s funding table over the whole product of its facts', () => {
  const cases = npqCases();
  const decided = cases.map((asked) => ({ asked, ...decideFunding(npqSencoFunding, asked) }));

  it('S2.7 decides every case by exactly one line, without gap or overlap, whatever the order', () => {
    expect(cases.length).toBeGreaterThan(15_000);
    expect(failing(cases, (asked) => deciding(npqSencoFunding, asked).length !== 1)).toEqual([]);
    const reversed = { ...npqSencoFunding, lines: npqSencoFunding.lines.toReversed() };
    expect(failing(decided, ({ asked, line }) => decideFunding(reversed, asked).line !== line)).toEqual([]);
  });

  it('S2.7 answers as the text of the Department does, with its code', () => {
    const wrong = failing(decided, ({ asked, answer, status }) => {
      const [wanted, code] = byTheReference(asked);
      return answer !== wanted || status !== code;
    });
    expect(wrong).toEqual([]);
  });

  it('S2.7 has no line that never decides', () => {
    const used = new Set(decided.map(({ line }) => line));
    expect([...used].toSorted()).toEqual(npqSencoFunding.lines.map(({ id }) => id).toSorted());
  });

  it('S2.7 refuses every case that cannot be or says too little, and decides every other by exactly one line', () => {
    let seen = 0;
    const wrong = failing(everything(), (asked) => {
      seen += 1;
      const possible = isPossible(asked);
      if ((caseFaults(npqSencoFunding, asked).length === 0) !== possible) return true;
      return possible && deciding(npqSencoFunding, asked).length !== 1;
    });
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(100_000);
  });
});

describe('S1.8 the early years table over the whole product of its facts', () => {
  const cases = countries.flatMap((country) =>
    settings.flatMap((setting) =>
      [...kinds, null].map((earlyYears) => ({ ...nothingAsked, country, setting, earlyYears })),
    ),
  );

  it('S1.8 decides by exactly one line or refuses, and by every line once', () => {
    const used = new Set<string>();
    for (const asked of cases) {
      const { country, setting, earlyYears } = asked;
      const possible =
        (setting === 'early-years' || earlyYears === null) &&
        !(country === 'england' && setting === 'early-years' && earlyYears === null);
      if (!possible) {
        expect(() => decideFunding(earlyYearsFunding, asked)).toThrow(FundingCaseRefused);
        continue;
      }
      expect([asked, deciding(earlyYearsFunding, asked)]).toEqual([asked, [expect.any(String)]]);
      used.add(decideFunding(earlyYearsFunding, asked).line);
    }
    expect([...used].toSorted()).toEqual(earlyYearsFunding.lines.map(({ id }) => id).toSorted());
  });
});
