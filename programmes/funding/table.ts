/**
 * The form of a funding rule (S2.7): a decision table, as data that can be read beside the Department's text (decision 018).
 *
 * Exactly one line decides by construction, and the order of lines is only the order of reading. The rule is
 * published as "the first that matches", which hides in every line the negation of all lines above it; here each
 * line says all of its conditions, so that it can be read, sent on and changed alone, and a line that is moved
 * decides nothing else. What that could get wrong, a gap or an overlap, the interpreter refuses
 * (`FundingTableBroken`), and a test asks it over the whole product of facts.
 */
import type { Fact, ValueOf } from './facts.js';
import type { FundingStatus } from './statuses.js';

/** What one fact has to be. `isNot` holds also where the fact was not asked; `called` names a long list. */
export type Condition<V> =
  | { readonly is: readonly V[]; readonly called?: string }
  | { readonly isNot: readonly V[]; readonly called?: string };

/** All of them have to hold; none: always. */
export type Conditions = { readonly [F in Fact]?: Condition<ValueOf<F>> };

/** `review`: a person decides, at the Department or at the provider; the line's sentence says who. */
export type FundingAnswer = 'funded' | 'not-funded' | 'review';

export interface FundingLine {
  readonly id: string;
  readonly when: Conditions;
  readonly answer: FundingAnswer;
  /** The Department's code; null where the Department's service knows nothing of the programme. */
  readonly status: FundingStatus | null;
  /** To the applicant, ready to be sent on. */
  readonly sentence: string;
}

export interface FundingTable {
  readonly id: string;
  /** The programme of the catalogue whose rule this is. */
  readonly programme: string;
  readonly title: string;
  /** Whose rule it is, and how far it binds. */
  readonly source: string;
  /** Which facts are asked, in this order: needed where one of `needed` holds, allowed where one of `allowed` does. */
  readonly asks: readonly {
    readonly fact: Fact;
    readonly needed: readonly Conditions[];
    readonly allowed: readonly Conditions[];
  }[];
  /** Cases that cannot be: refused, with the sentence. */
  readonly contradictions: readonly { readonly when: Conditions; readonly sentence: string }[];
  readonly lines: readonly FundingLine[];
  /** Sentences that go with an answer, whatever line gave it. */
  readonly additions: readonly {
    readonly id: string;
    readonly answers: readonly FundingAnswer[];
    readonly when: Conditions;
    readonly sentence: string;
  }[];
}
