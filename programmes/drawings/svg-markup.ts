/** A few words of SVG: elements with escaped text, text that wraps, and the colours of a drawing. */
import { escaped } from './escaped.js';
import type { ElementKind } from '../schema.js';

export type Attributes = Record<string, string | number>;

export interface Colour {
  fill: string;
  /** Dark enough to be read as text on the fill (contrast of 4.5 and more). */
  ink: string;
}

export const ink = '#1b1b1f';
export const paleInk = '#4b4b55';

export const elementColours: Record<ElementKind | 'assessment' | 'outcome' | 'milestone', Colour> = {
  induction: { fill: '#dbe8f7', ink: '#1f4e86' },
  event: { fill: '#fde2c5', ink: '#8a4500' },
  course: { fill: '#d8eed9', ink: '#22602a' },
  task: { fill: '#efe0f5', ink: '#6d2d82' },
  coaching: { fill: '#fff1b3', ink: '#6b5200' },
  review: { fill: '#e2e4ec', ink: '#43455a' },
  assessment: { fill: '#fbd7da', ink: '#94182a' },
  outcome: { fill: '#fdeef0', ink: '#94182a' },
  milestone: { fill: '#eef0f4', ink: '#3a3f50' },
};

/** Width of a character as a share of the font size, generous enough for the widest of the usual fonts. */
const CHARACTER = 0.6;
/** The same for whole lines, in which narrow and wide characters even out. */
const CHARACTER_IN_LINE = 0.55;

/** An element; its children are markup already, made by this function or by `escaped`. */
export function tag(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? round(value) : value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** One line of text; `y` is its baseline. */
export function textLine(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return tag('text', { x, y, ...attributes }, escaped(text));
}

/** The width that a line of text takes at most, in pixels. */
export function widthOf(text: string, size: number): number {
  return text.length * size * CHARACTER;
}

/** Text broken into lines no wider than that many pixels; a word longer than a line is cut. */
export function wrapped(text: string, size: number, width: number): string[] {
  const most = Math.max(1, Math.floor(width / (size * CHARACTER_IN_LINE)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
