/**
 * `npm run fuzz:dfe`: random requests against the simulator. Ends with 0 when it never answered 500 nor outside the
 * Department's file, 1 when it did, 2 when it could not be tried.
 */
import { Command, InvalidArgumentError } from 'commander';
import { FuzzUnavailable } from './environment.js';
import { fuzz, type Fuzzed } from './run.js';

process.env['TZ'] = 'UTC';

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  throw new InvalidArgumentError('It must be a whole number from 1 to 100000.');
}

const command = new Command('npm run fuzz:dfe --')
  .description("Random requests against the simulator of the Department's API: it must never answer 500.")
  .option('--seconds <number>', 'how long at most', count, 120)
  .option('--examples <number>', 'how many per operation and phase at most', count, 100)
  .option('--seed <number>', 'the same seed sends the same requests', count, 4)
  .exitOverride();

function verdict({ exitCode, output, answers, observed, reported }: Fuzzed): number {
  const problems = [...new Set(observed.problems)];
  process.stdout.write(`${output}\nAnswers by status: ${JSON.stringify(answers)}\n`);
  for (const problem of problems.slice(0, 50)) process.stdout.write(`Outside the file: ${problem}\n`);
  for (const error of reported.slice(0, 20))
    process.stdout.write(`An error of the simulator's own: ${String(error)}\n`);
  return exitCode === 0 && problems.length === 0 && reported.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  try {
    const wish = command.parse().opts<{ seconds: number; examples: number; seed: number }>();
    return verdict(await fuzz({ ...wish, again: true }));
  } catch (error) {
    if (error instanceof FuzzUnavailable) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

process.exitCode = await main();
