/** How far a full pass has come: nobody knows beforehand how long a list is. A pass ends here when it is told to stop. */
import type { PollProgress } from '../../../../dfe/polling/kinds.js';
import type { Terminal } from '../../terminal.js';
import { many } from '../plain.js';

interface PassProgress {
  /** @throws once the terminal was told to stop (Ctrl-C), shown or quiet */
  at: (progress: PollProgress) => void;
  end(): void;
}

const LINE_EVERY_MS = 2_000;

export function passProgress(
  { err, isInteractive, stop }: Terminal,
  what: string,
  quiet: boolean,
): PassProgress {
  if (quiet) return { at: () => stop.throwIfAborted(), end: () => undefined };
  let last = performance.now();
  let drawn = false;
  return {
    at({ pass, pages, records }) {
      stop.throwIfAborted();
      const time = performance.now();
      if (!isInteractive && time - last < LINE_EVERY_MS) return;
      last = time;
      drawn = true;
      const which = pass === 1 ? '' : `, checking again (${pass})`;
      const line = `Reading ${what}${which}: ${many(pages, 'page')}, ${many(records, 'record')}`;
      err(isInteractive ? `\r\u001B[K${line}` : `${line}\n`);
    },
    end() {
      if (drawn && isInteractive) err('\n');
    },
  };
}
