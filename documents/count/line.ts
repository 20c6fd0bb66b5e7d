/** A line of a document, as the rule on words sees it. */
export interface Line {
  readonly text: string;
  /**
   * Whether it can be a heading. `styled`: the document itself calls it one. `alone`: a paragraph of its own.
   * `possible`: a line on a page, which may go on from the one before. `no`: it cannot be one, as in a table.
   */
  readonly heading: 'styled' | 'alone' | 'possible' | 'no';
}

/** The words of one piece of text: what stands between two white spaces and holds a letter or digit. */
export function wordsIn(text: string): number {
  let words = 0;
  for (const token of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(token)) words++;
  return words;
}
