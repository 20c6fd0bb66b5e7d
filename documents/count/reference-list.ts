/** What a list of references looks like: names with initials, years, volumes, pages, addresses. */
import { wordsIn } from './line.js';

/** The beginning of a list says what it is. */
const LOOKED_AT = 150;
/** So few words that one sign is enough. */
const FEW = 60;
/** In a list there is a sign for every ten words; in a text full of sources for every forty. */
const WORDS_A_SIGN = 25;

const signs: readonly (readonly [weight: number, RegExp])[] = [
  [1, /\bhttps?:|\bwww\.|\bdoi\b/giu],
  [1, /\b\p{Lu}[\p{L}’'-]+,? \p{Lu}\.(?: ?\p{Lu}\.)*/gu],
  [1, /\b\d{1,3} ?\(\d{1,3}(?:[–-]\d{1,3})?\)/gu],
  [1, /\bpp?\.? ?\d/giu],
  [1, /\((?:eds?|trans|\d+(?:st|nd|rd|th) ed)[.)]|\bet al\b|\bibid\b/giu],
  [1, /\b(?:available (?:at|from|online)|accessed|retrieved|press|publish(?:ers|ing)|journal|edn|vol\.)/giu],
  [0.5, /\b(?:1[89]|20)\d\d[a-z]?\b|\(n\.? ?d\.?\)/gu],
];
/** An entry begins with who wrote it and when. */
const ENTRY = /^\W{0,6}(?:\p{Lu}|\d{1,3}[.)\]]).{1,120}\b(?:(?:1[89]|20)\d\d[a-z]?\b|n\.d\.)/u;

export function looksLikeReferences(lines: readonly string[]): boolean {
  let words = 0;
  let weight = 0;
  for (const line of lines) {
    if (words >= LOOKED_AT) break;
    words += wordsIn(line);
    if (ENTRY.test(line)) weight += 1;
    for (const [each, sign] of signs) weight += each * (line.match(sign)?.length ?? 0);
  }
  return weight >= 1 && weight >= (words > FEW ? words / WORDS_A_SIGN : 0);
}
