/** What can be wrong with a case: it is refused with every fault named, and nothing is guessed (S2.7). */
import { conditionsOf, conditionsHold, valueWords } from './conditions.js';
import { facts, factNames, labelOf, type Fact, type FundingCase } from './facts.js';
import type { Conditions, FundingTable } from './table.js';

type FundingFaultCode =
  | 'fact-missing'
  | 'fact-not-asked'
  | 'value-unknown'
  | 'case-impossible'
  | 'establishment-closed'
  | 'establishment-elsewhere';

export interface FundingFault {
  code: FundingFaultCode;
  fact: Fact;
  /** Says what is wrong and what to do, to whoever asked. */
  sentence: string;
}

/** A case that cannot be, or about which too little or too much is said. */
export class FundingCaseRefused extends Error {
  constructor(readonly faults: readonly FundingFault[]) {
    super(faults.map(({ fact, sentence }) => `${facts[fact].title}: ${sentence}`).join('\n'));
    this.name = 'FundingCaseRefused';
  }
}

/** Every fault of a case under a table; none: the table has an answer. */
export function caseFaults(table: FundingTable, asked: FundingCase): FundingFault[] {
  const unknown = factNames.flatMap((fact) => unknownValue(fact, asked[fact]));
  const faults = factNames.flatMap((fact) => faultOf(table, fact, asked));
  // What goes with a value that is misspelt cannot be known.
  if (unknown.length > 0) return [...unknown, ...faults.filter(({ code }) => code === 'fact-missing')];
  if (faults.length > 0) return faults;
  return table.contradictions
    .filter(({ when }) => conditionsHold(when, asked))
    .map(({ when, sentence }) => {
      const [fact] = factNames.filter((name) => when[name] !== undefined).slice(-1);
      return { code: 'case-impossible', fact: fact ?? 'setting', sentence };
    });
}

function unknownValue(fact: Fact, value: string | number | null): FundingFault[] {
  if (value === null || isValue(fact, value)) return [];
  const known = Object.keys(facts[fact].values);
  const there =
    fact === 'establishmentType'
      ? 'is no type of the register of schools (GIAS). Check the code'
      : `is not one of ${known.join(', ')}`;
  return [{ code: 'value-unknown', fact, sentence: `"${value}" ${there}.` }];
}

function faultOf(table: FundingTable, fact: Fact, asked: FundingCase): FundingFault[] {
  const ask = table.asks.find((one) => one.fact === fact);
  const given = asked[fact] !== null;
  const isIn = (conditions: readonly Conditions[]): boolean =>
    conditions.some((when) => conditionsHold(when, asked));
  const isKnown = (when: Conditions): boolean =>
    conditionsOf(when).every(([name]) => isValue(name, asked[name]));
  if (!given && ask !== undefined && isIn(ask.needed.filter(isKnown))) {
    return [{ code: 'fact-missing', fact, sentence: `is needed here. Say ${choices(fact)}.${hintOf(fact)}` }];
  }
  if (given && (ask === undefined || !isIn(ask.allowed))) {
    const value = valueWords(fact, asked[fact]);
    return [{ code: 'fact-not-asked', fact, sentence: `is not asked in such a case; leave out "${value}".` }];
  }
  return [];
}

const isValue = (fact: Fact, value: string | number | null): boolean =>
  value !== null && labelOf(fact, value) !== null;

function hintOf(fact: Fact): string {
  const about = facts[fact];
  return 'hint' in about ? ` ${about.hint}` : '';
}

function choices(fact: Fact): string {
  if (fact === 'establishmentType') return 'which type of the register of schools (GIAS), by its code';
  const values = Object.keys(facts[fact].values);
  return `one of ${values.join(', ')}`;
}
