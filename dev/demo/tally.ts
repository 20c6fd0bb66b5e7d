/** What the play has counted so far. */
import type { Instant } from '../../workflows/journey/values.js';

export class Tally {
  /** Commands answered with a receipt, signals and clock moves not included. */
  accepted = 0;
  signals = 0;
  documents = 0;
  marks = 0;
  /** Sent and not answered yet. */
  underWay = 0;
  readonly refused: { reference: string; key: string; at: Instant; code: string }[] = [];
  private readonly watchers = new Set<(accepted: number) => void>();

  accept(): void {
    this.accepted++;
    for (const watch of [...this.watchers]) watch(this.accepted);
  }

  /** Told after every accepted command; returns how to stop being told. */
  watch(watcher: (accepted: number) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Resolves with the next accepted command. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.watch(() => {
        stop();
        resolve();
      });
    });
  }
}
