/** A body that is a document: taken as it comes, and no more of it than may be. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { MOST_FILE_BYTES } from '../http/safety.js';
import { Problem } from './problem.js';

const tooLarge = (): Problem =>
  new Problem(
    413,
    'too-large',
    'A document may have 20 MB. Make it smaller, such as by smaller pictures, and send it again.',
  );

export async function readWhole({ body, headers }: FastifyRequest): Promise<Uint8Array> {
  if (Number(headers['content-length'] ?? 0) > MOST_FILE_BYTES) throw tooLarge();
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as Readable) {
    size += (piece as Buffer).length;
    if (size > MOST_FILE_BYTES) throw tooLarge();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}
