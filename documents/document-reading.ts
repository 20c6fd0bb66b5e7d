/** What is asked and told of a document that is handed in. */
import type { DocumentKind } from './kind.js';
import type { CountedTo, CountDoubt } from './count/word-count.js';
import type { Author, Trace } from './traces.js';

export interface ReadingOptions {
  readonly withText?: boolean | undefined;
  readonly author?: Author | undefined;
  /** `blind`: without the traces of its author; `safe`: without what reaches out when it is opened. */
  readonly withCopy?: 'blind' | 'safe' | undefined;
}

/** What is known of a document that was handed in; none of it tells who wrote it. */
export interface DocumentReading {
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
  readonly kind: DocumentKind;
  /** The words by the published rule, up to the heading that `countedTo` names. */
  readonly words: number;
  readonly countedTo: CountedTo;
  /** The words that follow that heading. */
  readonly wordsAfter: number;
  /** Why it should be asked whether the response ends there. */
  readonly doubt: CountDoubt | null;
  /** By what it names its author; only when told who that is. */
  readonly traces?: readonly Trace[];
  /** Only when asked for. */
  readonly copy?: Uint8Array;
  /** All text of the document, one line a paragraph; only when asked for. */
  readonly text?: string;
}
