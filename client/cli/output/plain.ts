/** Small pieces of readable pages. */
import { colours } from './colours.js';

/** `Engagement     18 of 27`, continuing under the text. */
export function labelled(label: string, lines: string | readonly string[]): string[] {
  const [first = '', ...rest] = typeof lines === 'string' ? [lines] : lines;
  return [`${colours.dim(label.padEnd(14))} ${first}`, ...rest.map((line) => `${' '.repeat(15)}${line}`)];
}

const BAR = 27;

/** How far somebody has come, with a mark at what is needed. */
export function bar(done: number, total: number, needed: number): string {
  if (total === 0) return '';
  const filled = Math.round((done / total) * BAR);
  const mark = Math.round((needed / total) * BAR);
  const cells = Array.from({ length: BAR }, (_, index) => (index < filled ? '█' : '░'));
  return `${cells.slice(0, mark).join('')}|${cells.slice(mark).join('')}`;
}

export const warningLines = (warnings: readonly string[]): string =>
  warnings.map((warning) => `Warning: ${warning}\n`).join('');

export const heading = (text: string): string => colours.bold(text);
export const rehearsalMark = (mode: string): string =>
  mode === 'rehearsal' ? colours.yellow(' [REHEARSAL]') : '';

const CONTROLS = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** What came from somebody's hands, without the controls that could drive a terminal, or turn the text around. */
export const shown = (text: string): string => text.replaceAll(CONTROLS, ' ');

/** JSON on one line, or indented; of the controls that JSON leaves as they are, only the line ends stay. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(CONTROLS, (control) =>
    control === '\n' ? control : `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const page = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
