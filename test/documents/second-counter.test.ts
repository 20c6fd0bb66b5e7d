/**
 * The count is measured against other programs that share no code with ours: mammoth for Word documents, and PDFium,
 * which shows PDF files in browsers. What they find is split at white space here, by another expression.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Paragraph, TextRun } from 'docx';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../documents/read-text.js';
import { docxOf, responseDocx, table } from './support/make-docx.js';
import { pdfOf, responsePdf } from './support/make-pdf.js';
import { response } from './support/words.js';

const tokens = (text: string): number =>
  (text.match(/\S+/gu) ?? []).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;

async function byMammoth(bytes: Uint8Array): Promise<number> {
  return tokens((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value);
}

async function byPdfium(bytes: Uint8Array): Promise<number> {
  const library = await PDFiumLibrary.init();
  const pdf = await library.loadDocument(bytes);
  const pages = [...pdf.pages()].map((page) => page.getText());
  pdf.destroy();
  library.destroy();
  return tokens(pages.join('\n'));
}

/** All words of a document but those of the heading at which the count stopped. */
async function ours(bytes: Uint8Array, name: string): Promise<number> {
  const { words, wordsAfter, countedTo } = await readText(bytes, name, {});
  return words + wordsAfter + (countedTo === 'end' ? 0 : 1);
}

const text = fc
  .array(
    fc.constantFrom('school', 'well-being', '–', '1,500', 'O’Brien', 'R', '&', '(2015)', 'and/or', '•', 'é'),
  )
  .map((words) => words.join(' '));
const block = fc.oneof(
  text.map((one) => new Paragraph(one)),
  fc.array(text).map((runs) => new Paragraph({ children: runs.map((one) => new TextRun(`${one} `)) })),
  fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(table),
);

describe('the count agrees with a second counter', () => {
  it('S5.3 on any Word document of paragraphs, runs and tables', async () => {
    const documents = fc.array(block, { minLength: 1 }).map((blocks) => [...blocks, new Paragraph('one')]);
    await fc.assert(
      fc.asyncProperty(documents, async (blocks) => {
        const bytes = await docxOf(blocks);
        expect(await ours(bytes, 'x.docx')).toBe(await byMammoth(bytes));
      }),
      { numRuns: 40 },
    );
  });

  it('S5.3 on any PDF of lines', async () => {
    const lines = fc.array(
      text.map((line) => line.replaceAll(/[•–é]/gu, '-')),
      { minLength: 1, maxLength: 80 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (written) => {
        const bytes = await pdfOf([...written, 'one']);
        expect(await ours(bytes, 'x.pdf')).toBe(await byPdfium(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('S5.3 on whole responses, and on what was really sent', async () => {
    const docx = await responseDocx(response(2000));
    expect(await ours(docx, 'x.docx')).toBe(await byMammoth(docx));
    const pdf = await responsePdf(response(2000));
    expect(await ours(pdf, 'x.pdf')).toBe(await byPdfium(pdf));
    const named = readFileSync(new URL('trials/life-named.docx', import.meta.url));
    expect(await ours(named, 'x.docx')).toBe(await byMammoth(named));
    const contents = readFileSync(new URL('trials/life-toc.pdf', import.meta.url));
    expect(await ours(contents, 'x.pdf')).toBe(await byPdfium(contents));
  });
});
