/** Paragraphs as they come about while a document is gone through; a text box is a paragraph in another one. */
import type { Line } from '../count/line.js';
import { refusal } from '../refusals.js';
import { XML_LIMITS } from './xml.js';

interface Paragraph {
  text: string;
  kind: 'heading' | 'contents' | 'text';
  hidden: boolean;
  /** Text boxes, diagrams and notes: they follow the words that stand around them. */
  readonly after: Line[];
}

/** Lines that a document has, or one of its notes. */
export class Paragraphs {
  readonly lines: Line[] = [];
  private readonly open: Paragraph[] = [];

  begin(): void {
    this.open.push({ text: '', kind: 'text', hidden: false, after: [] });
  }

  style(kind: Paragraph['kind'], hidden = false): void {
    const paragraph = this.open.at(-1);
    if (!paragraph) return;
    paragraph.kind = kind;
    paragraph.hidden = hidden;
  }

  get isHidden(): boolean {
    return this.open.at(-1)?.hidden ?? false;
  }

  add(text: string): void {
    const paragraph = this.open.at(-1);
    if (paragraph) paragraph.text += text;
  }

  /** Lines that go with the paragraph that is open, or stand by themselves. */
  insert(lines: readonly Line[]): void {
    const into = this.open.at(-1)?.after ?? this.lines;
    // A note is read as often as it is referred to, so a short file can hold very many.
    if (into.length + lines.length > XML_LIMITS.paragraphs) throw refusal('too-complex', 'elements');
    for (const line of lines) into.push(line);
  }

  end(apart: boolean): void {
    const paragraph = this.open.pop();
    if (!paragraph) return;
    const inBox = this.open.length > 0;
    const heading =
      apart || inBox || paragraph.kind === 'contents'
        ? 'no'
        : paragraph.kind === 'heading'
          ? 'styled'
          : 'alone';
    this.insert(paragraph.text.split('\n').map((text) => ({ text, heading })));
    this.insert(paragraph.after);
  }
}
