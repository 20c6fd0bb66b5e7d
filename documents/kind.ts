import { fileTypeFromBuffer } from 'file-type';
import { refusal } from './refusals.js';

export type DocumentKind = 'docx' | 'pdf' | 'text';

const kinds: Readonly<Record<string, DocumentKind>> = { docx: 'docx', pdf: 'pdf', txt: 'text', text: 'text' };
/** What people photograph or scan; evidence of that kind is taken before it comes here. */
const PICTURES = new Set(['jpg', 'jpeg', 'png', 'heic', 'heif', 'avif', 'webp', 'gif', 'tif', 'tiff', 'bmp']);
const WORD_WITH_MACROS = new Set(['docm', 'dotm']);
/** The name of the stream in which Office keeps a document under a password, as it stands in the container. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
const SIGNATURE_BYTES = 4100;

/**
 * What kind of document this is, by the extension of its name and by its first bytes, which must agree (S5.3).
 * A real parse of the whole follows elsewhere. Text has no signature; its own reader refuses what is not text.
 * @throws DocumentRefused wrong-type or encrypted.
 */
export async function documentKindOf(bytes: Uint8Array, fileName: string): Promise<DocumentKind> {
  const extension = /\.([^.\\/]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if (WORD_WITH_MACROS.has(extension)) throw refusal('wrong-type', 'macros');
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
  if (kind === undefined) throw refusal('wrong-type', PICTURES.has(extension) ? 'photo' : 'extension');
  if (kind === 'text') return kind;

  const signature = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_BYTES));
  if (kind === 'pdf' && signature?.ext !== 'pdf') throw refusal('wrong-type', 'content');
  if (kind === 'docx') checkWordSignature(bytes, signature?.ext);
  return kind;
}

function checkWordSignature(bytes: Uint8Array, signature: string | undefined): void {
  if (
    signature === 'cfb' &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_STREAM)
  )
    throw refusal('encrypted', 'file');
  // A whole archive says more about itself than its first bytes: what is in it is judged once it is opened.
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isArchive) throw refusal('wrong-type', 'content');
}
