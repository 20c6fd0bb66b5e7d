/** XML written again with some of it left out; all else stays as it was, to the character. */
import { tagsOf } from './xml.js';

export interface Rewriting {
  /** Elements that go, with all that is in them, by their names without prefix. */
  readonly without: ReadonlySet<string>;
  /** What becomes of a tag that stays. */
  readonly tag?: (tag: string, name: string) => string;
}

const NAME = /^<\/?(?:[\w.-]{1,40}:)?([\w.-]+)/;

export function rewrite(xml: string, { without, tag: change = (tag) => tag }: Rewriting): string {
  let written = '';
  let at = 0;
  /** How deep within an element that goes. */
  let depth = 0;
  for (const { kind, text: tag, before } of tagsOf(xml)) {
    if (depth === 0) written += xml.slice(at, at + before);
    at += before + tag.length;
    const name = NAME.exec(tag)?.[1] ?? '';
    const goes = depth > 0 || (without.has(name) && kind !== 'other');
    if (!goes) written += change(tag, name);
    else if (kind === 'start') depth++;
    else if (kind === 'end') depth--;
  }
  return written + xml.slice(at);
}

/** The value of attributes of these names, in any vocabulary, put in the place of what stood there. */
export const withAttributes = (tag: string, values: Readonly<Record<string, string>>): string =>
  tag.replace(/(\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*)("[^"]*"|'[^']*')/g, (all, head: string, name: string) =>
    Object.hasOwn(values, name) ? `${head}"${values[name] ?? ''}"` : all,
  );
