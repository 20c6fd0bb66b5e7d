import { unzipSync, type UnzipFileInfo } from 'fflate';
import { DocumentRefused, refusal } from '../refusals.js';

/** What a Word document may hold before anything of it is unpacked; an honest one stays far below all of them. */
export const ARCHIVE_LIMITS = {
  entries: 2000,
  unpackedBytes: 300_000_000,
  textBytes: 64_000_000,
  packedTextBytes: 2_000_000,
} as const;

export interface WordArchive {
  readonly names: readonly string[];
  /** The XML of the document, unpacked, by its name in the archive; pictures and other media are left packed. */
  readonly texts: Readonly<Record<string, Uint8Array>>;
  /** Another part, unpacked when it is asked for; nothing if there is none of that name. */
  unpack(name: string): Uint8Array | undefined;
}

const isText = (name: string): boolean => /\.(?:xml|rels)$/i.test(name);

/**
 * Opens the archive that a .docx is. Sizes and numbers are looked at before anything is unpacked, so that a
 * bomb costs nothing. What an archive says of its sizes may be a lie: unpacking writes no further than the
 * size said, and the limit on packed bytes bounds the time it can take.
 * @throws DocumentRefused zip-bomb or unreadable.
 */
export function openArchive(bytes: Uint8Array): WordArchive {
  try {
    const names = checkEntries(bytes);
    const texts = unzipSync(bytes, { filter: ({ name }) => isText(name) });
    return { names, texts, unpack: (name) => unpack(bytes, name) };
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw refusal('unreadable', 'file');
  }
}

/** A part is text as well, and no larger than all of it may be. */
function unpack(bytes: Uint8Array, wanted: string): Uint8Array | undefined {
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name !== wanted) return false;
    if (originalSize > ARCHIVE_LIMITS.textBytes) throw refusal('zip-bomb', 'file');
    return true;
  };
  return unzipSync(bytes, { filter })[wanted];
}

function checkEntries(bytes: Uint8Array): string[] {
  const names = new Set<string>();
  const sum = { unpacked: 0, text: 0, packedText: 0 };
  const look = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    if (names.has(name)) throw refusal('unreadable', 'file');
    names.add(name);
    sum.unpacked += originalSize;
    if (isText(name)) {
      sum.text += originalSize;
      sum.packedText += size;
    }
    const tooMuch =
      names.size > ARCHIVE_LIMITS.entries ||
      sum.unpacked > ARCHIVE_LIMITS.unpackedBytes ||
      sum.text > ARCHIVE_LIMITS.textBytes ||
      sum.packedText > ARCHIVE_LIMITS.packedTextBytes;
    if (tooMuch) throw refusal('zip-bomb', 'file');
    return false;
  };
  unzipSync(bytes, { filter: look });
  return [...names];
}
