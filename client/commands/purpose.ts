/** What a document that goes with a command is for: the kind of evidence, the element, or the case study. */
import type { Evidence } from '../../workflows/journey/values.js';
import type { CommandInputType } from './spec.js';

export function purposeOf(type: CommandInputType, parts: Readonly<Record<string, unknown>>): string {
  const about = parts['evidence'] ?? parts['task'] ?? parts['review'];
  const purpose = typeof about === 'string' ? about : 'case-study';
  return type === 'returnFeedback' ? `${purpose}-feedback` : purpose;
}

/** The kinds of evidence (S2.3): they go with an application and are looked at by people. */
export const evidencePurposes: ReadonlySet<string> = new Set<Evidence>([
  'headteacher-declaration',
  'qts-certificate',
  'setting-confirmation',
]);
