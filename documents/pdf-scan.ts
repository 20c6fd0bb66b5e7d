/** Tells a scan, whose pages are pictures, from a document: page numbers and a scanner's own line make no text. */
import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFStream, type PDFPage } from 'pdf-lib';
import { wordsIn } from './count/line.js';

/** A page number, a running title, and what a scanner's program writes on every page. */
const WORDS_A_PAGE = 20;
/** A typed sheet may lie upon the scanned ones. */
const SHARE = 0.7;
/** A sheet of A4 at 72 dots an inch has half a million; a crest has fewer than this. */
const DOTS_OF_A_SHEET = 250_000;
const DEEPEST = 3;

/** @param lines what can be read in it */
export async function isScan(bytes: Uint8Array, pages: number, lines: readonly string[]): Promise<boolean> {
  if (lines.reduce((sum, line) => sum + wordsIn(line), 0) > pages * WORDS_A_PAGE) return false;
  // Numbers alone are no response, so any picture will do.
  const dots = lines.some((line) => /\p{L}/u.test(line)) ? DOTS_OF_A_SHEET : 1;
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => null);
  if (pdf === null) return false;
  return pdf.getPages().filter((page) => isPicture(page, dots)).length >= pages * SHARE;
}

function isPicture({ node }: PDFPage, dots: number): boolean {
  const resources = node.Resources();
  return resources !== undefined && holdsSheet(resources, dots, 0);
}

/** A picture may be within a drawing that is drawn upon the page. */
function holdsSheet(resources: PDFDict, dots: number, depth: number): boolean {
  const drawn = resources.lookupMaybe(PDFName.of('XObject'), PDFDict);
  if (!drawn || depth > DEEPEST) return false;
  return drawn.keys().some((key) => {
    const one = drawn.lookup(key);
    if (!(one instanceof PDFStream)) return false;
    const inner = one.dict.lookup(PDFName.of('Resources'));
    return dotsOf(one.dict) >= dots || (inner instanceof PDFDict && holdsSheet(inner, dots, depth + 1));
  });
}

/** Of what is no picture, none. */
function dotsOf(picture: PDFDict): number {
  const side = (name: string): number => {
    const found = picture.lookup(PDFName.of(name));
    return found instanceof PDFNumber ? found.asNumber() : 0;
  };
  return side('Width') * side('Height');
}
