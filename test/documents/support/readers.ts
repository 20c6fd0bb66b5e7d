/** Processes that read documents, within limits that a test chooses, and what becomes of documents there. */
import { READER_LIMITS, type ReaderLimits } from '../../../documents/reader/limits.js';
import { Readers } from '../../../documents/reader/readers.js';
import type { DocumentReading } from '../../../documents/document-reading.js';
import { prose } from './words.js';

export const HONEST = Buffer.from(prose(2000));

export const within = (limits: Partial<ReaderLimits>): Readers =>
  new Readers({ ...READER_LIMITS, ...limits });

export const honest = (readers: Readers): Promise<DocumentReading> =>
  readers.read({ bytes: HONEST, fileName: 'x.txt', options: {} });

/** `read`, or the code of its refusal. */
export const hostile = (readers: Readers, bytes: Uint8Array, fileName: string): Promise<string> =>
  readers.read({ bytes, fileName, options: {} }).then(
    () => 'read',
    ({ code }: { code: string }) => code,
  );
