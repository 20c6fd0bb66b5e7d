/** The process of the command `journeys`. */
import { runCli } from './run.js';

const stop = new AbortController();
// The first Ctrl-C lets what is under way finish; a second one ends the process as usual.
process.once('SIGINT', () => {
  process.stderr.write('Stopping: what is under way is finished first. Press Ctrl-C again to end at once.\n');
  stop.abort();
});
// A reader such as `head` that has seen enough closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
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
