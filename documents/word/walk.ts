/** What a Word document shows as text, in reading order (S5.3): all of it, but for what is known not to be shown. */
import type { SaxesTagNS } from 'saxes';
import type { Line } from '../count/line.js';
import { attributeOf, isOn } from './names.js';
import { Paragraphs } from './paragraphs.js';
import { visit } from './parse.js';
import { TEXT_LEVEL, type Styles } from './styles.js';

/** What stands elsewhere in the archive, by the id with which the part refers to it. */
export interface LinkedParts {
  readonly styles: Styles;
  /** A footnote or endnote. */
  note(kind: 'footnote' | 'endnote', id: string): readonly Line[];
  /** A file whose text is a part of the document. */
  chunk(relationship: string): readonly Line[];
  /** The words of a diagram (SmartArt). */
  diagram(relationship: string): readonly Line[];
}

/** Deleted or moved away, orders to Word, sounds above a line, equations, and what goes with the page. */
const NOT_SHOWN = new Set(
  ['del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'rt', 'sectPr', 'sdtPr']
    .concat('pPrChange', 'rPrChange', 'tblPr', 'trPr', 'tcPr')
    .map((name) => `w:${name}`)
    .concat('m:oMath', 'm:oMathPara'),
);
const PARAGRAPH = new Set(['w:p', 'a:p']);
const TEXT = new Set(['w:t', 'a:t']);
const BREAK: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'a:br': '\n',
  'w:noBreakHyphen': '-',
};

/** @param apart whether what is here can hold no heading of the document, as a note cannot */
export function shownLines(bytes: Uint8Array, elsewhere: LinkedParts, apart = false): Line[] {
  const walk = new Walk(elsewhere, apart);
  visit(bytes, walk);
  return walk.paragraphs.lines;
}

export class Walk {
  paragraphs = new Paragraphs();
  private skipped = 0;
  private tables = 0;
  private inText = 0;
  private properties: 'paragraph' | 'run' | null = null;
  private runHidden = false;
  /** For each choice between two writings of the same: how much had been read before it. */
  private readonly alternatives: number[] = [];
  private characters = 0;

  constructor(
    private readonly elsewhere: LinkedParts,
    private readonly apart: boolean,
  ) {}

  open(name: string, tag: SaxesTagNS): void {
    if (this.skipped > 0 || this.isSkipped(name)) {
      this.skipped++;
      return;
    }
    if (name === 'mc:AlternateContent') this.alternatives.push(this.characters);
    else if (name === 'w:tbl') this.tables++;
    else if (PARAGRAPH.has(name)) this.paragraphs.begin();
    else if (name === 'w:pPr') this.properties = 'paragraph';
    else if (name === 'w:r') this.runHidden = false;
    else if (name === 'w:rPr') this.properties ??= 'run';
    else if (this.properties !== null) this.property(name, tag);
    else if (TEXT.has(name)) this.inText++;
    else this.content(name, tag);
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (name === 'mc:AlternateContent') this.alternatives.pop();
    else if (name === 'w:tbl') this.tables--;
    else if (name === 'w:pPr') this.properties = null;
    else if (name === 'w:rPr' && this.properties === 'run') this.properties = null;
    else if (PARAGRAPH.has(name)) this.paragraphs.end(this.apart || this.tables > 0);
    else if (TEXT.has(name)) this.inText--;
  }

  text(text: string): void {
    if (this.inText > 0 && this.skipped === 0) this.say(text.replaceAll('\n', ' '));
  }

  /** The second writing is read only if the first one says nothing. */
  private isSkipped(name: string): boolean {
    return (
      NOT_SHOWN.has(name) || (name === 'mc:Fallback' && this.characters > (this.alternatives.at(-1) ?? 0))
    );
  }

  private property(name: string, tag: SaxesTagNS): void {
    const { styles } = this.elsewhere;
    const value = attributeOf(tag, 'w:val') ?? '';
    if (this.properties === 'run') {
      if (name === 'w:vanish') this.runHidden = isOn(tag);
      if (name === 'w:rStyle') this.runHidden ||= styles.isHidden(value);
    } else if (name === 'w:pStyle') this.paragraphs.style(styles.kindOf(value), styles.isHidden(value));
    else if (name === 'w:outlineLvl' && Number(value) < TEXT_LEVEL) this.paragraphs.style('heading');
  }

  private content(name: string, tag: SaxesTagNS): void {
    const { elsewhere, paragraphs } = this;
    const relationship = (attribute: string): string => attributeOf(tag, attribute) ?? '';
    if (BREAK[name] !== undefined) this.say(BREAK[name]);
    else if (name === 'v:textpath') this.say(` ${attributeOf(tag, ':string') ?? ''} `);
    else if (name === 'w:footnoteReference')
      paragraphs.insert(elsewhere.note('footnote', relationship('w:id')));
    else if (name === 'w:endnoteReference')
      paragraphs.insert(elsewhere.note('endnote', relationship('w:id')));
    else if (name === 'w:altChunk') paragraphs.insert(elsewhere.chunk(relationship('r:id')));
    else if (name === 'dgm:relIds') paragraphs.insert(elsewhere.diagram(relationship('r:dm')));
  }

  private say(text: string): void {
    if (this.runHidden || this.paragraphs.isHidden) return;
    this.characters += text.trim().length;
    this.paragraphs.add(text);
  }
}
