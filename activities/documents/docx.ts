import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { openArchive } from './archive.js';
import { refusal } from './refusals.js';
import type { Line } from './word-count.js';
import { checkWordSafety } from './word-safety.js';
import { XML_LIMITS, XmlCount } from './xml.js';

/** The part of mammoth's document tree that is used here; mammoth itself leaves it untyped. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly body?: readonly Node[];
  readonly styleName?: string | null;
  readonly styleId?: string | null;
  readonly notes?: { readonly resolve: (reference: Node) => Node | null };
}

/**
 * The lines of a Word document in reading order: one a paragraph, table cells included, each note after the
 * paragraph that refers to it. Comments and deleted text are left out.
 * @throws DocumentRefused wrong-type, zip-bomb, too-complex, too-large or unreadable.
 */
export async function docxLines(bytes: Uint8Array): Promise<Line[]> {
  const archive = openArchive(bytes);
  checkWordSafety(archive);
  const count = new XmlCount();
  for (const { buffer, byteOffset, length } of Object.values(archive.texts))
    count.add(Buffer.from(buffer, byteOffset, length).toString('latin1'));
  const root = await parse(zipSync(archive.texts, { level: 0 }));
  const lines: Line[] = [];
  for (const child of root.children ?? []) addBlock(child, lines, root, child.type === 'paragraph');
  return lines;
}

/** Only the XML is handed to the parser, repacked, so that nothing else of the archive is ever unpacked. */
async function parse(texts: Uint8Array): Promise<Node> {
  let root: Node | undefined;
  const keep = (document: Node): Node => {
    root = document;
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: Buffer.from(texts) }, { transformDocument: keep });
  } catch {
    throw refusal('unreadable', 'file');
  }
  if (!root) throw refusal('unreadable', 'file');
  return root;
}

function addBlock(node: Node, lines: Line[], root: Node, mayBeHeading: boolean): void {
  if (node.type !== 'paragraph') {
    for (const child of node.children ?? []) addBlock(child, lines, root, false);
    return;
  }
  const references: Node[] = [];
  const heading = mayBeHeading && isHeading(node) ? 'styled' : 'no';
  lines.push({ text: (node.children ?? []).map((child) => textOf(child, references)).join(''), heading });
  // A note counts as often as it is referred to, so a short file can hold very many.
  if (lines.length > XML_LIMITS.paragraphs) throw refusal('too-complex', 'elements');
  for (const reference of references)
    for (const block of root.notes?.resolve(reference)?.body ?? []) addBlock(block, lines, root, false);
}

function isHeading({ styleName, styleId }: Node): boolean {
  return /heading|^(?:sub)?title$/i.test(styleName ?? '') || /^heading/i.test(styleId ?? '');
}

function textOf(node: Node, references: Node[]): string {
  if (node.type === 'noteReference') references.push(node);
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab' || node.type === 'break') return ' ';
  const inner = (node.children ?? []).map((child) => textOf(child, references)).join('');
  // A paragraph inside a paragraph is a text box: its words must not grow together with those around it.
  return node.type === 'paragraph' ? `\n${inner}\n` : inner;
}
