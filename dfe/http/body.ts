import { transientErrorOf, TransientHttpError } from './transient-http-error.js';

/** Ten times a page of 3,000 records: whatever sends more is not the service. */
const LARGEST_BYTES = 64 * 2 ** 20;

/** The whole text of an answer, and never more than fits. @throws PassingFault `cut-off`, `timed-out`, `garbled` */
export async function readBodyText(answer: Response, largest = LARGEST_BYTES): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      // Leaving the loop ends the connection.
      if (bytes > largest) throw new TransientHttpError('garbled');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof TransientHttpError ? error : transientErrorOf(error, 'body');
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
