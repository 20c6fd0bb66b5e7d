/** What is laid over the pages of a PDF: text boxes, the fields of a form, links, notes. */
import type { PdfPage } from './pdf-page.js';

/** The part of an annotation that is used here; the parser leaves it untyped. */
export interface Annotation {
  readonly subtype?: string;
  readonly actions?: unknown;
  readonly contentsObj?: { readonly str?: string };
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly hidden?: boolean;
}

export const annotationsOf = async (page: PdfPage): Promise<readonly Annotation[]> =>
  (await page.getAnnotations()) as readonly Annotation[];

export const hasScript = ({ actions }: Annotation): boolean => actions !== undefined && actions !== null;

/** The lines that a reader shows of it on the page: a note behind a sign is none of them. */
export function writtenIn({ subtype, contentsObj, fieldType, fieldValue, hidden }: Annotation): string[] {
  if (hidden === true) return [];
  if (subtype === 'FreeText') return linesIn(contentsObj?.str);
  // Of buttons, the value is a name that nobody sees.
  if (subtype === 'Widget' && fieldType !== 'Btn') return [fieldValue].flat().flatMap(linesIn);
  return [];
}

const linesIn = (text: unknown): string[] => (typeof text === 'string' ? text.split(/\r\n|[\r\n]/u) : []);
