/** How a written response was read, in sentences for whoever handed it in (S5.3, S5.4). */
import type { HowRead } from '../workflows/journey/values.js';

const headings = {
  references: 'the heading of the references',
  bibliography: 'the heading of the bibliography',
  appendix: 'the heading of the appendix',
} as const;

const traces = {
  name: 'your name',
  school: 'the name of your school',
  email: 'your email address',
  trn: 'your TRN',
} as const;

const counted = (words: number): string =>
  `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`;

/** `at the heading of the references, with 480 words after it` */
export const whereCountEnded = ({ countedTo, wordsAfter }: HowRead): string =>
  countedTo === 'end'
    ? 'at the end of the document'
    : `at ${headings[countedTo]}, with ${counted(wordsAfter)} after it`;

/** The question, if there is any doubt, and what to do if the answer is no. */
export function askWhetherItEnds({ doubt, countedTo, wordsAfter }: HowRead): string | null {
  if (doubt === 'heading-passed-over')
    return 'A line reads like the heading of references or of an appendix, but nothing like a list follows it, so all of the document was counted. Is that right? If not, give that heading a style of headings (Heading 1 in Word), check what follows it, and hand it in again.';
  if (doubt === null || countedTo === 'end') return null;
  return `The count stopped at ${headings[countedTo]}, and ${counted(wordsAfter)} after it were not counted. Does your response really end there? If not, name that heading otherwise and hand it in again.`;
}

/** Said before the window closes, since nobody takes names out of somebody's sentences. */
export function warnOfTraces({ traces: found }: HowRead): string | null {
  if (found.length === 0) return null;
  const named = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(found.map((one) => traces[one]));
  return `The text itself contains ${named}. Marking is anonymous: we take names out of the properties and page headers of a Word document, but not out of your text. Please hand it in again without ${found.length === 1 ? 'it' : 'them'}.`;
}
