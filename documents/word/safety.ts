import type { WordArchive } from './archive.js';
import { refusal } from '../refusals.js';
import { tagsOf } from './xml.js';

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELATIONSHIP = /^<(?:[\w.-]{1,40}:)?Relationship\b/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What lies elsewhere and shows nothing on the page: hyperlinks, of which references are made; the template on a
 * school's own drive, the addresses of a mail merge, a style sheet. All but the first are left out of every copy.
 */
const SHOWS_NOTHING = new Set([
  'hyperlink',
  'attachedTemplate',
  'mailMergeSource',
  'mailMergeHeaderSource',
  'recipientData',
  'transform',
]);

/**
 * Refuses an archive that is no Word document, holds macros, or fetches parts of what it shows from elsewhere
 * (pictures, objects, documents): whoever marks it would not see them, or reach out of their machine.
 * @throws DocumentRefused wrong-type or unreadable.
 */
export function checkWordSafety({ names, texts }: WordArchive): void {
  const types = text(texts['[Content_Types].xml']);
  if (/macroEnabled/i.test(types) || names.some((name) => /vbaProject\.bin$/i.test(name)))
    throw refusal('wrong-type', 'macros');
  if (!types.includes(DOCUMENT)) throw refusal('wrong-type', 'content');
  for (const [name, bytes] of Object.entries(texts))
    if (/\.rels$/i.test(name) && reachesOut(text(bytes))) throw refusal('wrong-type', 'links');
}

function reachesOut(relationships: string): boolean {
  for (const { text: tag } of tagsOf(relationships)) {
    if (!RELATIONSHIP.test(tag)) continue;
    const mode = attribute(tag, 'TargetMode') ?? 'Internal';
    const type = /[^/]*$/.exec(attribute(tag, 'Type') ?? '')?.[0] ?? '';
    if (mode !== 'Internal' && !SHOWS_NOTHING.has(type)) return true;
  }
  return false;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

function text(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '';
  try {
    return utf8.decode(bytes);
  } catch {
    throw refusal('unreadable', 'file');
  }
}
