/** `journeys versions` and `journeys wake`: releasing a build, and rolling it back (S7.3). */
import type { Command } from 'commander';
import type { Releases } from '../../../activities/releases/versions.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { many, page } from '../output/plain.js';
import { progressOn } from '../output/progress.js';
import { londonMoment } from '../output/times.js';

export function addVersions(program: Command, cli: Cli): void {
  const group = program
    .command('versions')
    .summary('which builds carry how many journeys; releasing and rolling back')
    .description(
      'Which builds of the worker there are, how many journeys each carries, what drains; and which one takes new journeys (S7.3).',
    )
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const releases = await cli.withJourneys(options, (journeys) => journeys.releases());
      await cli.answer(options, releases, () => releasesPage(releases));
    });
  addUse(group, cli);
  addAbandon(group, cli);
  withExamples(group, 'versions', 'versions use 3f1c9a2b7d40', 'versions abandon 90ab12cd34ef');
  addWake(program, cli);
}

function addUse(group: Command, cli: Cli): void {
  const command = group
    .command('use')
    .summary('have a build take new journeys, also to roll back')
    .description(
      'Have a build take new journeys and those that wake. An earlier build than the present one is rolled back to in the same way.',
    )
    .argument('<build>', 'the build, as "versions" lists it')
    .action(async (build: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const releases = await cli.withJourneys(options, (journeys) => journeys.useBuild(build));
      await cli.answer(options, releases, () => releasesPage(releases));
    });
  withExamples(command, 'versions use 3f1c9a2b7d40');
}

function addAbandon(group: Command, cli: Cli): void {
  const command = group
    .command('abandon')
    .summary('move the journeys of a build whose workers are gone for good')
    .description(
      'Start the journeys of a build whose workers are gone for good again from their records, on the build that takes new journeys. Nothing that was acknowledged is lost.',
    )
    .argument('<build>', 'the build, as "versions" lists it')
    .action(async (build: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const progress = await progressOn(cli.terminal, 'Starting again', options.json ?? false);
      let count = 0;
      const abandoned = await cli.withJourneys(options, (journeys) =>
        journeys
          .abandonBuild(build, ({ journey }) => progress.at(++count, count, journey))
          .finally(() => progress.end()),
      );
      const left = abandoned.filter(({ goesOn }) => !goesOn);
      await cli.answer(options, { build, abandoned }, () =>
        page([
          ...left.map(({ journey }) => `${journey}: does not go on yet; see "journeys record verify".`),
          `${many(abandoned.length - left.length, 'journey')} started again from the record.`,
        ]),
      );
      if (left.length > 0) cli.exit(partlyFailed);
    });
  withExamples(command, 'versions abandon 90ab12cd34ef');
}

interface WakeOptions extends SharedOptions {
  behind?: boolean;
  handOver?: boolean;
}

function addWake(program: Command, cli: Cli): void {
  const command = program
    .command('wake')
    .summary('wake resting journeys, so that they move to the build that takes new ones')
    .description(
      'Wake resting journeys: they look at their dates, ask the record what it has, and move to the build that takes new ones.',
    )
    .argument('[cohort]', 'id of a cohort; all journeys without it')
    .option('--behind', 'only those that are not with that build yet')
    .option('--hand-over', 'go on in a new run in any case, for a server that does not tell of builds')
    .action(async (cohort: string | undefined, given: WakeOptions, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { behind = false, handOver = false } = given;
      const progress = await progressOn(cli.terminal, 'Waking', options.json ?? false);
      const onWoken = (count: number) => progress.at(count, count, '');
      const woken = await cli.withJourneys(options, (journeys) =>
        journeys.wake({ cohort, behind, handOver, onWoken }).finally(() => progress.end()),
      );
      await cli.answer(
        options,
        { cohort: cohort ?? null, woken },
        () => `${many(woken, 'journey')} woken.\n`,
      );
    });
  withExamples(command, 'wake --behind', 'wake npq-senco-2026-autumn', 'wake --hand-over');
}

async function releasesPage({ deployment, versions, unversioned, current }: Releases): Promise<string> {
  const { tableOf } = await import('../output/table.js');
  const words: Partial<Record<Releases['versions'][number]['status'], string>> = {
    current: 'takes new journeys',
    draining: 'drains: these journeys move when they wake',
    drained: 'drained: its workers may be stopped',
    inactive: 'takes no journeys',
  };
  const rows = versions.map(({ build, status, since, journeys, hasWorkers }) => [
    build,
    journeys,
    words[status] ?? status,
    hasWorkers ? 'yes' : 'no',
    since === null ? '' : londonMoment(since),
  ]);
  const without =
    unversioned > 0 ? [['(without a version)', unversioned, 'move when they wake', '', '']] : [];
  const table = tableOf(['Build', 'Journeys', 'State', 'Workers', 'Since'], [...rows, ...without]);
  const stuck = versions.filter(({ journeys, hasWorkers }) => journeys > 0 && !hasWorkers);
  return page([
    `Deployment "${deployment}"`,
    table.trimEnd(),
    ...stuck.map(
      ({ build, journeys }) =>
        `${many(journeys, 'journey')} of build ${build} wait for a worker of it: start one, or "journeys versions abandon ${build}" if it is gone for good.`,
    ),
    ...(current === null ? ['No build takes new journeys yet: "journeys versions use BUILD".'] : []),
  ]);
}
