/**
 * `npm run dfe-simulator`: the Department's lead-provider API v3 on this machine, until Ctrl-C. Ends with 0 in good
 * order, 2 on wrong usage or when it could not come up, 1 by a bug.
 */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { SimulatorError } from './simulator-error.js';
import { faultPlanSchema, type FaultPlan } from './faults/plan.js';
import { defaultSeedFile } from './seed/load.js';
import { startSimulator, type Simulator } from './simulator.js';
import { onOutputLost, onUnhandledError } from './unhandled-errors.js';

process.env['TZ'] = 'UTC';

interface Wishes {
  port: number;
  seed: string;
  state?: string;
  memory?: boolean;
  control?: string;
  production?: boolean;
  rateLimits: boolean;
  faults?: FaultPlan;
}

function portIn(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535; 0 takes any free port.');
}

/** An empty one would be no lock at all. */
function tokenIn(text: string): string {
  if (/^\S+$/.test(text)) return text;
  throw new InvalidArgumentError('It must not be empty, and hold no blanks.');
}

function planIn(file: string): FaultPlan {
  try {
    return faultPlanSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new InvalidArgumentError(`${file} holds no plan of faults: ${why}`);
  }
}

const command = new Command('dfe-simulator')
  .description(
    'The lead-provider API v3 of “Register for a national professional qualification”, on 127.0.0.1.',
  )
  .option('--port <number>', 'where to listen', portIn, 4600)
  .addOption(
    new Option(
      '--seed <file>',
      'what is there at the beginning (packages/dfe-simulator/seed/README.md)',
    ).default(defaultSeedFile, 'packages/dfe-simulator/seed/default.json'),
  )
  .option('--state <file>', 'keep what is accepted in this file, and go on from it at the next start')
  .option('--memory', 'keep nothing (the default without --state)')
  .option(
    '--control <token>',
    'open /control to this token: what the Department does (packages/dfe-simulator/seed/README.md)',
    tokenIn,
  )
  .option('--production', 'take no notice of X-With-Server-Date, as in production')
  .option('--no-rate-limits', 'never answer 429 for too many requests')
  .option(
    '--faults <file>',
    'a plan of what goes wrong, in JSON (packages/dfe-simulator/faults/plan.ts)',
    planIn,
  )
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .exitOverride();

function say(simulator: Simulator, wishes: Wishes): void {
  const tokens = Object.entries(simulator.tokens);
  const width = Math.max(...tokens.map(([provider]) => provider.length));
  const lines = [
    `The Department's API v3 is simulated at ${simulator.url}/api/v3 (nothing leaves this machine).`,
    wishes.state === undefined ? 'It keeps nothing.' : `It keeps what it accepts in ${wishes.state}.`,
    'Tokens:',
    ...tokens.map(([provider, token]) => `  ${provider.padEnd(width)}  ${token}`),
    ...(wishes.control === undefined ? [] : [`Control: POST ${simulator.url}/control/<action>`]),
    'Try:',
    `  curl -g -H 'Authorization: Bearer ${tokens[0]?.[1]}' '${simulator.url}/api/v3/npq-applications?page[per_page]=5'`,
    'Ctrl-C ends it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Until the first SIGINT or SIGTERM. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** What should not have happened is said without what the request held: it may name a person. */
function report(error: unknown): void {
  const where =
    error instanceof Error ? (error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '') : '';
  process.stderr.write(
    `The simulator answered 500: an error of its own${where.trimStart().replace(/^/, ' ')}\n`,
  );
}

async function run(): Promise<number> {
  const wishes = command.parse().opts<Wishes>();
  if (wishes.memory && wishes.state !== undefined) {
    process.stderr.write('Either --state or --memory: it cannot keep and not keep.\n');
    return 2;
  }
  const simulator = await startSimulator({
    port: wishes.port,
    seed: wishes.seed,
    stateFile: wishes.state ?? null,
    control: wishes.control === undefined ? null : { token: wishes.control },
    production: wishes.production ?? false,
    rateLimits: wishes.rateLimits ? 'on' : 'off',
    ...(wishes.faults ? { faults: wishes.faults } : {}),
    report,
  });
  const end = interrupted();
  say(simulator, wishes);
  await end;
  await simulator.stop();
  return 0;
}

async function main(): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SimulatorError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

onOutputLost(() => undefined);
onUnhandledError(({ code, isInDoubt }) => {
  process.stderr.write(`The simulator met an error that nobody had listened to (${code}): report it.\n`);
  // What it has answered is on the disk; what it would answer next is in doubt.
  if (isInDoubt) process.exit(1);
});
process.exitCode = await main();
