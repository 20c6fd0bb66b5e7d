/**
 * `npm run bench`: the figures of `docs/performance.md`, on servers in temporary folders that are gone afterwards.
 * Exit codes: 0 measured, 1 a figure could not be measured, 2 an unknown option or figure.
 */
import { Command, CommanderError } from 'commander';
import type { Figure, Measurement, Progress } from './figure.js';
import { bundle } from './figures/bundle.js';
import { core } from './figures/core.js';
import { growth } from './figures/growth.js';
import { history } from './figures/history.js';
import { memory } from './figures/memory.js';
import { replayed } from './figures/replay.js';
import { throughput } from './figures/throughput.js';
import { unending } from './figures/unending.js';
import { figureTable } from './print.js';

const measurements: readonly Measurement[] = [
  history,
  growth,
  unending,
  bundle,
  core,
  replayed,
  memory,
  throughput,
];

interface Options {
  only?: string[];
  json: boolean;
  list: boolean;
}

const progress: Progress = { say: (line) => process.stderr.write(`  ${line}\n`) };

function chosen(names: string[] | undefined): Measurement[] {
  if (names === undefined) return [...measurements];
  return names.map((name) => {
    const found = measurements.find((one) => one.name === name);
    if (found) return found;
    const known = measurements.map((one) => one.name).join(', ');
    throw new CommanderError(2, 'unknown-figure', `There is no figure "${name}". There are: ${known}.`);
  });
}

async function measureAll(chosenOnes: readonly Measurement[], json: boolean): Promise<void> {
  const all: Figure[] = [];
  for (const { name, title, measure } of chosenOnes) {
    process.stderr.write(`${name}: ${title}\n`);
    const figures = await measure(progress);
    all.push(...figures);
    if (!json) for (const figure of figures) process.stdout.write(`\n${figureTable(figure)}\n\n`);
  }
  if (json)
    process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), figures: all }, null, 2)}\n`);
}

const program = new Command('npm run bench --')
  .description('Measures what docs/performance.md reports, as ratios side by side.')
  .option('--only <figures...>', 'only these figures, see --list')
  .option('--json', 'one JSON document instead of tables', false)
  .option('--list', 'say which figures there are', false)
  .exitOverride();

try {
  process.env['TZ'] = 'UTC';
  program.parse();
  const { only, json, list } = program.opts<Options>();
  if (list) {
    process.stdout.write(measurements.map(({ name, title }) => `${name.padEnd(12)}${title}\n`).join(''));
  } else {
    await measureAll(chosen(only), json);
  }
  process.exit(0);
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.code === 'unknown-figure') process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode === 0 ? 0 : 2);
  }
  process.stderr.write(
    `The figure could not be measured: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
