/** `journeys record`: whether the record is as it was written, and the read model made anew (S7.1). */
import type { Command } from 'commander';
import type { Rebuilt } from '../../../store/rebuild.js';
import type { Verification } from '../../../store/verify.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { many, page } from '../output/plain.js';
import { progressOn } from '../output/progress.js';

export function addRecord(program: Command, cli: Cli): void {
  const group = program
    .command('record')
    .summary('verify the record, rebuild the read model')
    .description('Verify the record and what contradicts it; rebuild the read model from it (S6.3, S7.1).');
  const verify = group
    .command('verify')
    .summary('check every journal: hashes, gaps, order, the read model, contradictions')
    .description(
      'Check every journal: hashes, gaps, order, the fold against the read model, and contradictions between tables; each fault says what would mend it. The digest, kept elsewhere, shows later that nobody rewrote a whole chain.',
    )
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const progress = await progressOn(cli.terminal, 'Verifying', options.json ?? false);
      const result = await cli.withJourneys(options, (journeys) =>
        journeys.verifyRecord((done, of) => progress.at(done, of, 'journeys')).finally(() => progress.end()),
      );
      await cli.answer(options, { ...result, verified: result.faults.length === 0 }, () =>
        verifyPage(result),
      );
      if (result.faults.length > 0) cli.exit(partlyFailed);
    });
  withExamples(verify, 'record verify', 'record verify --json');
  const rebuild = group
    .command('rebuild')
    .summary('make the read model anew from the record')
    .description('Make the read model anew from the record alone, and put it in the place of the one in use.')
    .option('--dry-run', 'only compare the two, row for row')
    .action(async (given: { dryRun?: boolean }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { dryRun = false } = given;
      const progress = await progressOn(cli.terminal, 'Rebuilding', options.json ?? false);
      const onProgress = (done: number, of: number) => progress.at(done, of, 'journeys');
      const result = await cli.withJourneys(options, (journeys) =>
        journeys.rebuildRecord({ dryRun, onProgress }).finally(() => progress.end()),
      );
      await cli.answer(options, { ...result, dryRun }, () => rebuildPage(result, dryRun));
      if (dryRun && result.differing.length > 0) cli.exit(partlyFailed);
    });
  withExamples(rebuild, 'record rebuild', 'record rebuild --dry-run');
  withExamples(group, 'record verify', 'record rebuild --dry-run');
}

const verifyPage = ({ journeys, events, faults, digest }: Verification): string =>
  page([
    ...faults.flatMap(({ journey, code, what, mend }) => [
      `${journey ?? 'all'}: ${what} [${code}]`,
      `  mend: ${mend}`,
    ]),
    `${many(journeys, 'journey')}, ${many(events, 'event')}: ${
      faults.length === 0 ? 'the record verifies.' : many(faults.length, 'fault')
    }`,
    `Digest ${digest}`,
  ]);

const rebuildPage = ({ journeys, differing }: Rebuilt, dryRun: boolean): string =>
  page([
    ...differing.map((journey) => `${journey}: the row in use ${dryRun ? 'differs' : 'differed'}`),
    `${many(journeys, 'row')} ${dryRun ? 'compared' : 'rebuilt'}, ${many(differing.length, 'difference')}.`,
  ]);
