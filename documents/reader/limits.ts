/**
 * How much one document may ask of the process that reads it. A response of 2,500 words takes half a second and
 * 130 MB, a thesis of 100,000 words with tables some seconds and 450 MB; with every third word formatted by
 * itself, 8 to 15 seconds and 770 MB.
 */
export const READER_LIMITS = {
  /** Memory of a process as the system counts it: what a parser keeps outside of its heap is in it. */
  residentBytes: 1024 * 1024 * 1024,
  /** More than that, so that what grows too far is told from what breaks down; the last line all the same. */
  heapMegabytes: 1200,
  /** Time of the processor, which a busy machine does not use up. */
  processorMs: 20_000,
  /** Time by the clock: for a process that neither works nor answers. */
  clockMs: 90_000,
  /** Processes at once; the second one reads on while the first has a hard nut. */
  processes: 2,
  /** Documents that wait for one of them, and their bytes in all. */
  waiting: 500,
  waitingBytes: 256 * 1024 * 1024,
  /** A process that has grown beyond this is ended after its answer. */
  keptBytes: 320 * 1024 * 1024,
  /** How long a process without work is kept, so that the next document need not wait for a start. */
  idleMs: 30_000,
} as const;

export type ReaderLimits = Readonly<Record<keyof typeof READER_LIMITS, number>>;
