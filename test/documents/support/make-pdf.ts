import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Response } from './words.js';

const TOP = 780;
const BOTTOM = 60;
const LEADING = 14;
const WORDS_A_LINE = 12;

/** A real PDF with these lines, one under the other, over as many pages as they need. A line may be cells side by side. */
export async function pdfOf(lines: readonly (string | readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  let page = pdf.addPage();
  let y = TOP;
  for (const line of lines) {
    if (y < BOTTOM) {
      page = pdf.addPage();
      y = TOP;
    }
    for (const [at, text] of (typeof line === 'string' ? [line] : line).entries())
      page.drawText(text, { x: 50 + at * 120, y, size: 10, font });
    y -= LEADING;
  }
  return pdf.save();
}

/** Text broken into lines, as it is on a page. */
function wrapped(text: string): string[] {
  const words = text.split(' ');
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_A_LINE)
    lines.push(words.slice(at, at + WORDS_A_LINE).join(' '));
  return lines;
}

export async function responsePdf(response: Response): Promise<Uint8Array> {
  return pdfOf([
    response.title,
    response.heading,
    ...response.paragraphs.flatMap(wrapped),
    response.caption,
    ...response.cells,
    'References',
    ...response.references.flatMap(wrapped),
  ]);
}
