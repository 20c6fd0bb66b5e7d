/** More of what a document shows as text, and of what it does not; by hand, since one program alone writes each. */
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { readText } from '../../documents/read-text.js';
import { asPart, withParts } from './support/make-docx.js';
import { word, wordOf } from './support/word-bombs.js';

const count = (body: string) => readText(wordOf(body), 'x.docx', {});
const run = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ENTRY = word('Norwich, B. (2014) Changing policy. London: Sage.');
const heading = (text: string, style: string): string => `<w:p><w:pPr>${style}</w:pPr>${run(text)}</w:p>`;

describe('what a Word document shows', () => {
  it.each([
    [
      'moved text once',
      `<w:p><w:moveFrom>${run('two words')}</w:moveFrom></w:p><w:p><w:moveTo>${run('two words')}</w:moveTo></w:p>`,
      2,
    ],
    [
      'no hidden text',
      `<w:p>${run('shown')}${run(' hidden away', '<w:vanish/>')}${run(' again', '<w:vanish w:val="0"/>')}</w:p>`,
      2,
    ],
    [
      'what a field shows, not its order',
      `<w:p><w:r><w:instrText> REF somewhere else </w:instrText></w:r>${run('Figure 2')}</w:p>`,
      2,
    ],
    [
      'one of two writings of a box',
      `<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice>${word('in a box')}</mc:Choice><mc:Fallback>${word('in a box')}</mc:Fallback></mc:AlternateContent></w:p>`,
      3,
    ],
    [
      'the second writing where the first is a picture',
      `<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice/><mc:Fallback>${word('in a box')}</mc:Fallback></mc:AlternateContent></w:p>`,
      3,
    ],
    [
      'words of a content control',
      `<w:sdt><w:sdtPr><w:alias w:val="not this"/></w:sdtPr><w:sdtContent>${word('these two')}</w:sdtContent></w:sdt>`,
      2,
    ],
    [
      'a word with a hyphen that does not break',
      `<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>being</w:t></w:r></w:p>`,
      1,
    ],
    [
      'words in art',
      `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Our vision"/></v:shape></w:pict></w:r></w:p>`,
      2,
    ],
  ])('S5.3 %s', async (_what, body, words) => {
    expect(await count(body)).toMatchObject({ words });
  });

  it.each(['html', 'txt'])('S5.3 a file that was put into it as .%s', async (extension) => {
    const page =
      extension === 'txt' ? 'three plain words' : '<html><style>p {}</style><p>three<br>plain words';
    const body =
      '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="c"/>';
    const bytes = withParts(wordOf(body), (parts) => ({
      ...parts,
      'word/_rels/document.xml.rels': asPart(
        `<Relationships><Relationship Id="c" Type="x/aFChunk" Target="/word/c.${extension}"/></Relationships>`,
      ),
      [`word/c.${extension}`]: asPart(page),
    }));
    expect(await readText(bytes, 'x.docx', {})).toMatchObject({ words: 3 });
  });
});

describe('where its count stops', () => {
  const TEXT = word('three words here');
  it.each([
    ['a heading by its level alone', heading('References', '<w:outlineLvl w:val="0"/>')],
    ['a line of its own in no style, before a list', word('REFERENCES')],
  ])('S5.3 at %s', async (_what, end) => {
    expect(await count(TEXT + end + ENTRY)).toMatchObject({ words: 3, countedTo: 'references' });
  });
  it('S5.3 at a line of its own after a line break', async () => {
    const body = `<w:p><w:r><w:t>three words here</w:t><w:br/><w:t>References</w:t><w:br/><w:t>Norwich, B. (2014) Policy.</w:t></w:r></w:p>`;
    expect(await count(body)).toMatchObject({ words: 3, countedTo: 'references' });
  });
  it('S5.3 at the list of references, not at the appendix behind it', async () => {
    const appendix = word('Appendix A: questions') + word('What went well?');
    expect(await count(TEXT + word('References') + ENTRY + appendix)).toMatchObject({
      words: 3,
      wordsAfter: 13,
    });
  });
  it('S5.3 much after it is asked about', async () => {
    const body = word('word '.repeat(400)) + word('Appendix 1') + word('word '.repeat(400));
    expect(await count(body)).toMatchObject({ words: 400, countedTo: 'appendix', doubt: 'much-after-it' });
  });
  it('S5.3 an appendix named in a table of contents is not where it stops', async () => {
    const body =
      word('Contents') + word('Appendix A') + word('word '.repeat(400)) + word('Appendix A') + word('more');
    expect(await count(body)).toMatchObject({ words: 403, countedTo: 'appendix', doubt: null });
  });
});

describe('what a PDF shows', () => {
  it('S5.3 what was filled into a form is counted', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('Response');
    const field = pdf.getForm().createTextField('answer');
    field.setText('three more words');
    field.addToPage(pdf.getPage(0));
    expect(await readText(await pdf.save(), 'x.pdf', {})).toMatchObject({ words: 4 });
  });
});
