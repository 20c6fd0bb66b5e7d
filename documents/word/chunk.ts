/** Files whose text is a part of a Word document (`altChunk`): reports and learning platforms write such documents. */
import type { Line } from '../count/line.js';
import { plainTextLines, textFrom } from '../plain-text.js';
import { refusal } from '../refusals.js';
import type { WordArchive } from './archive.js';
import { htmlLines } from './html-text.js';

/**
 * @param nested how another Word document in it is read
 * @throws DocumentRefused wrong-type for a format that is not read, and whatever the file in it is refused for
 */
export function chunkLines(
  archive: WordArchive,
  part: string,
  nested: (bytes: Uint8Array) => readonly Line[],
): readonly Line[] {
  const bytes = archive.unpack(part);
  if (!bytes) return [];
  const extension = /[^.]*$/.exec(part.toLowerCase())?.[0];
  if (extension === 'docx' || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return nested(bytes);
  if (extension === 'txt') return plainTextLines(bytes);
  const text = textFrom(bytes);
  if (
    text !== undefined &&
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|body|div|p|h\d)\b/is.test(text)
  )
    return htmlLines(text);
  throw refusal('wrong-type', 'inserted');
}
