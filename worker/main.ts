/** `npm run worker`: the process that carries the journeys. Ends with 0 when drained, 2 when the configuration is broken. */
import { BrokenConfiguration, readOptions } from './options.js';
import { runWorker } from './process.js';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());

try {
  await runWorker(readOptions(process.env), ending.signal);
} catch (error) {
  if (error instanceof BrokenConfiguration) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (!ending.signal.aborted) {
    process.stderr.write(
      `The worker ended: ${error instanceof Error ? error.message : 'for an unknown reason'}\n`,
    );
    process.exitCode = 1;
  }
}
