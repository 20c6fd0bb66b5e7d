/** How long, how wide and by which dice a soak runs. */

export interface SoakOptions {
  seconds: number;
  clients: number;
  seed: number;
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  seconds: number;
  /** The service's own day. */
  day: string;
  requests: number;
  kills: number;
  /** Writes that a client was told of as done, and those that were declarations. */
  done: number;
  declared: number;
}
