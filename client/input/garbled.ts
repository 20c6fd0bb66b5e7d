/** Tell-tale signs that text was read, here or before, in another encoding than it was written in. */

/** `Ã¢` where `â` stood: UTF-8 that somebody read as Windows-1252. No language has such a pair. */
const TWICE_ENCODED = /[ÂÃÄÅâ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu;

/** What the symbols of one encoding become in another: they stand where a letter should. */
const SYMBOL_AT_LETTER =
  /(?<=\p{L})[\uFFFD\u0080-\u009F‘‚„†‡ˆ‰‹›•˜™¡-©«-³µ-¶¸¹»-¿×÷ƒ\u2200-\u22FF\u2500-\u259F]|[\uFFFD\u0080-\u009F‚„†‡ˆ‰‹•˜™¤¥¦§¨©¬-³µ-¶¸¹»-¿×÷ƒ\u2200-\u22FF\u2500-\u259F](?=\p{L})/gu;

/** A capital with an accent inside a word that is not all capitals, such as `MŸller`. */
const CAPITAL_WITHIN = /(?<=\p{L})(?![A-Z])\p{Lu}(?=\p{L}*\p{Ll})|(?<=\p{Ll}\p{L}*)(?![A-Z])\p{Lu}/gu;

/** A letter that was lost on the way is a question mark. */
const LOST = /(?<=\p{L})\?|\?(?=\p{L})/gu;

const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** How much speaks against a reading of the text. */
export const signsIn = (text: string): number =>
  countOf(text, SYMBOL_AT_LETTER) + countOf(text, CAPITAL_WITHIN);

export const isTwiceEncoded = (text: string): boolean => countOf(text, TWICE_ENCODED) > 0;

/** Whether somebody should look at a name before it stands on a certificate. */
export const looksGarbled = (name: string): boolean => signsIn(name) > 0 || countOf(name, LOST) > 0;

/**
 * What stands in no name of anybody: a replacement for what could not be read, private or unknown characters,
 * marks that turn the text around, and the symbols that wrong encodings leave.
 */
const IN_NO_NAME =
  /[\uFFFD\p{Co}\p{Cn}\p{Cs}\u202A-\u202E\u2066-\u2069‚„†‡ˆ‰‹›…•˜™€ƒ¡-©«-³µ-¶¸¹»-¿×÷\u2190-\u23FF\u2500-\u25FF]/u;

/** The first character of the text that no name has; undefined if there is none. */
export const strangeInName = (text: string): string | undefined => IN_NO_NAME.exec(text)?.[0];
