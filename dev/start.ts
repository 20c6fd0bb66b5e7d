/**
 * `npm start`: the whole product on one machine, shown at work. The first line is said before anything heavy is
 * loaded. Ends with 0 in good order, 1 when something did not come up, 2 on wrong usage, 130 when interrupted.
 */
import { parseArgs } from 'node:util';
import { onOutputLost } from '../environment/output.js';

process.env['TZ'] = 'UTC';

const usage = `npm start [-- options]

  Brings up PostgreSQL, Temporal, a mail catcher and a simulator of the Department's API, and lets a cohort of
  thirty live through 22 months of the NPQ for SENCOs as a rehearsal. Then everything stays up until Ctrl-C; the
  next start finds it again.

  --fresh          wipe the data of earlier starts first
  --exit           end after the table instead of staying up
  --home <folder>  keep the data there (else JOURNEYS_HOME, else .journeys)
  --rows <number>  take fewer rows of the cohort, 4 to 30
  --help           this page
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
      home: { type: 'string' },
      rows: { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
  });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 4 || rows > 30) {
    throw new TypeError(`--rows must be a whole number from 4 to 30, not "${values.rows}"`);
  }
  return { ...values, rows };
}

async function start(): Promise<number> {
  let options;
  try {
    options = readArguments();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  process.stdout.write(
    'journeys: bringing up PostgreSQL, Temporal, a mail catcher and a worker on this machine…\n',
  );
  const { runDemo } = await import('./demo/demo.js');
  return runDemo({ ...options, stdout: process.stdout });
}

let isWatched = true;
onOutputLost((stream, code) => {
  if (stream !== 'output' || code !== 'EPIPE' || !isWatched) return;
  isWatched = false;
  // Whoever looked on has gone, as when a terminal is closed: it ends in good order.
  process.kill(process.pid, 'SIGHUP');
});
process.exitCode = await start();
// A connection that hangs would keep it up; what was said has to be out first.
process.stdout.write('', () => process.exit());
