/** Progress: drawn in place for a person at a terminal, a line now and then for a log. */
import type { Terminal } from '../terminal.js';

export interface ProgressBar {
  at(done: number, total: number, words: string): void;
  end(): void;
}

const LINE_EVERY_MS = 2_000;

export async function progressOn(terminal: Terminal, label: string, quiet: boolean): Promise<ProgressBar> {
  if (quiet) return { at: () => undefined, end: () => undefined };
  return terminal.isInteractive ? drawn(label) : lines(terminal, label);
}

async function drawn(label: string): Promise<ProgressBar> {
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: `${label} {bar} {value}/{total}  {words}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    stream: process.stderr,
  });
  let started = false;
  return {
    at(done, total, words) {
      if (!started) bar.start(total, 0, { words });
      started = true;
      bar.update(done, { words });
    },
    end: () => bar.stop(),
  };
}

function lines(terminal: Terminal, label: string): ProgressBar {
  let last = 0;
  return {
    at(done, total, words) {
      const time = performance.now();
      if (done < total && time - last < LINE_EVERY_MS) return;
      last = time;
      terminal.err(`${label}: ${done} of ${total}  ${words}\n`);
    },
    end: () => undefined,
  };
}
