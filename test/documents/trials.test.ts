/** Documents behind faults that were met: each has the number of words that its reader sees. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';

const trial = (name: string) => readDocument(readFileSync(new URL(`trials/${name}`, import.meta.url)), name);

describe('what Word or a reader of PDF shows as text', () => {
  it.each([
    ['a text box that only newer programs know', 'd04-textbox-drawingml-only.docx', 10],
    ['the number in a caption, or a reference to it', 'd11-fldSimple.docx', 7],
    ['a page that was put into the document', 'd17-altChunk-only.docx', 5],
    ['a document on a template of the school', 'd29-attached-template-external.docx', 5],
  ])('S5.3 %s is counted', async (_what, name, words) => {
    expect(await trial(name)).toMatchObject({ words, countedTo: 'end' });
  });

  it('S5.3 a scan with page numbers is a scan', async () => {
    const refused = { code: 'no-text', message: /^The pages are pictures/ };
    await expect(trial('p16-scan-with-page-numbers.pdf')).rejects.toMatchObject(refused);
  });
});

describe('where the count of a document stops', () => {
  it('S5.3 at a heading in a style that builds upon Heading 1', async () => {
    const expected = { words: 5, countedTo: 'references', wordsAfter: 6, doubt: null };
    expect(await trial('d18-references-custom-style-basedOn-Heading1.docx')).toMatchObject(expected);
  });

  it('S5.3 not in a table of contents, but at the heading that a list of references follows', async () => {
    const expected = { words: 1692, countedTo: 'references', wordsAfter: 8, doubt: null };
    expect(await trial('life-toc.pdf')).toMatchObject(expected);
  });

  it.each([
    ['a line that ends a sentence', 'p04-refs-wrapped-end-of-paragraph.pdf', 23],
    ['a line that ends a sentence, in plain text', 't04-hardwrap-references.txt', 20],
  ])('S5.3 not at %s', async (_what, name, words) => {
    expect(await trial(name)).toMatchObject({ words, countedTo: 'end', doubt: null });
  });

  it('S5.3 a heading that nothing like a list follows is passed over, and it is asked', async () => {
    const expected = { words: 10, countedTo: 'end', doubt: 'heading-passed-over' };
    expect(await trial('p06-toc-refs-alone.pdf')).toMatchObject(expected);
  });
});
