import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';
import { responseDocx } from './support/make-docx.js';
import { responsePdf } from './support/make-pdf.js';
import { response, type Response } from './support/words.js';

const LIMITS = [1499, 1500, 2500, 2501];

const responseText = (parts: Response): Uint8Array =>
  Buffer.from(
    [
      parts.title,
      parts.heading,
      ...parts.paragraphs,
      parts.caption,
      ...parts.cells.map((row) => row.join('\t')),
      'References',
      ...parts.references,
    ].join('\r\n\r\n'),
  );

const kinds = [
  ['docx', 'study.docx', responseDocx],
  ['pdf', 'study.pdf', responsePdf],
  ['text', 'study.txt', responseText],
] as const;

describe.each(kinds)('a response as %s', (kind, name, make) => {
  it.each(LIMITS)(
    'S5.3 of %i words is counted exactly: title, headings, table and caption in, references out',
    async (words) => {
      const bytes = await make(response(words));
      const reading = await readDocument(bytes, name);
      expect(reading).toEqual({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        kind,
        words,
        countedTo: 'references',
        wordsAfter: 48,
        doubt: null,
      });
    },
  );

  it('S5.3 its text is returned only when asked for, and the bytes are left as they were', async () => {
    const bytes = Buffer.from(await make(response(1500)));
    const before = createHash('sha256').update(bytes).digest('hex');
    expect(await readDocument(bytes, name)).not.toHaveProperty('text');
    const { text } = await readDocument(bytes, name, { withText: true });
    expect(text).toContain('Table 1: Pupils by year');
    expect(text).toContain('SEND code of practice');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(before);
  });
});
