/** What nobody foresaw, told for one of many. */
import { classOf } from '../environment/error-code.js';

/**
 * Its text may hold anything, so only its kind is told.
 * @param next what to do, in a sentence
 */
export const unforeseen = (error: unknown, next: string): string =>
  `Something went wrong inside (${classOf(error)}). ${next}`;
