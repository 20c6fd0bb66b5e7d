/** `journeys rehearse`: moving the clocks of rehearsals (S8.1). */
import type { Command } from 'commander';
import type { Moved } from '../../journeys.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { momentOption } from '../options.js';
import { many, page } from '../output/plain.js';
import { progressOn } from '../output/progress.js';
import { londonMoment } from '../output/times.js';

const TO = 'a day (its end, in London) or a time with its zone';

export function addRehearse(program: Command, cli: Cli): void {
  const group = program
    .command('rehearse')
    .summary('move the clocks of rehearsals')
    .description(
      'Move the clocks of rehearsals, which "enrol --rehearsal" begins: every date on the way is lived through, and no mail leaves (S8.1).',
    );
  addAdvance(group, cli);
  addCohort(group, cli);
  withExamples(
    group,
    'rehearse advance jny-aaaaaaaaaaaaaaaaaaaa --to 2026-12-01',
    'rehearse cohort npq-senco-2026-autumn --to 2028-08-31',
  );
}

function addAdvance(group: Command, cli: Cli): void {
  const command = group
    .command('advance')
    .summary('move the clock of one rehearsal')
    .description('Move the clock of one rehearsal forward, living through every date on the way.')
    .argument('<journey>', 'id or reference of the journey')
    .requiredOption('--to <day or time>', TO)
    .action(async (journey: string, { to }: { to: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const target = momentOption('to', to);
      const at = await cli.withJourneys(options, (journeys) => journeys.advanceTo(journey, target));
      await cli.answer(options, { journey, at }, () => `The rehearsal is at ${londonMoment(at)}.\n`);
    });
  withExamples(
    command,
    'rehearse advance jny-aaaaaaaaaaaaaaaaaaaa --to 2026-12-01',
    'rehearse advance jny-aaaaaaaaaaaaaaaaaaaa --to "2028-03-13 09:00 Europe/London"',
  );
}

function addCohort(group: Command, cli: Cli): void {
  const command = group
    .command('cohort')
    .summary('move the clocks of all rehearsals of a cohort')
    .description(
      'Move the clocks of all rehearsals of a cohort, a month at a time, so that those who share groups, diaries and a waiting list stay abreast.',
    )
    .argument('<cohort>', 'id of the cohort')
    .requiredOption('--to <day or time>', TO)
    .action(async (cohort: string, { to }: { to: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const target = momentOption('to', to);
      const progress = await progressOn(cli.terminal, 'Rehearsing', options.json ?? false);
      const result = await cli.withJourneys(options, (journeys) =>
        journeys
          .advanceCohort(cohort, target, {
            signal: cli.terminal.stop,
            onProgress: ({ at, done, total }) => progress.at(done, total, at.slice(0, 7)),
          })
          .finally(() => progress.end()),
      );
      const stopped = cli.terminal.stop.aborted;
      await cli.answer(options, { cohort, to: target, stopped, ...result }, () =>
        stopped ? 'Stopped on the way. Move them again to go on.\n' : movedPage(cohort, target, result),
      );
      if (stopped || result.failed.length > 0) cli.exit(partlyFailed);
    });
  withExamples(
    command,
    'rehearse cohort npq-senco-2026-autumn --to 2027-07-31',
    'rehearse cohort npq-senco-2026-autumn --to 2028-08-31 --json',
  );
}

const movedPage = (cohort: string, to: string, { moved, ended, failed }: Moved): string =>
  page([
    ...failed.map(({ journey, code, message }) => `${journey}: ${message} [${code}]`),
    `${cohort}: ${many(moved, 'rehearsal')} at ${londonMoment(to)}, ${ended} came to their end, ${failed.length} failed.`,
  ]);
