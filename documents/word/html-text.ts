import { Parser } from 'htmlparser2';
import type { Line } from '../count/line.js';

const NOT_SHOWN = new Set(['script', 'style', 'head', 'template', 'noscript', 'title']);
const BLOCK = new Set(
  (
    'address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tbody td th thead tr ul'
  ).split(' '),
);
const HEADING = /^h[1-6]$/;
const CELL = /^t[dh]$/;

/** The lines of a web page, as a browser or a word processor shows them. */
export function htmlLines(page: string): Line[] {
  const lines: Line[] = [];
  let text = '';
  let notShown = 0;
  let heading = 0;
  let cells = 0;
  const end = (): void => {
    if (text.trim() !== '')
      lines.push({ text, heading: cells > 0 ? 'no' : heading > 0 ? 'styled' : 'alone' });
    text = '';
  };
  const parser = new Parser({
    onopentag(name) {
      if (BLOCK.has(name)) end();
      if (NOT_SHOWN.has(name)) notShown++;
      if (HEADING.test(name)) heading++;
      if (CELL.test(name)) cells++;
    },
    ontext(piece) {
      if (notShown === 0) text += piece.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (BLOCK.has(name)) end();
      if (NOT_SHOWN.has(name)) notShown--;
      if (HEADING.test(name)) heading--;
      if (CELL.test(name)) cells--;
    },
  });
  parser.end(page);
  end();
  return lines;
}
