import { getDocumentProxy } from 'unpdf';
import { checkPdfStreams } from './pdf-streams.js';
import { DocumentRefused, refusal } from './refusals.js';
import { annotationsOf, hasScript, writtenIn } from './pdf-annotations.js';
import { isScan } from './pdf-scan.js';
import type { Line } from './count/line.js';
import type { PdfPage, Pdf } from './pdf-page.js';

export const PDF_LIMITS = { pages: 500, characters: 2_000_000 } as const;

/**
 * The lines of a PDF in reading order, page by page. What stands at the top and foot of a page is part of its
 * text: a PDF does not say which is which. So is what was written into it afterwards, on the page or in a form. A
 * word hyphenated over a line end is one word.
 * @throws DocumentRefused encrypted, no-text, script, too-large, zip-bomb or unreadable.
 */
export async function pdfLines(bytes: Uint8Array): Promise<Line[]> {
  checkPdfStreams(bytes);
  const pdf = await open(bytes);
  try {
    await checkPdfSafety(pdf);
    const lines: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const annotations = await annotationsOf(page);
      if ((await page.getJSActions()) || annotations.some(hasScript)) throw refusal('script', 'file');
      for (const line of [...(await linesOf(page)), ...annotations.flatMap(writtenIn)]) {
        characters += line.length;
        lines.push(line);
      }
      if (characters > PDF_LIMITS.characters) throw refusal('too-large', 'text');
      page.cleanup();
    }
    if (await isScan(bytes, pdf.numPages, lines)) throw refusal('no-text', 'scan');
    return joinHyphenated(lines).map((text) => ({ text, heading: 'possible' }));
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw refusal('unreadable', 'file');
  } finally {
    await pdf.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The parser takes the memory away from its owner, so it gets a copy; a Buffer's own slice() would be none.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw refusal('encrypted', 'file');
    throw refusal('unreadable', 'file');
  }
}

async function checkPdfSafety(pdf: Pdf): Promise<void> {
  const { info } = await pdf.getMetadata();
  // A document that opens without a password but restricts its use is encrypted all the same.
  if ('EncryptFilterName' in info && info.EncryptFilterName) throw refusal('encrypted', 'file');
  if (pdf.numPages > PDF_LIMITS.pages) throw refusal('too-large', 'text');
  if ((await pdf.hasJSActions()) || (await pdf.getJSActions())) throw refusal('script', 'file');
}

async function linesOf(page: PdfPage): Promise<string[]> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  return text.split('\n');
}

function joinHyphenated(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && /\p{L}[-\u00ad\u2010]\s*$/u.test(last) && /^\s*\p{Ll}/u.test(line))
      joined[joined.length - 1] = last.trimEnd() + line.trimStart();
    else joined.push(line);
  }
  return joined;
}
