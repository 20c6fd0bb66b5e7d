/** `journeys cohort`, and `journeys wake`: for operations, after a new build. */
import type { Command } from 'commander';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { many } from '../output/plain.js';
import { progressOn } from '../output/progress.js';
import { addGroups } from './groups.js';

export function addCohortCommands(program: Command, cli: Cli): void {
  addGroups(program, cli);
  const command = program
    .command('wake')
    .summary('wake the resting journeys of a cohort, so that they move to a newer build')
    .description(
      'Wake the resting journeys of a cohort, so that they look at their dates again and move to a newer build.',
    )
    .argument('<cohort>', 'id of the cohort')
    .action(async (cohort: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const progress = await progressOn(cli.terminal, 'Waking', options.json ?? false);
      const woken = await cli.withJourneys(options, (journeys) =>
        journeys.wake(cohort, (count) => progress.at(count, count, '')).finally(() => progress.end()),
      );
      await cli.answer(options, { cohort, woken }, () => `${many(woken, 'journey')} woken.\n`);
    });
  withExamples(command, 'wake npq-senco-2026-autumn');
}
