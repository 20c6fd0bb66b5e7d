/** The process in which documents are read, one after another; it lives no longer than the one that started it. */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readText } from '../read-text.js';
import { DocumentRefused } from '../refusals.js';
import type { ReaderLimits } from './limits.js';
import { OVER_LIMIT, type ReaderMessage, type ReadingTask } from './messages.js';

const { residentBytes, processorMs } = JSON.parse(process.argv[2] ?? '') as ReaderLimits;

const guard = new Worker(new URL('./guard.mjs', import.meta.url), {
  execArgv: [],
  workerData: { residentBytes, processorMs, parent: process.ppid, overLimit: OVER_LIMIT },
});

process.once('disconnect', () => process.exit());
// Ctrl-C reaches the whole group; what is under way is finished, and the end of our parent ends us.
process.on('SIGINT', () => undefined);
process.on('message', (task: ReadingTask) => void answer(task));
// Whoever waits for a page comes before whoever waits for a count.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

await once(guard, 'message');
// It may have gone while we were still starting, when nobody listened.
if (!process.connected) process.exit();
say({ type: 'ready' });

async function answer({ bytes, fileName, options }: ReadingTask): Promise<void> {
  guard.postMessage('reading');
  const outcome = await readText(bytes, fileName, options).then(
    (reading) => ({ type: 'read', reading }) as const,
    (error: unknown) => refused(error),
  );
  guard.postMessage('resting');
  say({ ...outcome, resident: process.memoryUsage.rss() });
}

/** Anything else than a refusal is a fault of ours, and loud: the process ends with it. */
function refused(error: unknown) {
  if (!(error instanceof DocumentRefused)) throw error;
  return { type: 'refused', code: error.code, message: error.message } as const;
}

function say(message: ReaderMessage): void {
  process.send?.(message);
}
