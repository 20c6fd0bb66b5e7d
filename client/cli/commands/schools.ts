/** `journeys schools`: the register "Get information about schools", loaded and searched (S2.7, S2.8). */
import type { Command } from 'commander';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { progressOn } from '../output/progress.js';
import { addSchoolSearches } from './schools-search.js';

interface LoadOptions extends SharedOptions {
  dryRun?: boolean;
  fewer?: boolean;
}

export function addSchools(program: Command, cli: Cli): void {
  const group = program
    .command('schools')
    .summary('the register of schools: load it, search it')
    .description(
      'The register "Get information about schools": load its file, and search it by name, number, postcode or place (S2.7, S2.8). Enrolments are checked against it.',
    );
  addLoad(group, cli);
  addSchoolSearches(group, cli);
  addStatus(group, cli);
  withExamples(group, 'schools load edubasealldata20261120.csv', 'schools find elm grove primary');
}

function addLoad(group: Command, cli: Cli): void {
  const load = group
    .command('load')
    .summary('load the register from its CSV file')
    .description(
      'Load the register from its CSV file, UTF-8 or Windows-1252, in the place of the one before: as a whole or not at all. The same file again changes nothing. A row that cannot be read is left out and told; then it ends with code 5.',
    )
    .argument('<file>', 'the file "edubasealldata" of the register, as it was downloaded')
    .option('--dry-run', 'read the file, say what it holds, and load nothing')
    .option('--fewer', 'load it though it has much fewer schools than the register in use')
    .action(async (file: string, _: LoadOptions, self: Command) => {
      const options = self.optsWithGlobals<LoadOptions>();
      const { dryRun = false, fewer = false } = options;
      const label = dryRun ? 'Reading' : 'Loading';
      const progress = await progressOn(cli.terminal, label, options.json ?? false);
      const onProgress = (done: number, of: number): void => progress.at(done, of, 'rows');
      const { loadedPage, triedPage } = await import('../output/schools-load-page.js');
      if (dryRun) {
        const { trySchools } = await import('../../schools/load.js');
        const found = await trySchools(file, onProgress).finally(() => progress.end());
        await cli.answer(options, { dryRun, ...found }, () => triedPage(found));
        if (found.leftOut > 0) cli.exit(partlyFailed);
        return;
      }
      const result = await cli.withJourneys(options, (journeys) =>
        journeys.loadSchools(file, { fewer, onProgress }).finally(() => progress.end()),
      );
      await cli.answer(options, { dryRun, ...result }, () => loadedPage(result));
      if (result.summary !== null && result.summary.leftOut > 0) cli.exit(partlyFailed);
    });
  withExamples(
    load,
    'schools load edubasealldata20261120.csv --dry-run',
    'schools load edubasealldata20261120.csv',
    'schools load edubasealldata20261120.csv --json',
  );
}

function addStatus(group: Command, cli: Cli): void {
  const status = group
    .command('status')
    .summary('which register is loaded')
    .description('Which register is loaded: of which day, from which file, with how many schools.')
    .action(async (_: SharedOptions, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const register = await cli.withJourneys(options, (journeys) => journeys.schoolRegister());
      await cli.answer(options, { register }, async () => {
        const { registerPage } = await import('../output/schools-load-page.js');
        return registerPage(register);
      });
    });
  withExamples(status, 'schools status', 'schools status --json');
}
