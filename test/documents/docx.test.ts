import {
  Bookmark,
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Document,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';
import { asPart, docxOf, heading, paragraph, partText, table, withParts } from './support/make-docx.js';

const count = async (bytes: Uint8Array): Promise<number> => (await readDocument(bytes, 'x.docx')).words;

describe('what is counted in a Word document', () => {
  it('S5.3 runs that split a word, tabs, line breaks and links', async () => {
    const split = new Paragraph({
      children: [
        new TextRun('inclu'),
        new TextRun({ text: 'sion', bold: true }),
        new TextRun({ children: [new Tab(), 'after'] }),
        new TextRun({ text: 'below', break: 1 }),
        new ExternalHyperlink({ link: 'https://www.gov.uk/', children: [new TextRun(' the code')] }),
        new Bookmark({ id: 'mark', children: [new TextRun(' marked')] }),
      ],
    });
    expect(await count(await docxOf([split]))).toBe(6);
  });

  it('S5.3 a footnote where its mark stands, so that one among the references is not counted', async () => {
    const noted = (text: string, note: number): Paragraph =>
      new Paragraph({ children: [new TextRun(text), new FootnoteReferenceRun(note)] });
    const footnotes = {
      1: { children: [paragraph('Three more words')] },
      2: { children: [paragraph('Not counted at all')] },
    };
    const bytes = await docxOf([noted('Two words', 1), heading('References'), noted('Smith', 2)], {
      footnotes,
    });
    expect(await count(bytes)).toBe(5);
  });

  it('S5.3 inserted text is counted, deleted text is not', async () => {
    const revision = { id: 1, author: 'A', date: '2026-10-20T08:00:00Z' };
    const changed = new Paragraph({
      children: [
        new TextRun('kept '),
        new InsertedTextRun({ ...revision, text: 'put in ' }),
        new DeletedTextRun({ ...revision, id: 2, text: 'taken out of it' }),
      ],
    });
    expect(await count(await docxOf([changed]))).toBe(3);
  });

  it('S5.3 numbers of lists, page headers and page footers are not counted', async () => {
    const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }];
    const document = new Document({
      numbering: { config: [{ reference: 'steps', levels }] },
      sections: [
        {
          headers: { default: new Header({ children: [paragraph('Candidate number 1234')] }) },
          footers: { default: new Footer({ children: [paragraph('Page one')] }) },
          children: [new Paragraph({ text: 'first step', numbering: { reference: 'steps', level: 0 } })],
        },
      ],
    });
    expect(await count(new Uint8Array(await Packer.toBuffer(document)))).toBe(2);
  });

  it('S5.3 a text box is counted, apart from the words around it', async () => {
    const box =
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>' +
      '<w:p><w:r><w:t>two boxed</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>';
    const bytes = withParts(await docxOf([paragraph('around')]), (parts) => ({
      ...parts,
      'word/document.xml': asPart(
        partText(parts, 'word/document.xml').replace('<w:r><w:t', `${box}<w:r><w:t`),
      ),
    }));
    expect(await count(bytes)).toBe(3);
  });
});

describe('where the count of a Word document stops', () => {
  it('S5.3 at a heading by style, of any level', async () => {
    const bytes = await docxOf([
      paragraph('one two'),
      new Paragraph({ text: 'Appendix A Interview questions', heading: HeadingLevel.HEADING_3 }),
      paragraph('not counted'),
    ]);
    expect(await readDocument(bytes, 'x.docx')).toMatchObject({ words: 2, countedTo: 'appendix' });
  });

  it('S5.3 not at a paragraph or a table cell that happens to hold the word', async () => {
    const bytes = await docxOf([
      paragraph('References'),
      table([['References', 'Appendix']]),
      paragraph('still counted'),
    ]);
    expect(await readDocument(bytes, 'x.docx')).toMatchObject({ words: 5, countedTo: 'end' });
  });

  it('S5.3 a document that begins with its references has no words to count, and is no empty document', async () => {
    const bytes = await docxOf([heading('References'), paragraph('Smith 2020')]);
    expect(await readDocument(bytes, 'x.docx')).toMatchObject({ words: 0, countedTo: 'references' });
  });
});
