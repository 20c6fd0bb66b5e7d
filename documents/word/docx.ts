import type { Line } from '../count/line.js';
import { openArchive, type WordArchive } from './archive.js';
import { chunkLines } from './chunk.js';
import { notesFrom } from './notes.js';
import { mainPart, relationshipsOf, type Relationship } from './package.js';
import { checkWordSafety } from './safety.js';
import { stylesFrom } from './styles.js';
import { shownLines, type LinkedParts } from './walk.js';
import { XmlCount } from './xml.js';
import { refusal } from '../refusals.js';

/** A document within a document within a document: nobody writes that. */
const DEEPEST = 2;

/**
 * The lines of a Word document in reading order: one a paragraph, table cells included, each note after the
 * paragraph that refers to it. Comments and deleted text are left out.
 * @param depth how many documents this one is in
 * @throws DocumentRefused wrong-type, zip-bomb, too-complex, too-large or unreadable.
 */
export function docxLines(bytes: Uint8Array, depth = 0): Line[] {
  if (depth > DEEPEST) throw refusal('too-complex', 'elements');
  const archive = openArchive(bytes);
  checkWordSafety(archive);
  const count = new XmlCount();
  for (const { buffer, byteOffset, length } of Object.values(archive.texts))
    count.add(Buffer.from(buffer, byteOffset, length).toString('latin1'));
  const part = mainPart(archive);
  const text = archive.texts[part];
  if (!text) throw refusal('unreadable', 'file');
  return shownLines(text, elsewhereIn(archive, relationshipsOf(archive, part), depth));
}

function elsewhereIn(archive: WordArchive, related: readonly Relationship[], depth: number): LinkedParts {
  const byType = (type: string): Uint8Array | undefined =>
    archive.texts[related.find((one) => one.type === type && !one.isExternal)?.target ?? ''];
  const byId = (id: string): string => related.find((one) => one.id === id && !one.isExternal)?.target ?? '';
  const nothing: LinkedParts = {
    styles: stylesFrom(byType('styles')),
    note: () => [],
    chunk: () => [],
    diagram: () => [],
  };
  // A footnote may have an endnote; no note has one of its own kind.
  const endnotes = notesFrom(byType('endnotes'), 'endnote', nothing);
  const endnote = (id: string): readonly Line[] => endnotes.get(id) ?? [];
  const footnotes = notesFrom(byType('footnotes'), 'footnote', {
    ...nothing,
    note: (kind, id) => (kind === 'endnote' ? endnote(id) : []),
  });
  return {
    ...nothing,
    note: (kind, id) => (kind === 'endnote' ? endnote(id) : (footnotes.get(id) ?? [])),
    chunk: (id) => chunkLines(archive, byId(id), (bytes) => docxLines(bytes, depth + 1)),
    diagram: (id) => {
      const data = archive.texts[byId(id)];
      return data ? shownLines(data, nothing, true) : [];
    },
  };
}
