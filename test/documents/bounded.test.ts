import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';
import { endlessPdf, pdfBombs, twicePackedPdf, widePdf } from './support/pdf-bombs.js';
import { thesis, wordBombs } from './support/word-bombs.js';
import { HONEST, hostile, honest, within } from './support/readers.js';

/** The longest that the event loop was kept from its work meanwhile, in milliseconds. */
async function longestWait(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

describe('S5.3 reading a document is bounded', () => {
  it.each(wordBombs)('S5.3 %s in a small Word document: %s, and nobody waits', async (_what, code, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThan(160_000);
    await readDocument(HONEST, 'x.txt');
    const waited = await longestWait(async () => {
      const bomb = readDocument(bytes, 'x.docx');
      await Promise.all([
        expect(bomb).rejects.toMatchObject({ code, message: /^[A-Z].+\.$/ }),
        readDocument(HONEST, 'x.txt').then(({ words }) => expect(words).toBe(2000)),
      ]);
    });
    expect(waited).toBeLessThan(500);
  });

  it.each(pdfBombs)('S5.3 %s in a PDF: %s', async (_what, code, make) => {
    const waited = await longestWait(async () => {
      await expect(readDocument(make(), 'x.pdf')).rejects.toMatchObject({ code });
    });
    expect(waited).toBeLessThan(500);
  });

  it('S5.3 a thesis of 100,000 words with a hundred tables is read, and left to the rule on words', async () => {
    const { words } = await readDocument(thesis(100_000, 100), 'x.docx');
    expect(words).toBe(105_000);
  });

  it('S5.3 what takes too long is given up, and the honest ones that wait behind it are read', async () => {
    const readers = within({ processorMs: 1_000 });
    const bombs = Array.from({ length: 3 }, () => hostile(readers, endlessPdf(), 'x.pdf'));
    const others = Array.from({ length: 5 }, () => honest(readers));
    expect(await Promise.all(bombs)).toEqual(['too-complex', 'too-complex', 'too-complex']);
    for (const { words } of await Promise.all(others)) expect(words).toBe(2000);
  });

  it('S5.3 memory is bounded, also what lies outside of the heap of objects', async () => {
    const readers = within({ residentBytes: 300_000_000 });
    expect(await hostile(readers, twicePackedPdf(), 'x.pdf')).toBe('too-complex');
    expect(await hostile(readers, widePdf(), 'x.pdf')).toBe('too-complex');
    expect((await honest(readers)).words).toBe(2000);
  });
});
