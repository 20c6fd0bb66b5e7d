/** The three answers in words, the same on every page. */
import type { FundingAnswer } from './table.js';

export const answerWords: Readonly<Record<FundingAnswer, string>> = {
  funded: 'Funded',
  'not-funded': 'Not funded',
  review: 'A person reviews',
};
