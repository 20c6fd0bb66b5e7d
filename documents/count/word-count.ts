/**
 * The published counting rule (S5.3; for participants in docs/word-count.md).
 *
 * 1. A word is what stands between two white spaces and holds at least one letter or digit. So `well-being`,
 *    `school's`, `1,500`, `SEN/D`, `e.g.` and a web address are one word each, and a dash, bullet or `&` that
 *    stands alone is none. Word processors count by white space too, so people see the same number on their
 *    own screen; and the rule needs no dictionary, so it never changes with a release of the software (a
 *    dictionary rule such as that of Intl.Segmenter makes two words of `well-being`).
 * 2. Everything the document shows as text is counted: title, headings, body, lists, tables, captions, quotations,
 *    text boxes, diagrams, footnotes and endnotes (a note counts where its mark stands). Not counted: automatic
 *    numbers and bullets of lists, comments, deleted and hidden text, pictures, charts, equations, and page headers
 *    and footers of a Word document.
 * 3. The count stops at the heading with which the references or the appendices begin: the last such heading that
 *    is followed by what looks like it, and what belongs to the end as well before that one. That heading and all
 *    that follows are not counted.
 * 4. A heading stands on a line of its own. One by style needs no further sign unless other headings follow it;
 *    else, a list of references is told by its names, years, pages and addresses.
 */
import { endHeadingIn, type EndHeading } from './end-headings.js';
import { wordsIn, type Line } from './line.js';
import { looksLikeReferences } from './reference-list.js';

/** At which heading a count stopped; `end` if there was none and the whole document was counted. */
export type CountedTo = EndHeading | 'end';

/** Why whoever wrote it is asked whether the response ends there. */
export type CountDoubt = 'much-after-it' | 'heading-passed-over';

export interface WordCount {
  readonly words: number;
  readonly countedTo: CountedTo;
  /** The words that follow the heading at which the count stopped. */
  readonly wordsAfter: number;
  readonly doubt: CountDoubt | null;
}

/** Below that many, nobody is asked. */
const MUCH = 300;
/** A table of contents is over by then. */
const CONTENTS = 200;

interface Candidate {
  readonly at: number;
  readonly heading: EndHeading;
  readonly line: Line;
}

/** Counts a document by the rule above. */
export function countWords(lines: readonly Line[]): WordCount {
  const counts = lines.map(({ text }) => wordsIn(text));
  const sum = (from: number, to: number): number =>
    counts.slice(from, to).reduce((total, words) => total + words, 0);
  const candidates = candidatesIn(lines);
  let end: Candidate | undefined;
  let passedOver: Candidate | undefined;
  for (const candidate of candidates.reverse()) {
    const until = end?.at ?? lines.length;
    const follows = lines.slice(candidate.at + 1, until);
    const holds = { before: sum(0, candidate.at), after: sum(candidate.at + 1, until) };
    if (isFollowedByIt(candidate, follows, holds)) end = candidate;
    else passedOver ??= candidate;
  }
  if (!end) {
    const doubt = passedOver ? 'heading-passed-over' : null;
    return { words: sum(0, lines.length), countedTo: 'end', wordsAfter: 0, doubt };
  }
  const words = sum(0, end.at);
  const wordsAfter = sum(end.at + 1, lines.length);
  const isMuch = wordsAfter > MUCH && wordsAfter > words / 2;
  return { words, countedTo: end.heading, wordsAfter, doubt: isMuch ? 'much-after-it' : null };
}

function candidatesIn(lines: readonly Line[]): Candidate[] {
  const written = [...lines.entries()].filter(([, { text }]) => text.trim() !== '');
  return written.flatMap(([at, line], place) => {
    const before = written[place - 1]?.[1].text ?? '';
    const after = written[place + 1]?.[1].text ?? '';
    const heading = endHeadingIn(line, { before, after });
    return heading === undefined ? [] : [{ at, heading, line }];
  });
}

/** Whether what stands between this heading and what is known to be the end is what the heading says. */
function isFollowedByIt(
  { heading, line }: Candidate,
  follows: readonly Line[],
  { before, after }: { before: number; after: number },
): boolean {
  if (after === 0) return line.heading !== 'possible' || before > CONTENTS;
  const isStyled = line.heading === 'styled';
  const isInContents = before < CONTENTS && after > CONTENTS;
  if (heading === 'appendix') return isStyled || !isInContents;
  if (looksLikeReferences(follows.map(({ text }) => text))) return true;
  return isStyled && !follows.some((one) => one.heading === 'styled');
}
