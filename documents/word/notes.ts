import type { SaxesTagNS } from 'saxes';
import type { Line } from '../count/line.js';
import { attributeOf } from './names.js';
import { Paragraphs } from './paragraphs.js';
import { visit } from './parse.js';
import { Walk, type LinkedParts } from './walk.js';

/** The lines of every footnote, or every endnote, by its id. */
export function notesFrom(
  bytes: Uint8Array | undefined,
  kind: 'footnote' | 'endnote',
  elsewhere: LinkedParts,
): ReadonlyMap<string, readonly Line[]> {
  const notes = new Map<string, readonly Line[]>();
  if (bytes === undefined) return notes;
  const walk = new Walk(elsewhere, true);
  visit(bytes, {
    open(name: string, tag: SaxesTagNS) {
      if (name === `w:${kind}`) {
        walk.paragraphs = new Paragraphs();
        notes.set(attributeOf(tag, 'w:id') ?? '', walk.paragraphs.lines);
      } else walk.open(name, tag);
    },
    close(name) {
      if (name !== `w:${kind}`) walk.close(name);
    },
    text: (text) => walk.text(text),
  });
  return notes;
}
