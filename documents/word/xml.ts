/**
 * XML as a run of tags, looked through once from front to back without building anything of it: what a Word
 * document holds is known, and bounded, before a parser makes an object of every part.
 */
import { refusal } from '../refusals.js';

/**
 * What the XML of a document may hold. A response of 2,500 words has 2,000 to 30,000 elements; a thesis of 100,000
 * words with a hundred tables 190,000, or 460,000 where every third word is formatted by itself. Word nests a
 * table in a table in a text box some 60 elements deep. A single text is measured in bytes.
 */
export const XML_LIMITS = { elements: 500_000, paragraphs: 50_000, depth: 400, text: 2_000_000 } as const;

type Limits = Readonly<Record<keyof typeof XML_LIMITS, number>>;

interface Tag {
  readonly kind: 'start' | 'empty' | 'end' | 'other';
  /** The tag itself, from `<` to `>`. */
  readonly text: string;
  /** How much stood between the tag before and this one. */
  readonly before: number;
}

const PARAGRAPH = /^<(?:[\w.-]{1,40}:)?p[\s/>]/;

/** Keeps count over all parts of one document. */
export class XmlCount {
  private elements = 0;
  private paragraphs = 0;

  constructor(private readonly limits: Limits = XML_LIMITS) {}

  /**
   * @throws DocumentRefused too-complex; too-large for a single text longer than any response; unreadable for a
   *   document type, which could hide parts from whoever looks through the text and which no Word document has
   */
  add(xml: string): void {
    let depth = 0;
    for (const { kind, text, before } of tagsOf(xml)) {
      if (before > this.limits.text) throw refusal('too-large', 'text');
      if (kind === 'end') {
        depth--;
        continue;
      }
      if (text.startsWith('<!DOCTYPE')) throw refusal('unreadable', 'file');
      // Comments and the like count as elements: a parser makes an object of each as well.
      this.elements++;
      if (kind === 'start') depth++;
      if (PARAGRAPH.test(text)) this.paragraphs++;
      const tooMuch =
        this.elements > this.limits.elements ||
        this.paragraphs > this.limits.paragraphs ||
        depth > this.limits.depth;
      if (tooMuch) throw refusal('too-complex', 'elements');
    }
  }
}

/**
 * Every tag in its order.
 * @throws DocumentRefused unreadable for a tag that never ends
 */
export function* tagsOf(xml: string): Generator<Tag> {
  let last = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', last)) {
    const end = endOf(xml, at);
    if (end === -1) throw refusal('unreadable', 'file');
    const first = xml[at + 1];
    const kind =
      first === '/'
        ? 'end'
        : first === '!' || first === '?'
          ? 'other'
          : xml[end - 2] === '/'
            ? 'empty'
            : 'start';
    yield { kind, text: xml.slice(at, end), before: at - last };
    last = end;
  }
}

/** Where the tag that begins here is over; -1 if it never is. */
function endOf(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start + 9);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start + 2);
  for (let at = start + 1; at < xml.length; at++) {
    const character = xml[at];
    if (character === '>') return at + 1;
    if (character === '<') return -1;
    if (character !== '"' && character !== "'") continue;
    at = xml.indexOf(character, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}
