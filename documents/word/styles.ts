/** What the styles of a Word document say of a paragraph that has them. */
import { attributeOf, isOn } from './names.js';
import { visit } from './parse.js';

interface Style {
  readonly id: string;
  name: string;
  basedOn: string | null;
  /** 0 to 8 is a heading, 9 is text. */
  outline: number | null;
  hidden: boolean | null;
}

export interface Styles {
  /** `contents` is a line of a table of contents, which names headings and is none. */
  kindOf(id: string | null): 'heading' | 'contents' | 'text';
  isHidden(id: string | null): boolean;
}

const HEADING = /heading|^(?:sub)?title$/i;
const CONTENTS = /^(?:toc \d|table of (?:figures|authorities)|index \d)/i;
/** The first level that is none of headings. */
export const TEXT_LEVEL = 9;
const LONGEST_CHAIN = 20;

/** Styles build upon one another: a school's own "Section" on "Heading 1" is a heading, too. */
export function stylesFrom(bytes: Uint8Array | undefined): Styles {
  const styles = bytes === undefined ? new Map<string, Style>() : readStyles(bytes);
  const chainOf = (id: string | null): Style[] => {
    const chain: Style[] = [];
    for (let at = id; at !== null && chain.length < LONGEST_CHAIN; at = chain.at(-1)?.basedOn ?? null) {
      const style = styles.get(at);
      if (style === undefined) break;
      chain.push(style);
    }
    return chain;
  };
  return {
    kindOf(id) {
      if (id === null) return 'text';
      const chain = chainOf(id);
      if (chain.some(({ name }) => CONTENTS.test(name))) return 'contents';
      const outline = chain.find((style) => style.outline !== null)?.outline;
      if (outline !== undefined && outline !== null) return outline < TEXT_LEVEL ? 'heading' : 'text';
      // Some programs name a style that they do not describe.
      const isNamed = /^heading/i.test(id) || chain.some(({ name }) => HEADING.test(name));
      return isNamed ? 'heading' : 'text';
    },
    isHidden: (id) => chainOf(id).find((style) => style.hidden !== null)?.hidden ?? false,
  };
}

function readStyles(bytes: Uint8Array): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  visit(bytes, {
    open(name, tag) {
      if (name === 'w:style') {
        const id = attributeOf(tag, 'w:styleId') ?? '';
        style = { id, name: '', basedOn: null, outline: null, hidden: null };
        styles.set(id, style);
      }
      if (style === null) return;
      const value = attributeOf(tag, 'w:val') ?? '';
      if (name === 'w:name') style.name = value;
      if (name === 'w:basedOn') style.basedOn = value;
      if (name === 'w:outlineLvl') style.outline = Number(value);
      if (name === 'w:vanish') style.hidden = isOn(tag);
    },
    close(name) {
      if (name === 'w:style') style = null;
    },
  });
  return styles;
}
