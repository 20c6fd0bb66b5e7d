import { describe, expect, it } from 'vitest';
import { photoOf } from '../../documents/photo.js';
import { readDocument } from '../../documents/read-document.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffd9', 'hex'),
]);
const HEIC = Buffer.concat([
  Buffer.from('00000018', 'hex'),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(99),
]);
const GIF = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(50)]);

describe('S2.3 a photo of a certificate is evidence', () => {
  it.each([
    ['certificate.jpg', JPEG, 'jpeg'],
    ['IMG_0001.JPEG', JPEG, 'jpeg'],
    ['certificate.png', PNG, 'png'],
    // Phones and programs give names as they like.
    ['certificate.png', JPEG, 'jpeg'],
    ['certificate', PNG, 'png'],
    ['certificate.pdf', Buffer.from('%PDF-1.7\n'), null],
    ['certificate.docx', Buffer.from('PK\u0003\u0004'), null],
    ['certificate.txt', Buffer.from('I hold QTS.'), null],
  ])('S2.3 %s', async (name, bytes, kind) => {
    expect(await photoOf(bytes, name)).toBe(kind);
  });

  it.each([
    ['IMG_0002.HEIC', HEIC, 'wrong-type', /HEIC.*JPEG/],
    ['renamed.jpg', HEIC, 'wrong-type', /HEIC.*JPEG/],
    ['certificate.gif', GIF, 'wrong-type', /only JPEG \(\.jpg\) and PNG/],
    ['certificate.jpg', Buffer.from('I hold QTS.'), 'wrong-type', /not what its name says/],
    ['certificate.jpg', Buffer.alloc(0), 'empty', /empty/],
    ['certificate.jpg', JPEG.subarray(0, 18), 'unreadable', /damaged/],
    ['certificate.jpg', Buffer.concat([JPEG, Buffer.alloc(20 * 1024 * 1024)]), 'too-large', /JPEG/],
  ])('S2.3 %s is refused, with what to do', async (name, bytes, code, message) => {
    await expect(photoOf(bytes, name)).rejects.toMatchObject({ code, message });
  });

  it('S5.3 a photo is no written response, and the refusal says so', async () => {
    for (const name of ['page.jpg', 'page.heic'])
      await expect(readDocument(JPEG, name)).rejects.toMatchObject({
        code: 'wrong-type',
        message: /typed document/,
      });
  });
});
