/** Small Word documents that ask for much: written by hand, since no honest program writes them. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { asPart } from './make-docx.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const related = (...targets: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map((name, at) => `<Relationship Id="r${String(at)}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`)
    .join('')}</Relationships>`;

/** A Word document of that body, with footnotes if there are any; as little of a document as a parser takes. */
export function wordOf(body: string, notes?: string): Uint8Array {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': related('styles', ...(notes === undefined ? [] : ['footnotes'])),
    'word/styles.xml': `<w:styles ${W}><w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style></w:styles>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...(notes === undefined
      ? {}
      : {
          'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="1">${notes}</w:footnote></w:footnotes>`,
        }),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, asPart(text)])));
}

export const word = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>';
const CELL = ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'] as const;

/** 11 KB, one hundred thousand paragraphs of a word each. */
const wide = (): Uint8Array => readFileSync(new URL('../trials/wide100k.docx', import.meta.url));

export const wordBombs: readonly (readonly [what: string, code: string, make: () => Uint8Array])[] = [
  ['one hundred thousand paragraphs', 'too-complex', wide],
  ['millions of empty paragraphs', 'too-complex', () => wordOf('<w:p/>'.repeat(5_000_000))],
  [
    'tables within tables, one hundred thousand deep',
    'too-complex',
    () => wordOf(`${CELL[0].repeat(100_000)}${word('a')}${CELL[1].repeat(100_000)}`),
  ],
  ['millions of comments', 'too-complex', () => wordOf(`${'<!---->'.repeat(3_000_000)}${word('a')}`)],
  ['a single text of 30 million characters', 'too-large', () => wordOf(word('a'.repeat(30_000_000)))],
  ['ten million words', 'too-large', () => wordOf(word('ab '.repeat(10_000_000)))],
  ['a tag that never ends', 'unreadable', () => wordOf('<w:p '.repeat(3_000_000))],
  // It says nothing, however often it is asked.
  ['a note that refers to itself', 'no-text', () => wordOf(`<w:p>${NOTE}</w:p>`, `<w:p>${NOTE}</w:p>`)],
  [
    'a long note that is referred to very often',
    'too-complex',
    () => wordOf(`<w:p>${NOTE.repeat(3_000)}</w:p>`, word('b').repeat(5_000)),
  ],
];

/** A thesis: paragraphs of 100 words, each tenth word formatted by itself, and tables of 50 cells. */
export function thesis(words: number, tables: number): Uint8Array {
  const look = '<w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr>';
  const run = `<w:r w:rsidR="00A1B2C3">${look}<w:t xml:space="preserve">${'provision '.repeat(10)}</w:t></w:r>`;
  const paragraph = `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${run.repeat(10)}</w:p>`;
  const row = `<w:tr>${`<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${word('12')}</w:tc>`.repeat(5)}</w:tr>`;
  const grid = `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>${row.repeat(10)}</w:tbl>`;
  return wordOf(paragraph.repeat(words / 100) + grid.repeat(tables));
}
