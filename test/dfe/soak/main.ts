/**
 * `npm run dfe-soak -- --minutes 10`: the client and the simulator against each other with every fault on. Ends
 * with 0 when they agree, 1 when they do not, 2 on wrong usage.
 */
import { Command, InvalidArgumentError } from 'commander';
import { onOutputLost } from '../../../environment/output.js';
import { lastPage, progressLine } from './page.js';
import { soak } from './soak.js';

process.env['TZ'] = 'UTC';

interface Wishes {
  minutes: number;
  clients: number;
  seed: number;
  json?: boolean;
}

const within = (least: number, most: number, whole: boolean) => (text: string) => {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value;
  throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
};

const command = new Command('dfe-soak')
  .description('Lets the client and the simulator run against each other, and says whether they agree.')
  .option('--minutes <number>', 'how long', within(0.1, 600, false), 10)
  .option('--clients <number>', 'the first two share a token and a budget', within(1, 12, true), 3)
  .option('--seed <number>', 'what decides faults and lives', within(0, 2 ** 31, true), 1)
  .option('--json', 'the last page as JSON')
  .exitOverride();

async function run(): Promise<number> {
  const { minutes, clients, seed, json } = command.parse().opts<Wishes>();
  const seconds = minutes * 60;
  const verdict = await soak({
    seconds,
    clients,
    seed,
    onProgress: (at) => void process.stderr.write(`${progressLine(seconds, at)}\n`),
  });
  process.stdout.write(json ? `${JSON.stringify(verdict, null, 2)}\n` : lastPage(verdict));
  return verdict.agree ? 0 : 1;
}

onOutputLost(() => undefined);
try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Error && 'exitCode' in error)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
