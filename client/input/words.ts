/** The field's own words for coded answers: "Deputy headteacher", "DfE scholarship", "in progress". */
import { suggestion } from './suggest.js';

/** An answer and everything people write for it, in lower case with single spaces. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** Lower case, one space between words, no punctuation at the ends, `&` as "and". */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The code of an answer, or a sentence that lists the answers there are. */
export function answerCodeOf(given: string, vocabulary: Vocabulary): { code: string } | { fault: string } {
  const words = plainWords(given);
  const spoken = new Map<string, string>();
  for (const [code, others] of Object.entries(vocabulary)) {
    for (const one of [plainWords(code), ...others]) spoken.set(one, code);
  }
  const code = spoken.get(words);
  if (code !== undefined) return { code };
  const hint = suggestion(words, [...spoken.keys()]);
  const there = Object.keys(vocabulary).join(', ');
  return { fault: `"${given.trim()}" is not one of: ${there}.${hint}` };
}

export const yesNoWords: Vocabulary = { yes: ['y', 'true', '1', 'held'], no: ['n', 'false', '0', 'none'] };

export const motivations: Vocabulary = {
  'current-senco': [
    'current senco',
    'senco',
    'i am a current senco',
    'i am a senco',
    'im a current senco',
    'im a senco',
  ],
  'aspiring-senco': ['aspiring senco', 'aspiring', 'i aspire to be a senco'],
  'line-manages-senco': [
    'line manages senco',
    'line manages a senco',
    'line manage a senco',
    'i line manage a senco',
    'line manager',
  ],
  other: [],
};

/** NASENCO, or whatever earlier award answers the duty (S2.5). */
export const earlierAwards: Vocabulary = {
  held: ['yes', 'y', 'completed', 'achieved'],
  'under-way': ['underway', 'in progress', 'started', 'completing', 'under way'],
  none: ['no', 'n', 'not held', 'not started', 'n a', 'na', 'not applicable'],
};

export const settingWords: Vocabulary = {
  school: ['a school', 'academy', 'state school', 'mainstream school', 'maintained school'],
  'independent-school': ['independent', 'private school'],
  'special-school': ['special', 'special academy', 'alternative provision', 'pupil referral unit'],
  college: ['a college', 'sixth form college', 'further education', '16 19 organisation'],
  'early-years': ['early years', 'nursery', 'pre school', 'childminder', 'pvi', 'private nursery'],
  'outside-school': ['outside school', 'outside a school', 'local authority', 'trust central team', 'other'],
};

export const fundingWishes: Vocabulary = {
  scholarship: [
    'dfe scholarship',
    'dfe scholarship funding',
    'dfe',
    'scholarship funding',
    'dfe funded',
    'funded',
  ],
  school: ['my school', 'the school', 'school pays', 'school funded', 'employer'],
  trust: ['my trust', 'the trust', 'trust pays', 'multi academy trust', 'mat'],
  self: ['self funded', 'self funding', 'i pay', 'myself', 'own'],
  programme: ['the programme', 'programme funded'],
};
