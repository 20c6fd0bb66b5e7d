/**
 * `npm run chaos -- --seed 1 --kills 15 --journeys 60`: servers are killed while journeys go on. Ends with 0 when
 * nothing acknowledged was lost, stuck or repeated, 1 when something was, 2 on wrong usage.
 */
import { Command, InvalidArgumentError } from 'commander';
import { chaos, type Outcome } from './chaos.js';

process.env['TZ'] = 'UTC';

const whole = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
};

const command = new Command('chaos')
  .description('Kills servers while journeys go on, and says whether anything was lost, stuck or repeated.')
  .option('--seed <number>', 'what decides who is killed when', whole(0, 2 ** 31), 1)
  .option('--kills <number>', 'how often', whole(0, 1_000), 15)
  .option('--journeys <number>', 'live and rehearsed', whole(5, 2_000), 60)
  .option('--log <file>', 'where to keep what the workers logged')
  .option('--json', 'the outcome as JSON')
  .exitOverride();

interface Wishes {
  seed: number;
  kills: number;
  journeys: number;
  log?: string;
  json?: boolean;
}

function pageOf({ wrong, killed, ...outcome }: Outcome): string {
  const kills = Object.entries(killed).map(([parts, times]) => `${parts} ${times}`);
  return [
    `Seed ${outcome.seed}: ${outcome.journeys} journeys, ${outcome.seconds} s; killed: ${kills.join(', ') || 'nobody'}.`,
    `${outcome.commands} acknowledged commands, ${outcome.events} events, ${outcome.messages} messages, ${outcome.doubles} of them more than once over the wire.`,
    `At rest ${outcome.secondsToRest} s after the last kill.`,
    ...wrong.map((one) => `  wrong: ${one}`),
    wrong.length === 0
      ? 'Nothing acknowledged was lost, stuck or repeated.'
      : `${wrong.length} things are wrong.`,
    '',
  ].join('\n');
}

async function run(): Promise<number> {
  const { json, ...wishes } = command.parse().opts<Wishes>();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const outcome = await chaos({ ...wishes, until: '2027-01-31T12:00:00Z', say });
  process.stdout.write(json ? `${JSON.stringify(outcome, null, 2)}\n` : pageOf(outcome));
  return outcome.wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Error && 'exitCode' in error)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
