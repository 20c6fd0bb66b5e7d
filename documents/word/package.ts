/** How the parts of a Word document refer to each other. */
import { posix } from 'node:path';
import type { WordArchive } from './archive.js';
import { visit } from './parse.js';

export interface Relationship {
  readonly id: string;
  /** The end of its type, such as `footnotes`. */
  readonly type: string;
  /** The name of the part in the archive, or the address outside of it. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The part that says what a part refers to. */
export const relationshipsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** What a part refers to; the whole document is the part with the empty name. */
export function relationshipsOf({ texts }: Pick<WordArchive, 'texts'>, part: string): Relationship[] {
  const bytes = texts[part === '' ? '_rels/.rels' : relationshipsPart(part)];
  return bytes === undefined ? [] : readRelationships(bytes, posix.dirname(part));
}

export function readRelationships(bytes: Uint8Array, folder: string): Relationship[] {
  const found: Relationship[] = [];
  visit(bytes, {
    open(_name, { local, attributes }) {
      if (local !== 'Relationship') return;
      const of = (name: string): string => attributes[name]?.value ?? '';
      const isExternal = (attributes['TargetMode']?.value ?? 'Internal') !== 'Internal';
      const target = isExternal ? of('Target') : partName(folder, of('Target'));
      found.push({ id: of('Id'), type: /[^/]*$/.exec(of('Type'))?.[0] ?? '', target, isExternal });
    },
  });
  return found;
}

/** Names begin at the folder of the part that names them, or with a slash at the root. */
const partName = (folder: string, target: string): string =>
  posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(folder, target));

/** The part with the text of the document. */
export const mainPart = (archive: WordArchive): string =>
  relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
