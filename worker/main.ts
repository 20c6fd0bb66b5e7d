/**
 * `npm run worker`: the process that carries the journeys. Ends with 0 when drained, 2 when the configuration is broken
 * or a server says that it is, 1 for any other reason; told twice to end, it ends at once.
 */
import { onOutputLost } from '../environment/output.js';
import { bareInPlace } from '../environment/values.js';
import { WorkerEnded } from './ended.js';
import { classOf, errorCodeOf } from '../environment/error-code.js';
import { BrokenConfiguration, readOptions } from './options.js';

const INTERRUPTED = 130;

// The clock of Node looks into the environment by itself.
bareInPlace(process.env, /^TZ$/);

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending.signal.aborted) process.exit(INTERRUPTED);
    ending.abort();
  });
}

// A closed standard error keeps nobody from ending.
onOutputLost(() => undefined);
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Sentences of our own are shown; what others say may quote a key or a person, and is told by its code. */
const sentenceOf = (error: unknown): string =>
  error instanceof WorkerEnded
    ? `The worker ended: ${error.message}`
    : `The worker ended: ${errorCodeOf(error) ?? classOf(error)}. Its log says more.`;

try {
  const options = readOptions(process.env);
  // Loaded once the configuration is found right: what is wrong with it is said at once.
  const { runWorker } = await import('./process.js');
  await runWorker(options, process.env, ending.signal);
} catch (error) {
  if (error instanceof BrokenConfiguration) {
    say(error.message);
    process.exitCode = 2;
  } else if (!ending.signal.aborted) {
    say(sentenceOf(error));
    process.exitCode = 1;
  }
}
// A connection that hangs would keep the process up.
process.exit();
