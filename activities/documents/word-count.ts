/**
 * The published counting rule (S5.3; for participants in docs/word-count.md).
 *
 * 1. A word is what stands between two white spaces and holds at least one letter or digit. So `well-being`,
 *    `school's`, `1,500`, `SEN/D`, `e.g.` and a web address are one word each, and a dash, bullet or `&` that
 *    stands alone is none. Word processors count by white space too, so people see the same number on their
 *    own screen; and the rule needs no dictionary, so it never changes with a release of the software (a
 *    dictionary rule such as that of Intl.Segmenter makes two words of `well-being`).
 * 2. Everything the document says is counted: title, headings, body, lists, tables, captions, quotations, text
 *    boxes, footnotes and endnotes (a note counts where its mark stands). Not counted, because it is no text of
 *    the document: automatic numbers and bullets of lists, comments, deleted text of tracked changes, pictures,
 *    equations, and page headers and footers of a Word document.
 * 3. The count stops at the first heading that reads *References*, *Reference list*, *List of references*,
 *    *Bibliography*, *Appendix* or *Appendices*: any case, singular or plural, with or without a number in front
 *    or a colon behind; an appendix may have a label and a title (`Appendix A: interview questions`). That
 *    heading and all that follows are not counted.
 * 4. In a Word document a heading is a paragraph in a heading or title style, outside tables; in a PDF or plain
 *    text, which have no styles, it is a line that holds nothing else.
 */
export interface Line {
  readonly text: string;
  /** `styled`: the document itself calls it a heading. `possible`: nothing says it is none. `no`: it cannot be one. */
  readonly heading: 'styled' | 'possible' | 'no';
}

/** At which heading a count stopped; `end` if there was none and the whole document was counted. */
export type CountedTo = 'references' | 'bibliography' | 'appendix' | 'end';

export interface WordCount {
  readonly words: number;
  readonly countedTo: CountedTo;
}

const NUMBER = String.raw`(?:(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5})[.):]?\s+)?`;
const END = String.raw`\s*[:.]?$`;
const LABEL = String.raw`(?:\s+(?:\d{1,3}|[a-z]|[ivx]{1,5}))?`;
const TITLE = String.raw`(?:\s*:\s*|\s+[–—-]\s+)\S.{0,100}`;

const headings: readonly (readonly [Exclude<CountedTo, 'end'>, RegExp])[] = [
  ['references', new RegExp(`^${NUMBER}(?:references?|reference list|list of references)${END}`, 'iu')],
  ['bibliography', new RegExp(`^${NUMBER}bibliograph(?:y|ies)${END}`, 'iu')],
  ['appendix', new RegExp(`^${NUMBER}append(?:ix|ices|ixes)${LABEL}(?:${END}|${TITLE}$)`, 'iu')],
];
/** In a heading by style, the title of an appendix needs no colon before it. */
const STYLED_APPENDIX = new RegExp(String.raw`^${NUMBER}appendix\s+(?:\d{1,3}|[a-z])[.:)]?\s`, 'iu');

/** Counts a document by the rule above. */
export function countWords(lines: readonly Line[]): WordCount {
  let words = 0;
  for (const line of lines) {
    const heading = endHeading(line);
    if (heading !== undefined) return { words, countedTo: heading };
    words += wordsIn(line.text);
  }
  return { words, countedTo: 'end' };
}

/** The words of one piece of text, by rule 1. */
export function wordsIn(text: string): number {
  let words = 0;
  for (const token of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(token)) words++;
  return words;
}

function endHeading(line: Line): Exclude<CountedTo, 'end'> | undefined {
  if (line.heading === 'no') return undefined;
  const text = line.text.replace(/[\s\u00ad\u200b-\u200d]+/gu, ' ').trim();
  if (text.length > 140) return undefined;
  if (line.heading === 'styled' && STYLED_APPENDIX.test(text)) return 'appendix';
  return headings.find(([, pattern]) => pattern.test(text))?.[0];
}
