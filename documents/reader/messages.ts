/** What the process that reads documents and the one that has them read say to each other. */
import type { DocumentReading } from '../document-reading.js';
import type { ReadingOptions } from '../document-reading.js';
import type { DocumentRefusalCode } from '../refusals.js';

export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ReadingOptions;
}

/** `ready` comes once, before any task; an answer says how much memory the reader holds now, in bytes. */
export type ReaderMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'read'; readonly reading: DocumentReading; readonly resident: number }
  | {
      readonly type: 'refused';
      readonly code: DocumentRefusalCode;
      readonly message: string;
      readonly resident: number;
    };

/** What the guard writes to standard error before it ends the process. */
export const OVER_LIMIT = 'over-limit';
