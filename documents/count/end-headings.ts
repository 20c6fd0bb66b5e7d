/** The headings with which a response ends, in the ways in which people write them (S5.3). */
import type { Line } from './line.js';

export type EndHeading = 'references' | 'bibliography' | 'appendix';

/** The lines that have words, before and after. */
interface Around {
  readonly before: string;
  readonly after: string;
}

const LONGEST = 140;
const NUMBER = String.raw`(?:(?:(?:section|part|chapter)\s+)?(?:§\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-h](?=[.):]))[.):|]?\s*[–—:|-]?\s+)?`;
const END = String.raw`(?:\s*\([^()]{1,40}\))?\s*[:.]?$`;
const LABEL = String.raw`(?:\s+(?:\d{1,3}|[a-z]|[ivx]{1,5}))?`;
const TITLE = String.raw`(?:\s*:\s*|\.\s+|\s+[–—-]\s+)\S.{0,100}`;
const AND = String.raw`\s*(?:and|&|/|,)\s*(?:further |wider )?`;
const REFERENCES =
  'references?(?:[ -](?:list|section|page)s?)?|references list|reference\\(s\\)|(?:list|table) of (?:all )?(?:references|sources|works cited)|' +
  '(?:academic |full |harvard |apa |my )references|references (?:cited|used|and notes)|' +
  '(?:works?|sources?|literature|texts?) (?:cited|consulted|referenced)|(?:cited|list of cited) (?:works|sources|literature)|sources(?: and references)?|literature list';
const BIBLIOGRAPHY = '(?:(?:selected|annotated|select|full) )?bibliograph(?:y|ies)';

const headings: readonly (readonly [EndHeading, RegExp])[] = [
  [
    'references',
    of(`(?:${REFERENCES})(?:${AND}(?:${BIBLIOGRAPHY}|reading|appendi(?:x|ces)|notes|links|websites))?`),
  ],
  ['bibliography', of(`${BIBLIOGRAPHY}(?:${AND}(?:${REFERENCES}|reading))?`)],
  [
    'appendix',
    new RegExp(`^${NUMBER}(?:append(?:ix|ices|ixes)|annex(?:e|es)?)${LABEL}(?:${END}|${TITLE}$)`, 'iu'),
  ],
];
/** In a heading by style, the title of an appendix needs no colon before it. */
const STYLED_APPENDIX = new RegExp(
  String.raw`^${NUMBER}(?:appendix|annexe?)\s+(?:\d{1,3}|[a-z])[.:)]?\s`,
  'iu',
);

function of(words: string): RegExp {
  return new RegExp(`^${NUMBER}(?:${words})${END}`, 'iu');
}

/** Which of the headings a line could be; whether it is one is told by what follows. */
export function endHeadingIn(line: Line, around: Around): EndHeading | undefined {
  if (line.heading === 'no' || line.text.length > 2 * LONGEST) return undefined;
  const text = plain(line.text);
  if (text.length > LONGEST) return undefined;
  if (line.heading === 'possible' && goesOn(text, around)) return undefined;
  if (line.heading === 'styled' && STYLED_APPENDIX.test(text)) return 'appendix';
  return headings.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Without what sets a heading apart in writing: marks of Markdown, underlines, and letters spaced out. */
function plain(line: string): string {
  const text = line
    .replace(/[\u00ad\u200b-\u200d\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s#*_=~<>[\]•·–—-]+|[\s#*_=~<>[\]–—-]+$/gu, '');
  return /^(?:\p{L} ){4,}\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** A line that is the end, or the middle, of a sentence begun in the line before. */
function goesOn(text: string, { before, after }: Around): boolean {
  const isOpen = /[\p{L}\p{N},;–—-]\s*$/u.test(before) && before.trim().split(/\s+/u).length > 3;
  return isOpen && (text.endsWith('.') || /^\s*\p{Ll}/u.test(after));
}
