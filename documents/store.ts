/** Where the bytes of documents are kept: by what they are, never by what they were called. */
export interface DocumentStore {
  /** Keeps the bytes; keeping the same bytes twice keeps them once. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly size: number }>;
  /**
   * The bytes whose SHA-256 this is, checked against it.
   * @throws DocumentStoreError `not-a-hash`, `missing` or `damaged`.
   */
  get(sha256: string): Promise<Uint8Array>;
  /** Whether bytes of that SHA-256 are kept. */
  has(sha256: string): Promise<boolean>;
  /** Forgets the bytes; forgetting what is not there changes nothing. */
  remove(sha256: string): Promise<void>;
}

const sentences = {
  'not-a-hash': 'A document is asked for by its SHA-256: 64 digits of lower-case hexadecimal.',
  missing:
    'The document is not in the store. Look whether it was erased, or whether the store is the right one.',
  damaged: 'The document in the store is damaged. Put it back from a backup of the store.',
} as const;

export type DocumentStoreFault = keyof typeof sentences;

/** What went wrong in the store; the message names no document and no place. */
export class DocumentStoreError extends Error {
  constructor(readonly code: DocumentStoreFault) {
    super(sentences[code]);
    this.name = 'DocumentStoreError';
  }
}

/** The folder cannot be made, read or written: whoever runs the stack has to see to it, not who hands in. */
export class DocumentsUnusable extends Error {
  override readonly name = 'DocumentsUnusable';
  readonly code = 'documents-unusable';
}
