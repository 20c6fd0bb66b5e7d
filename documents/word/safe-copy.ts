/** A copy of a Word document that reaches out to nowhere when it is opened: without templates and data kept elsewhere. */
import { unzipSync, zipSync } from 'fflate';
import { openArchive } from './archive.js';
import { readRelationships } from './package.js';
import { decodeXml } from './parse.js';
import { rewrite } from './rewrite.js';

const REACHING_OUT = new Set(['attachedTemplate', 'mailMerge', 'saveThroughXslt']);

/** The same bytes, if there is nothing of that kind in it. */
export function safeWordCopy(bytes: Uint8Array): Uint8Array {
  const { texts } = openArchive(bytes);
  const reaching = Object.keys(texts).filter((name) => /\.rels$/i.test(name) && idsIn(texts[name]).size > 0);
  if (reaching.length === 0) return bytes;
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    if (reaching.includes(name)) return [name, withoutReaching(part)] as const;
    return [name, /settings\.xml$/i.test(name) ? changed(part, REACHING_OUT) : part] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: '1980-01-01T00:00:00Z' });
}

/** The relationships to what lies elsewhere, but for links, which only a reader follows. */
function idsIn(bytes: Uint8Array | undefined): Set<string> {
  const all = bytes === undefined ? [] : readRelationships(bytes, '');
  return new Set(
    all.filter(({ isExternal, type }) => isExternal && type !== 'hyperlink').map(({ id }) => id),
  );
}

function withoutReaching(bytes: Uint8Array): Uint8Array {
  const ids = idsIn(bytes);
  return changed(bytes, new Set(), (tag, name) => {
    const id = /\sId\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
    return name === 'Relationship' && ids.has(id) ? '' : tag;
  });
}

const changed = (
  bytes: Uint8Array,
  without: ReadonlySet<string>,
  tag?: (tag: string, name: string) => string,
): Uint8Array => new TextEncoder().encode(rewrite(decodeXml(bytes), { without, ...(tag ? { tag } : {}) }));
