import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { DocumentRefused, LARGEST_DOCUMENT, readDocument } from '../../documents/read-document.js';
import { compoundFile } from './support/compound-file.js';
import { encryptedPdf } from './support/encrypted-pdf.js';
import { docxOf, paragraph } from './support/make-docx.js';
import { pdfOf } from './support/make-pdf.js';

const NAME = 'Zoe Invented final';

async function refused(bytes: Uint8Array, extension: string): Promise<string> {
  const outcome = await readDocument(bytes, `${NAME}.${extension}`).catch((error: unknown) => error);
  if (!(outcome instanceof DocumentRefused)) throw new Error('The document was not refused.');
  expect(outcome.message).not.toMatch(/Zoe|Invented|final/);
  expect(outcome.message).toMatch(/^[A-Z].+\.$/);
  return outcome.code;
}

const windowsProgram = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 1), Buffer.from('PE\0\0')]);

async function pdfWith(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Some words', { font: await pdf.embedFont(StandardFonts.Helvetica) });
  change(pdf);
  return pdf.save();
}

describe('documents that cannot be taken', () => {
  it.each(['docx', 'pdf', 'txt'])('S5.3 an empty file (.%s)', async (extension) => {
    expect(await refused(new Uint8Array(), extension)).toBe('empty');
  });
  it.each(['docx', 'pdf', 'txt'])(
    'S5.3 a file of more than 20 MB (.%s); 20 MB itself is judged on what it holds',
    async (extension) => {
      expect(await refused(new Uint8Array(LARGEST_DOCUMENT + 1), extension)).toBe('too-large');
      expect(await refused(new Uint8Array(LARGEST_DOCUMENT), extension)).toBe('wrong-type');
    },
  );
  it.each([
    'doc',
    'docm',
    'dotx',
    'odt',
    'rtf',
    'exe',
    'pages',
    'jpg',
    'constructor',
    'docx.exe',
    'pdf/x',
    'pdf ',
  ])('S5.3 a name that ends in .%s, whatever the file holds', async (extension) => {
    const bytes = await docxOf([paragraph('Some words')]);
    expect(await refused(bytes, extension)).toBe('wrong-type');
  });
  it('S5.3 a name without an extension', async () => {
    await expect(readDocument(Buffer.from('Some words'), 'response')).rejects.toMatchObject({
      code: 'wrong-type',
    });
    await expect(readDocument(Buffer.from('Some words'), '')).rejects.toMatchObject({ code: 'wrong-type' });
  });
  it.each(['docx', 'pdf', 'txt'])('S5.3 a program renamed .%s', async (extension) => {
    expect(await refused(windowsProgram, extension)).toBe('wrong-type');
  });
  it('S5.3 one kind renamed to another', async () => {
    const docx = await docxOf([paragraph('Some words')]);
    const pdf = await pdfOf(['Some words']);
    const old = compoundFile(['WordDocument']);
    expect(await refused(docx, 'pdf')).toBe('wrong-type');
    expect(await refused(pdf, 'docx')).toBe('wrong-type');
    expect(await refused(docx, 'txt')).toBe('wrong-type');
    expect(await refused(pdf, 'txt')).toBe('wrong-type');
    expect(await refused(old, 'docx')).toBe('wrong-type');
    expect(await refused(Buffer.from('Some words'), 'docx')).toBe('wrong-type');
    expect(await refused(Buffer.from('Some words'), 'pdf')).toBe('wrong-type');
    expect(await refused(Buffer.from('{\\rtf1\\ansi Some words}'), 'txt')).toBe('wrong-type');
  });
  it('S5.3 a document under a password: Word, PDF, and a PDF that opens but is restricted', async () => {
    expect(await refused(compoundFile(['EncryptionInfo', 'EncryptedPackage']), 'docx')).toBe('encrypted');
    expect(await refused(encryptedPdf('secret'), 'pdf')).toBe('encrypted');
    expect(await refused(encryptedPdf(''), 'pdf')).toBe('encrypted');
  });
  it('S5.3 a document without words: a scan, a blank page, an empty Word document, white space', async () => {
    const blank = await PDFDocument.create();
    blank.addPage();
    expect(await refused(await blank.save(), 'pdf')).toBe('no-text');
    const scan = await PDFDocument.create();
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    scan.addPage().drawImage(await scan.embedPng(dot), { width: 500, height: 700 });
    expect(await refused(await scan.save(), 'pdf')).toBe('no-text');
    expect(await refused(await docxOf([paragraph(''), paragraph('– •')]), 'docx')).toBe('no-text');
    expect(await refused(Buffer.from(' \r\n\t\n'), 'txt')).toBe('no-text');
  });
  it('S5.3 a file that is damaged', async () => {
    const docx = await docxOf([paragraph('Some words '.repeat(500))]);
    expect(await refused(docx.subarray(0, docx.length / 2), 'docx')).toBe('unreadable');
    const pdf = await pdfOf(['Some words']);
    expect(await refused(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500, 0x20)]), 'pdf')).toBe(
      'unreadable',
    );
    expect(await refused(pdf.subarray(0, 30), 'pdf')).toBe('unreadable');
    const noPages = Buffer.from(
      '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF',
    );
    expect(await refused(noPages, 'pdf')).toBe('unreadable');
  });
});

describe('PDF files with JavaScript', () => {
  const action = { S: 'JavaScript', JS: PDFString.of('app.alert(1)') };
  it.each<[string, (pdf: PDFDocument) => void]>([
    ['of the document', (pdf) => pdf.addJavaScript('main', 'app.alert(1)')],
    ['run when it opens', (pdf) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(action))],
    [
      'run when a page opens',
      (pdf) => pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: action })),
    ],
    [
      'behind a link',
      (pdf) =>
        pdf
          .getPage(0)
          .node.set(
            PDFName.of('Annots'),
            pdf.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 99, 99], A: action }]),
          ),
    ],
  ])('S5.3 %s', async (_where, change) => {
    expect(await refused(await pdfWith(change), 'pdf')).toBe('script');
  });
  it('S5.3 plain text about /S /JavaScript is no script', async () => {
    const bytes = await pdfOf(['The page said JavaScript (and /JavaScript too)']);
    expect((await readDocument(bytes, 'x.pdf')).words).toBe(7);
  });
});
