/** Whether conditions hold for a case, and what they say in words. */
import { facts, factNames, labelOf, type Fact, type FundingCase } from './facts.js';
import type { Condition, Conditions } from './table.js';

type Value = string | number;

/** A condition that a case does not meet. */
export interface Unmet {
  fact: Fact;
  /** What it would have to be, and what it is, in words. */
  wanted: string;
  given: string;
}

export function unmet(conditions: Conditions, asked: FundingCase): Unmet[] {
  return conditionsOf(conditions)
    .filter(([fact, condition]) => !holds(condition, asked[fact]))
    .map(([fact, condition]) => ({
      fact,
      wanted: conditionWords(fact, condition),
      given: valueWords(fact, asked[fact]),
    }));
}

export function conditionsHold(conditions: Conditions, asked: FundingCase): boolean {
  for (const fact of Object.keys(conditions) as Fact[]) {
    const condition: Condition<Value> | undefined = conditions[fact];
    if (condition !== undefined && !holds(condition, asked[fact])) return false;
  }
  return true;
}

/** The conditions in the order in which facts are asked, as a table shows them. */
export function conditionsOf(conditions: Conditions): [Fact, Condition<Value>][] {
  return factNames.flatMap((fact): [Fact, Condition<Value>][] => {
    const condition: Condition<Value> | undefined = conditions[fact];
    return condition === undefined ? [] : [[fact, condition]];
  });
}

function holds(condition: Condition<Value>, value: Value | null): boolean {
  if ('is' in condition) return value !== null && condition.is.includes(value);
  return value === null || !condition.isNot.includes(value);
}

export function conditionWords(fact: Fact, condition: Condition<Value>): string {
  const [not, values] = 'is' in condition ? ['', condition.is] : ['not ', condition.isNot];
  return `${not}${condition.called ?? values.map((value) => valueWords(fact, value)).join(', or ')}`;
}

/** A value with its code where that is a number of the register. */
export function valueWords(fact: Fact, value: Value | null): string {
  if (value === null) return 'not asked';
  const label = labelOf(fact, value) ?? String(value);
  return typeof value === 'number' ? `${value} ${label}` : label;
}

/** `Works in: England; Work setting: a school`. */
export const conditionsWords = (conditions: Conditions): string =>
  conditionsOf(conditions)
    .map(([fact, condition]) => `${facts[fact].title}: ${conditionWords(fact, condition)}`)
    .join('; ');
