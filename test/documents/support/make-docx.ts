import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type FileChild,
  type IPropertiesOptions,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Response } from './words.js';

/** A real Word document of these blocks. */
export async function docxOf(
  children: readonly FileChild[],
  extra: Partial<IPropertiesOptions> = {},
): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ ...extra, sections: [{ children }] })));
}

export const paragraph = (text: string): Paragraph => new Paragraph(text);

export const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });

export const table = (cells: Response['cells']): Table =>
  new Table({
    rows: cells.map(
      (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [paragraph(text)] })) }),
    ),
  });

export async function responseDocx(response: Response): Promise<Uint8Array> {
  return docxOf([
    new Paragraph({ text: response.title, heading: HeadingLevel.TITLE }),
    heading(response.heading),
    ...response.paragraphs.map(paragraph),
    new Paragraph({ text: response.caption, style: 'Caption' }),
    table(response.cells),
    heading('References'),
    ...response.references.map(paragraph),
  ]);
}

type Parts = Record<string, Uint8Array>;

/** The same document with some of its parts changed, added or (undefined) taken out. */
export function withParts(docx: Uint8Array, change: (parts: Parts) => Parts): Uint8Array {
  return zipSync(change(unzipSync(docx)));
}

export const partText = (parts: Parts, name: string): string => new TextDecoder().decode(parts[name]);
export const asPart = (text: string): Uint8Array => new TextEncoder().encode(text);
