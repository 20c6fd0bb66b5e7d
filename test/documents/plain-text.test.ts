import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';

const TEXT = 'Zoë’s “graduated approach” – naïve?\r\nIt cost £1,298\rin all.\nBibliography\nBrontë 1847';
const WORDS = 9;

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('plain text in the encodings that editors write', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['Windows-1252', iconv.encode(TEXT, 'windows-1252')],
    ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, big end first', utf16be(TEXT)],
  ])('S5.3 %s', async (_encoding, bytes) => {
    const reading = await readDocument(bytes, 'response.TXT', { withText: true });
    expect(reading).toMatchObject({ kind: 'text', words: WORDS, countedTo: 'bibliography' });
    expect(reading.text?.split('\n')[0]).toBe('Zoë’s “graduated approach” – naïve?');
    expect(reading.text).toContain('£1,298');
  });

  it.each(['BM is a pupil in Year 4.', 'MZ and II* are pupils.', 'GIF89a is a format.'])(
    'S5.3 text that begins like another format is text all the same: %s',
    async (text) => {
      expect((await readDocument(Buffer.from(text), 'x.txt')).words).toBeGreaterThan(3);
    },
  );

  it.each<[string, Uint8Array]>([
    ['control characters', Buffer.from('Some\u0000words')],
    ['bytes that are no text in any of these', Buffer.from([0x53, 0x81, 0x8d, 0x90])],
    ['half a character at the end of UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42])],
    ['a web page', Buffer.from('<!DOCTYPE html><p>Some words')],
  ])('S5.3 %s: refused', async (_what, bytes) => {
    await expect(readDocument(bytes, 'x.txt')).rejects.toMatchObject({ code: 'wrong-type' });
  });
});
