/** Codes in the words of the field, where capitals and hyphens do not do. */
import { titled } from './words.js';

const words: Readonly<Record<string, string>> = {
  'must-act': 'Who must act',
  attention: 'Needs a person',
  'not-passed': 'Not passed',
  partner: 'Delivery partner',
  none: 'Nobody yet',
};

export const kindWords = (code: string): string => words[code] ?? titled(code);
