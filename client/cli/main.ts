/** The process of the command `journeys`. */
import { onOutputLost } from '../../environment/output.js';
import { onUnhandledError } from '../../environment/unhandled-errors.js';
import { exitCodes } from './exit-codes.js';
import { runCli } from './run.js';

const stop = new AbortController();
// The first Ctrl-C lets what is under way finish; a second one ends the process as usual.
process.once('SIGINT', () => {
  process.stderr.write('Stopping: what is under way is finished first. Press Ctrl-C again to end at once.\n');
  stop.abort();
});
onOutputLost((stream, code) => {
  if (stream === 'error') return;
  // A reader such as `head` that has seen enough closes the pipe; that is no failure.
  if (code === 'EPIPE') process.exit(exitCodes.ok);
  process.stderr.write(`The answer could not be written (${code}): make room, or send it elsewhere.\n`);
  process.exit(exitCodes.internal);
});
onUnhandledError(({ code }) => {
  process.stderr.write(`Something went wrong inside (${code}), and nobody had listened. Report it.\n`);
  process.exit(exitCodes.internal);
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  width: process.stdout.columns || 100,
  open: async (options) => (await import('../journeys.js')).openJourneys(options),
  env: process.env,
  stop: stop.signal,
});
