/** `journeys record`: whether it is as it was written and agrees with the engine; and what mends it (S7.1). */
import type { Command } from 'commander';
import type { Mended } from '../../../activities/reconcile/mend.js';
import type { Rebuilt } from '../../../store/read-model/rebuild.js';
import type { VerifiedRecord } from '../../actions/whole-record.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { many, page } from '../output/plain.js';
import { progressOn } from '../output/progress.js';

export function addRecord(program: Command, cli: Cli): void {
  const group = program
    .command('record')
    .summary('verify the record, bring it and the engine together, rebuild the read model')
    .description(
      'Verify the record and what contradicts it, bring it and the engine together, rebuild the read model (S6.3, S7.1).',
    );
  addVerify(group, cli);
  addMend(group, cli);
  addRebuild(group, cli);
  withExamples(group, 'record verify', 'record mend', 'record rebuild --dry-run');
}

function addVerify(group: Command, cli: Cli): void {
  const verify = group
    .command('verify')
    .summary('check every journal, and compare record and engine')
    .description(
      'Check every journal: hashes, gaps, order, the fold against the read model, contradictions between tables; and whether the run of every journey is where its record is. Each fault says what would mend it. The digest, kept elsewhere, shows later that nobody rewrote a whole chain.',
    )
    .option('--no-engine', 'look at the record alone, without a Temporal server')
    .action(async ({ engine }: { engine: boolean }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const progress = await progressOn(cli.terminal, 'Verifying', options.json ?? false);
      const onCompared = (done: number, of: number) => progress.at(done, of, 'compared with their runs');
      const result = await cli.withJourneys(options, (journeys) =>
        journeys
          .verifyRecord((done, of) => progress.at(done, of, 'journals'), { engine, onCompared })
          .finally(() => progress.end()),
      );
      await cli.answer(options, { ...result, verified: result.faults.length === 0 }, () =>
        verifyPage(result),
      );
      if (result.faults.length > 0) cli.exit(partlyFailed);
    });
  withExamples(verify, 'record verify', 'record verify --json', 'record verify --no-engine');
}

function addMend(group: Command, cli: Cli): void {
  const command = group
    .command('mend')
    .summary('bring record and engine together where they differ')
    .description(
      'Bring record and engine together where they differ: a run that is behind takes over what the record has, one that is gone is started again from the record, and a record that lost its end gets it back from the run.',
    )
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const progress = await progressOn(cli.terminal, 'Comparing', options.json ?? false);
      const mended = await cli.withJourneys(options, (journeys) =>
        journeys.mendRecord((done, of) => progress.at(done, of, 'journeys')).finally(() => progress.end()),
      );
      await cli.answer(options, { mended }, () => mendPage(mended));
      if (mended.some(({ agrees }) => !agrees)) cli.exit(partlyFailed);
    });
  withExamples(command, 'record mend', 'record mend --json');
}

function addRebuild(group: Command, cli: Cli): void {
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
}

const verifyPage = ({ journeys, events, faults, digest, compared }: VerifiedRecord): string =>
  page([
    ...faults.flatMap(({ journey, code, what, mend }) => [
      `${journey ?? 'all'}: ${what} [${code}]`,
      `  mend: ${mend}`,
    ]),
    `${many(journeys, 'journey')}, ${many(events, 'event')}: ${
      faults.length === 0 ? 'the record verifies.' : many(faults.length, 'fault')
    }`,
    compared === null
      ? 'The record was not compared with the engine.'
      : `${many(compared, 'journey')} compared with their runs.`,
    `Digest ${digest}`,
  ]);

const done: Record<Mended['how'], string> = {
  woken: 'woken',
  'started-again': 'started again from the record',
  nothing: 'nothing that a program could do',
};

const mendPage = (mended: readonly Mended[]): string =>
  page([
    ...mended.map(
      ({ journey, code, how, agrees }) =>
        `${journey}: ${done[how]} [${code}]; ${agrees ? 'they agree now' : 'they still differ: look at the log of the worker'}`,
    ),
    mended.length === 0 ? 'Record and engine agree.' : `${many(mended.length, 'journey')} seen to.`,
  ]);

const rebuildPage = ({ journeys, differing }: Rebuilt, dryRun: boolean): string =>
  page([
    ...differing.map((journey) => `${journey}: the row in use ${dryRun ? 'differs' : 'differed'}`),
    `${many(journeys, 'row')} ${dryRun ? 'compared' : 'rebuilt'}, ${many(differing.length, 'difference')}.`,
  ]);
