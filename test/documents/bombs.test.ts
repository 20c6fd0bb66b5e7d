import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../documents/word/archive.js';
import { checkPdfStreams } from '../../documents/pdf-streams.js';
import { readDocument } from '../../documents/read-document.js';
import { asPart, docxOf, paragraph, partText, withParts } from './support/make-docx.js';
import { pdfOf } from './support/make-pdf.js';

const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes);
const read = async (bytes: Uint8Array): Promise<unknown> => readDocument(bytes, 'x.docx');
const document = async (): Promise<Uint8Array> => docxOf([paragraph('Some words')]);
const RELS = 'word/_rels/document.xml.rels';

const related = async (type: string, target: string, mode: string): Promise<Uint8Array> =>
  withParts(await document(), (parts) => ({
    ...parts,
    [RELS]: asPart(
      partText(parts, RELS).replace(
        '</Relationships>',
        `<Relationship Id='rX' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}' Target="${target}" ${mode}/></Relationships>`,
      ),
    ),
  }));

describe('archives that unpack too far', () => {
  it('S5.3 one part that unpacks to far more than a response', async () => {
    const bomb = withParts(await document(), (parts) => ({
      ...parts,
      'word/bomb.xml': zeros(ARCHIVE_LIMITS.textBytes),
    }));
    expect(bomb.length).toBeLessThan(200_000);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'zip-bomb' });
  });
  it('S5.3 too many parts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: ARCHIVE_LIMITS.entries }, (_, at) => [`m/${String(at)}.png`, zeros(1)]),
    );
    const bomb = withParts(await document(), (parts) => ({ ...parts, ...many }));
    await expect(read(bomb)).rejects.toMatchObject({ code: 'zip-bomb' });
  });
  it('S5.3 a part that lies about its size is not unpacked beyond what it said', async () => {
    const honest = withParts(await document(), (parts) => ({ ...parts, 'word/bomb.xml': zeros(60_000_000) }));
    const file = Buffer.from(honest);
    const entry = file.lastIndexOf('word/bomb.xml') - 46;
    expect(file.readUInt32LE(entry + 24)).toBe(60_000_000);
    file.writeUInt32LE(10, entry + 24);
    expect(await read(file)).toMatchObject({ words: 2 });
  });
  it('S5.3 a document with large pictures is no bomb', async () => {
    const picture = withParts(await document(), (parts) => ({
      ...parts,
      'word/media/a.png': zeros(30_000_000),
    }));
    expect(await read(picture)).toMatchObject({ words: 2 });
  });
  it('S5.3 a PDF whose streams unpack too far', async () => {
    const packed = deflateSync(zeros(3_000_000));
    const file = Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n'),
      packed,
      Buffer.from('\nendstream'),
    ]);
    const twice = Buffer.concat([file, file]);
    expect(() => checkPdfStreams(file, 4_000_000)).not.toThrow();
    expect(() => checkPdfStreams(twice, 4_000_000)).toThrow(expect.objectContaining({ code: 'zip-bomb' }));
  });
  it('S5.3 a PDF of more than 500 pages', async () => {
    const lines = Array.from({ length: 501 * 52 }, () => 'a');
    await expect(readDocument(await pdfOf(lines), 'x.pdf')).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('Word documents that hold more than a document', () => {
  it('S5.3 macros, by their content type or by their part, under a .docx name', async () => {
    const byPart = withParts(await document(), (parts) => ({ ...parts, 'word/vbaProject.bin': zeros(10) }));
    const byType = withParts(await document(), (parts) => ({
      ...parts,
      '[Content_Types].xml': asPart(
        partText(parts, '[Content_Types].xml').replace(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'application/vnd.ms-word.document.macroEnabled.main+xml',
        ),
      ),
    }));
    for (const bytes of [byPart, byType])
      await expect(read(bytes)).rejects.toMatchObject({ code: 'wrong-type', message: /macros/ });
  });
  it.each([
    ['image', 'https://example.org/a.png', 'TargetMode="External"'],
    ['subDocument', 'file:///c:/a.docx', "TargetMode='External'"],
    ['oleObject', 'https://example.org/?a>b', 'TargetMode = "External"'],
    ['image', 'https://example.org/a.png', 'TargetMode="Ext&#101;rnal"'],
  ])('S5.3 a part (%s) fetched from elsewhere', async (type, target, mode) => {
    const bytes = await related(type, target, mode);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'wrong-type', message: /elsewhere/ });
  });
  it('S5.3 links that are only followed by a reader are taken', async () => {
    expect(
      await read(await related('hyperlink', 'https://www.gov.uk/', 'TargetMode="External"')),
    ).toMatchObject({ words: 2 });
    expect(await read(await related('theme', 'theme/theme1.xml', 'TargetMode="Internal"'))).toMatchObject({
      words: 2,
    });
  });
  it.each([
    ['attachedTemplate', 'file:///K:/Templates/NPQ.dotx'],
    ['mailMergeSource', 'file:///C:/Users/somebody/list.xlsx'],
    ['transform', 'https://example.org/a.xslt'],
  ])(
    'S5.3 what lies elsewhere and shows nothing (%s) keeps no words from being counted',
    async (type, target) => {
      expect(await read(await related(type, target, 'TargetMode="External"'))).toMatchObject({ words: 2 });
    },
  );
  it('S5.3 another archive under a .docx name, and a document whose text is broken', async () => {
    const spreadsheet = withParts(await document(), (parts) => ({
      ...parts,
      '[Content_Types].xml': asPart(
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
    }));
    await expect(read(spreadsheet)).rejects.toMatchObject({ code: 'wrong-type' });
    const broken = withParts(await document(), (parts) => ({
      ...parts,
      'word/document.xml': asPart('<w:document><w:body>'),
    }));
    await expect(read(broken)).rejects.toMatchObject({ code: 'unreadable' });
    const missing = withParts(await document(), (parts) => ({
      '[Content_Types].xml': parts['[Content_Types].xml'] ?? zeros(0),
    }));
    await expect(read(missing)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
