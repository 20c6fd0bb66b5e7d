/** What is wrong with what was typed, as the top of the page and its field say it. */
import { BadInput, ClientError } from '../../client/errors.js';
import { inWords } from '../render/words.js';

export interface Fault {
  text: string;
  /** The field that it is about. */
  href: string;
}

export const faultAt = (field: string, text: string): Fault => ({ text, href: `#${field}` });

/** What is wrong with a field, for its own message; undefined if nothing is, or where a template has no list. */
export const faultOf = (
  faults: readonly Fault[] | '' | null | undefined,
  field: string,
): string | undefined =>
  Array.isArray(faults)
    ? (faults as readonly Fault[]).find(({ href }) => href === `#${field}`)?.text
    : undefined;

/** What may be said on the page on which it was asked for; whatever else went wrong has a page of its own. */
export function faultsOf(error: unknown, field: string): Fault[] | null {
  if (error instanceof BadInput) return error.faults.map((fault) => faultAt(field, sentence(fault)));
  if (error instanceof ClientError && error.kind === 'refused')
    return error.message.split('\n').map((line) => faultAt(field, sentence(line)));
  return null;
}

/** Without the name that programs have for the part that it begins with. */
export function sentence(line: string): string {
  const words = inWords(line.trim().replace(/^[a-zA-Z.-]+: /, ''));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
