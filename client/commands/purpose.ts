/** What a document that goes with a command is for: the kind of evidence, the element, or the case study. */
import type { AskedType } from './spec.js';

export function purposeOf(type: AskedType, parts: Readonly<Record<string, unknown>>): string {
  const about = parts['evidence'] ?? parts['task'] ?? parts['review'];
  const purpose = typeof about === 'string' ? about : 'case-study';
  return type === 'returnFeedback' ? `${purpose}-feedback` : purpose;
}
