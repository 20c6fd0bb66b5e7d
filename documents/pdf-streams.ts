import { Unzlib } from 'fflate';
import { refusal } from './refusals.js';

/** How much the compressed streams of one PDF may unpack to; a page scanned at 300 dpi in colour takes 26 MB. */
const PDF_STREAM_LIMIT = 600_000_000;
const STEP = 16 * 1024;
/** The end of one piece is looked at again with the next, so that nothing hides across the cut. */
const OVERLAP = 128;

/** `/S /JavaScript`, the mark of an action that runs a script; any letter may be written as `#` and its number. */
const SCRIPT_ACTION = new RegExp(
  String.raw`/(?:S|#53)\s*/` +
    [...'JavaScript'].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join(''),
  'i',
);

/**
 * Looks through the bytes of a PDF and through all that is compressed in it, before it is parsed: a parser
 * holds a whole unpacked stream in memory at once, and shows the scripts of a document but not those of a
 * single link. Streams are unpacked in small steps, and nothing is kept.
 * @throws DocumentRefused zip-bomb or script.
 */
export function checkPdfStreams(bytes: Uint8Array, limit: number = PDF_STREAM_LIMIT): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (SCRIPT_ACTION.test(file.toString('latin1'))) throw refusal('script', 'file');
  let unpacked = 0;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    let start = at + 6;
    while (file[start] === 0x0d || file[start] === 0x0a) start++;
    for (const piece of unpack(file.subarray(start))) {
      unpacked += piece.length;
      if (unpacked > limit) throw refusal('zip-bomb', 'file');
    }
  }
}

/** The pieces that a zlib stream unpacks to; none if it is another kind of stream, those before the fault if it is broken. */
function* unpack(packed: Buffer): Generator<Buffer> {
  let pieces: Buffer[] = [];
  let ended = false;
  let before = '';
  const stream = new Unzlib((chunk, final) => {
    pieces.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    ended ||= final;
  });
  for (let at = 0; at < packed.length && !ended; at += STEP) {
    pieces = [];
    try {
      stream.push(packed.subarray(at, at + STEP));
    } catch {
      return;
    }
    for (const piece of pieces) {
      const text = before + piece.toString('latin1');
      if (SCRIPT_ACTION.test(text)) throw refusal('script', 'file');
      before = text.slice(-OVERLAP);
      yield piece;
    }
  }
}
