import {
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  InsertedTextRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { unzipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blindCopy, safeCopy } from '../../documents/copies.js';
import { readDocument } from '../../documents/read-document.js';
import { asPart, partText, withParts } from './support/make-docx.js';

const trial = (name: string): Uint8Array => readFileSync(new URL(`trials/${name}`, import.meta.url));
/** All that stands in a file, packed or not. */
const inside = (docx: Uint8Array): string =>
  Object.entries(unzipSync(docx))
    .map(([name, bytes]) => name + Buffer.from(bytes).toString('latin1'))
    .join('\n');
const WHO = /Ada|Test205|Marsh|RP-205/;

async function marked(): Promise<Uint8Array> {
  const change = { id: 1, author: 'Ada Test205', date: '2026-10-20T08:00:00Z' };
  const children = [
    new Paragraph({
      children: [
        new CommentRangeStart(0),
        new TextRun('kept '),
        new CommentReference(0),
        new InsertedTextRun({ ...change, text: 'put in ' }),
        new DeletedTextRun({ ...change, id: 2, text: 'taken out' }),
      ],
    }),
  ];
  const comments = [
    { id: 0, author: 'Ada Test205', initials: 'AT', children: [new Paragraph('Ada: is that right?')] },
  ];
  const page = (text: string) =>
    new Paragraph({ children: [new TextRun({ children: [text, PageNumber.CURRENT] })] });
  const document = new Document({
    creator: 'Ada Test205',
    lastModifiedBy: 'Ada Test205',
    title: 'RP-205',
    customProperties: [{ name: 'School', value: 'Marsh Lane' }],
    comments: { children: comments },
    sections: [
      {
        headers: {
          default: new Header({ children: [new Paragraph('Ada Test205, Marsh Lane Primary School')] }),
        },
        footers: {
          default: new Footer({ children: [page('Ada Test205, page ')] }),
          first: new Footer({ children: [] }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('S5.4 the copy that assessors get: a Word document', () => {
  it('S5.4 has no properties and no page header of its author, and the same words', async () => {
    const original = trial('life-named.docx');
    const copy = await blindCopy(original, 'docx');
    expect(inside(original)).toMatch(WHO);
    expect(inside(copy)).not.toMatch(WHO);
    expect(await readDocument(copy, 'x.docx')).toMatchObject({ words: 1687, countedTo: 'references' });
  });

  it('S5.4 has no comments and no authors of changes, but the changes, and the number of the page', async () => {
    const original = await marked();
    const copy = await blindCopy(original, 'docx');
    expect(inside(original)).toMatch(WHO);
    const text = inside(copy);
    expect(text).not.toMatch(WHO);
    expect(text).not.toMatch(/docProps|comment/);
    expect(text).toMatch(/<w:ins [^>]*w:author="Author"/);
    expect(text).toMatch(/ PAGE /);
    expect((await readDocument(copy, 'x.docx')).words).toBe(3);
  });

  it('S5.4 leaves behind the template, data and people that other programs put there', async () => {
    const original = withParts(trial('life-named.docx'), (parts) => ({
      ...parts,
      'word/people.xml': asPart('<people>Ada Test205</people>'),
      'customXml/item9.xml': asPart('<author>Ada Test205</author>'),
      'word/_rels/document.xml.rels': asPart(
        partText(parts, 'word/_rels/document.xml.rels').replace(
          '</Relationships>',
          '<Relationship Id="p" Type="x/people" Target="people.xml"/><Relationship Id="c" Type="x/customXml" Target="../customXml/item9.xml"/>' +
            '<Relationship Id="h" Type="x/hyperlink" Target="mailto:Ada@example.org" TargetMode="External"/></Relationships>',
        ),
      ),
      'word/_rels/settings.xml.rels': asPart(
        '<Relationships><Relationship Id="t" Type="x/attachedTemplate" Target="file:///K:/Ada.dotx" TargetMode="External"/></Relationships>',
      ),
    }));
    const text = inside(await blindCopy(original, 'docx'));
    expect(text).not.toMatch(WHO);
    expect(text).not.toContain('.dotx');
    expect(text).toContain('about:blank');
  });

  it('S5.4 is the same to the byte for every marker, and leaves the original as it is', async () => {
    const original = await marked();
    const before = Buffer.from(original);
    const copies = await Promise.all([blindCopy(original, 'docx'), blindCopy(original, 'docx')]);
    expect(Buffer.compare(copies[0], copies[1])).toBe(0);
    expect(Buffer.compare(before, Buffer.from(original))).toBe(0);
  });
});

describe('S5.4 the copy that assessors get: a PDF, and plain text', () => {
  it('S5.4 a PDF has no information, no XMP, no notes and no files of its author, and the same words', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.drawText('three plain words');
    pdf.setAuthor('Ada Test205');
    pdf.setTitle('RP-205');
    await pdf.attach(Buffer.from('by Ada Test205'), 'Ada.txt', {});
    const xmp = pdf.context.stream('<dc:creator>Ada Test205</dc:creator>', {
      Type: 'Metadata',
      Subtype: 'XML',
    });
    pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp));
    const note = {
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 9, 9],
      T: PDFString.of('Ada'),
      Contents: PDFString.of('Ada'),
    };
    const box = {
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [0, 0, 9, 9],
      T: PDFString.of('Ada'),
      Contents: PDFString.of('boxed'),
    };
    page.node.set(PDFName.of('Annots'), pdf.context.obj([note, box]));
    const original = await pdf.save({ useObjectStreams: false });
    const copy = await blindCopy(original, 'pdf');
    const plain = await (
      await PDFDocument.load(copy, { updateMetadata: false })
    ).save({ useObjectStreams: false });
    expect(Buffer.from(original).toString('latin1')).toMatch(/Ada/);
    const seen = Buffer.from(plain).toString('latin1');
    expect(seen).not.toMatch(/Ada|Metadata|EmbeddedFile|\/Info/);
    expect((await PDFDocument.load(copy, { updateMetadata: false })).getAuthor()).toBeUndefined();
    expect((await readDocument(copy, 'x.pdf')).words).toBe(4);
    expect(Buffer.compare(copy, await blindCopy(original, 'pdf'))).toBe(0);
  });

  it('S5.4 plain text has nothing but its text', async () => {
    expect(Buffer.from(await blindCopy(Buffer.from('Some words'), 'text')).toString()).toBe('Some words');
  });
});

describe('S5.3 the copy that everybody else gets', () => {
  it('S5.3 fetches no template from elsewhere, and is else the document as it was', async () => {
    const original = trial('d29-attached-template-external.docx');
    const copy = await safeCopy(original, 'docx');
    expect(inside(original)).toMatch(/attachedTemplate.*Target="file:/s);
    expect(inside(copy)).not.toMatch(/attachedTemplate|file:/);
    expect((await readDocument(copy, 'x.docx')).words).toBe(5);
  });
  it('S5.3 is the same to the byte where nothing is fetched', async () => {
    const original = trial('life-named.docx');
    expect(Buffer.compare(await safeCopy(original, 'docx'), original)).toBe(0);
  });
});
