/**
 * The funding decision (S2.7): one pure function over a table and a case. It knows no programme; a rule is changed
 * by changing its table. The provider still decides on the place: an eligible person of a capped cohort has a
 * scholarship only with one of the funded places.
 */
import { unmet, conditionsHold, type Unmet } from './conditions.js';
import type { FundingCase } from './facts.js';
import { FundingCaseRefused, caseFaults } from './faults.js';
import type { FundingStatus } from './statuses.js';
import type { FundingAnswer, FundingLine, FundingTable } from './table.js';

export interface FundingDecision {
  answer: FundingAnswer;
  status: FundingStatus | null;
  /** Id of the line that decided. */
  line: string;
  /** To the applicant: the sentence of the line, then those that go with the answer. */
  sentences: string[];
}

export interface FundingExplanation extends FundingDecision {
  /** Place of the line in the table, from 1. */
  place: number;
  /** The lines before it, and what kept each from deciding. */
  before: { line: string; unmet: Unmet[] }[];
}

/** A table with a gap or an overlap: a fault of the table, never of the case. */
export class FundingTableBroken extends Error {
  constructor(table: FundingTable, matching: readonly FundingLine[]) {
    const lines = matching.map(({ id }) => id).join(', ');
    super(
      `The funding table "${table.id}" must decide by exactly one line, not by ${lines === '' ? 'none' : lines}.`,
    );
    this.name = 'FundingTableBroken';
  }
}

/**
 * @throws FundingCaseRefused with every fault, if the case cannot be or says too little or too much
 * @throws FundingTableBroken if not exactly one line decides
 */
export function decideFunding(table: FundingTable, asked: FundingCase): FundingDecision {
  const faults = caseFaults(table, asked);
  if (faults.length > 0) throw new FundingCaseRefused(faults);
  const matching = table.lines.filter(({ when }) => conditionsHold(when, asked));
  const [line, second] = matching;
  if (line === undefined || second !== undefined) throw new FundingTableBroken(table, matching);
  const additions = table.additions.filter(
    ({ answers, when }) => answers.includes(line.answer) && conditionsHold(when, asked),
  );
  const sentences = [line, ...additions].map(({ sentence }) => sentence);
  return { answer: line.answer, status: line.status, line: line.id, sentences };
}

/** The decision, and why no line before the deciding one decided. Throws as `decideFunding` does. */
export function explainFunding(table: FundingTable, asked: FundingCase): FundingExplanation {
  const decision = decideFunding(table, asked);
  const index = table.lines.findIndex(({ id }) => id === decision.line);
  const before = table.lines.slice(0, index).map(({ id, when }) => ({ line: id, unmet: unmet(when, asked) }));
  return { ...decision, place: index + 1, before };
}
