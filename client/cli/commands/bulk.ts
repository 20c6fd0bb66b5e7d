/** `journeys cohort accept`, `attendance` and `release`: one command for many people, a result for each (S6.3). */
import { Option, type Command } from 'commander';
import { fundings, type Funding, type Mode } from '../../../workflows/journey/values.js';
import type { BulkOptions } from '../../bulk/run.js';
import type { BulkRow } from '../../bulk/row.js';
import type { Journeys } from '../../journeys.js';
import { daySchema } from '../../input/dates.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { checkOutput, readInput, writeOutput } from '../files.js';
import { typed } from '../options.js';
import { bulkCsv, bulkCounts, bulkPage } from '../output/bulk-page.js';
import { progressOn } from '../output/progress.js';

interface ManyOptions extends SharedOptions {
  csv?: string;
  waiting?: boolean;
  provider?: string;
  rehearsal?: boolean;
  dryRun?: boolean;
  report?: string;
}

interface AcceptOptions extends ManyOptions {
  funding?: Funding;
}

interface AttendanceOptions extends ManyOptions {
  absent?: string;
  others?: 'present' | 'absent';
  on?: string;
}

const SAFE =
  'Each has a result of its own, one bad row never stops the rest, and giving it again changes nothing.';

export function addBulk(group: Command, cli: Cli): void {
  addAccept(group, cli);
  addAttendance(group, cli);
  addRelease(group, cli);
}

function addAccept(group: Command, cli: Cli): void {
  const command = withPeople(group.command('accept'))
    .summary('accept many applications')
    .description(`Accept many applications; a place is sought for each (S2.6, S2.8). ${SAFE}`)
    .option('--waiting', 'everybody who waits for this decision, in place of names or a file')
    .addOption(
      new Option('--funding <who>', 'decide first who pays, for those for whom that is open').choices(
        fundings,
      ),
    )
    .action(async (cohort: string, named: string[], _: object, self: Command) => {
      const options = self.optsWithGlobals<AcceptOptions>();
      const who = { ...(await whoOf(options, named)), funding: options.funding };
      await forMany(cli, 'Accepting', cohort, options, (journeys, bulk) =>
        journeys.acceptMany(cohort, who, bulk),
      );
    });
  withExamples(
    command,
    'cohort accept npq-senco-2026-autumn --waiting --funding scholarship --dry-run',
    'cohort accept npq-senco-2026-autumn AUT26-001 AUT26-002',
    'cohort accept npq-senco-2026-autumn --csv accepted.csv --report result.csv',
  );
}

function addRelease(group: Command, cli: Cli): void {
  const command = withPeople(group.command('release'))
    .summary('release many confirmed results')
    .description(`Release many confirmed results; each participant is told (S5.5, S5.7). ${SAFE}`)
    .option(
      '--waiting',
      'everybody whose confirmed result waits for its release, in place of names or a file',
    )
    .action(async (cohort: string, named: string[], _: object, self: Command) => {
      const options = self.optsWithGlobals<ManyOptions>();
      const who = await whoOf(options, named);
      await forMany(cli, 'Releasing', cohort, options, (journeys, bulk) =>
        journeys.releaseMany(cohort, who, bulk),
      );
    });
  withExamples(
    command,
    'cohort release npq-senco-2026-autumn --waiting',
    'cohort release npq-senco-2026-autumn --csv board.csv --json',
  );
}

function addAttendance(group: Command, cli: Cli): void {
  const command = withMode(
    group
      .command('attendance')
      .argument('<cohort>', 'id of the cohort')
      .argument('<group>', 'the group whose day it was')
      .argument('<event>', 'the event, such as event-1')
      .argument('[present...]', 'references or ids of those who were there'),
  )
    .summary('record who was at a group’s day')
    .description(
      `Record who was at a group’s day, by names or from a register (S3.2). ${SAFE} Whoever is not named is left open, unless --others says what holds for them.`,
    )
    .option('--absent <names>', 'references or ids of those who were not, with commas between them')
    .option('--csv <file>', 'a register with the columns reference and attended (yes or no)')
    .addOption(
      new Option('--others <what>', 'what holds for everybody of that day who is not named').choices([
        'present',
        'absent',
      ]),
    )
    .option('--on <day>', 'the day, YYYY-MM-DD; default: that of the group')
    .action(
      async (cohort: string, of: string, event: string, present: string[], _: object, self: Command) => {
        const options = self.optsWithGlobals<AttendanceOptions>();
        const register = {
          mode: modeOf(options),
          ...{ group: of, event, present },
          absent: (options.absent ?? '').split(',').filter((one) => one.trim() !== ''),
          file: options.csv === undefined ? undefined : await readInput(options.csv),
          others: options.others,
          on: options.on === undefined ? undefined : typed('on', daySchema, options.on),
        };
        await forMany(cli, 'Recording', cohort, options, (journeys, bulk) =>
          journeys.recordRegister(cohort, register, bulk),
        );
      },
    );
  withExamples(
    command,
    'cohort attendance npq-senco-2026-autumn leeds event-1 --csv register.csv',
    'cohort attendance npq-senco-2026-autumn leeds event-1 --absent AUT26-004,AUT26-017 --others present',
  );
}

const withPeople = (command: Command): Command =>
  withMode(
    command
      .argument('<cohort>', 'id of the cohort')
      .argument('[people...]', 'references or ids of those who are meant'),
  )
    .option('--csv <file>', 'those who are meant: a file with a column reference')
    .option('--provider <id>', 'of this provider, where several have the same references');

const withMode = (command: Command): Command =>
  command
    .option('--rehearsal', 'the rehearsals of the cohort')
    .option('--dry-run', 'say what would happen to each and do nothing')
    .option('--report <file>', 'write the result of everybody as CSV');

const modeOf = ({ rehearsal }: ManyOptions): Mode => (rehearsal ? 'rehearsal' : 'live');

async function whoOf(options: ManyOptions, named: string[]) {
  const { csv, waiting = false, provider } = options;
  const file = csv === undefined ? undefined : await readInput(csv);
  return {
    mode: modeOf(options),
    named,
    waiting,
    ...(file && { file }),
    ...(provider && { provider }),
  } as const;
}

async function forMany(
  cli: Cli,
  label: string,
  cohort: string,
  options: ManyOptions,
  work: (journeys: Journeys, bulk: BulkOptions) => Promise<BulkRow[]>,
): Promise<void> {
  const { report, dryRun = false, json = false } = options;
  if (report !== undefined) await checkOutput(report);
  const progress = await progressOn(cli.terminal, dryRun ? 'Trying' : label, json);
  const rows = await cli.withJourneys(options, (journeys) =>
    work(journeys, {
      dryRun,
      signal: cli.terminal.stop,
      onProgress: (done, of) => progress.at(done, of, ''),
    }).finally(() => progress.end()),
  );
  if (report !== undefined) await writeOutput(report, bulkCsv(rows));
  const counts = bulkCounts(rows);
  const mode = modeOf(options);
  await cli.answer(options, { cohort, mode, dryRun, counts, rows }, () => bulkPage(cohort, mode, rows));
  if (counts.refused + counts.failed > 0) cli.exit(partlyFailed);
}
