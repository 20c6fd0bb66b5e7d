/** Photos of paper, which people take of a certificate rather than scan it (S2.3). */
import { fileTypeFromBuffer } from 'file-type';
import { LARGEST_DOCUMENT } from './read-document.js';
import { refusal } from './refusals.js';

const SIGNATURE_BYTES = 4100;
/** Formats of pictures, by the ending of a name or by the signature; anybody can open the first two. */
const TAKEN: Readonly<Record<string, 'jpeg' | 'png'>> = { jpg: 'jpeg', png: 'png' };
const NAMES = /\.(?:jpe?g|jfif|png|hei[cf]s?|avif|webp|gif|bmp|tiff?|dng|raw)\s*$/i;
const OF_A_PHONE = new Set(['heic', 'heif', 'avif']);

/**
 * The kind of photo that this is, by what it holds: phones and programs give names as they like. Null if it is none.
 * @throws DocumentRefused empty, too-large, unreadable for a part of one, or wrong-type, naming what is wanted
 */
export async function photoOf(bytes: Uint8Array, fileName: string): Promise<'jpeg' | 'png' | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_BYTES));
  const isPicture = found?.mime.startsWith('image/') ?? false;
  if (!isPicture && !NAMES.test(fileName)) return null;
  if (bytes.length === 0) throw refusal('empty', 'file');
  if (bytes.length > LARGEST_DOCUMENT) throw refusal('too-large', 'photo');
  if (!isPicture) throw refusal('wrong-type', 'content');
  const kind = TAKEN[found?.ext ?? ''];
  if (kind === undefined) throw refusal('wrong-type', OF_A_PHONE.has(found?.ext ?? '') ? 'heic' : 'picture');
  if (!isWhole(bytes, kind)) throw refusal('unreadable', 'file');
  return kind;
}

/** A photo that was cut off on its way lacks its end. */
function isWhole(bytes: Uint8Array, kind: 'jpeg' | 'png'): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return kind === 'png' ? file.includes('IEND') : file.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
}
