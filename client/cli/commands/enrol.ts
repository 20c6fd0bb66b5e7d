/** `journeys enrol`: one participant, or a whole cohort from a file (S2.1, S6.1). */
import type { Command } from 'commander';
import { valueOf } from '../../../environment/values.js';
import { columnHelp, columns, type Cells } from '../../enrolment/columns.js';
import { BadInput } from '../../errors.js';
import { momentSchema } from '../../input/instants.js';
import type { Intake } from '../../enrolment/row.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import type { FileOptions } from '../enrol-file.js';
import { typed } from '../options.js';
import { warningLines } from '../output/plain.js';
import { camel, dashed } from './person.js';

interface EnrolOptions extends SharedOptions, FileOptions {
  cohort: string;
  provider?: string;
  rehearsal?: boolean;
  start?: string;
  schools?: string;
  csv?: string;
  id?: string;
}

export function addEnrol(program: Command, cli: Cli): void {
  const command = program
    .command('enrol')
    .summary('enrol one participant, or a cohort from a CSV file')
    .description(
      'Enrol one participant by options, or a whole cohort from a CSV file (S2.1, S6.1). Enrolling again is safe: it answers with the journey that is there and changes nothing. In a file, one bad row never stops the rest.',
    )
    .requiredOption('--cohort <id>', 'the cohort')
    .option('--provider <id>', 'the provider; needed where several have a contract for the cohort')
    .option('--rehearsal', 'a rehearsal: its clock is moved by command, no mail leaves (S8.1)')
    .option('--start <day or time>', 'when a rehearsal begins; default: the first day of applications')
    .option(
      '--schools <file>',
      'schools with the columns of "Get information about schools"; else JOURNEYS_SCHOOLS, else the register that "schools load" keeps',
    )
    .option('--csv <file>', `a file with the columns ${columns.join(', ')}`)
    .option('--dry-run', 'with --csv: say what would happen to every row and start nothing')
    .option('--report <file>', 'with --csv: write the result of every row as CSV')
    .option('--concurrency <number>', 'with --csv: rows at once, 1 to 64', '16');
  for (const column of columns) command.option(`--${dashed(column)} <text>`, columnHelp[column]);
  command
    .option('--id <id>', 'an id of your own for the command')
    .action(async (_: EnrolOptions, self: Command) => {
      const options = self.optsWithGlobals<EnrolOptions & Record<string, string | undefined>>();
      const intake = await intakeFor(options, cli.terminal.env);
      const cells = cellsOf(options);
      if (options.csv === undefined) return enrolOne(cli, options, intake, cells);
      if (Object.keys(cells).length > 0) {
        throw new BadInput([
          `--csv: the file says who is enrolled; leave out ${Object.keys(cells).join(', ')}`,
        ]);
      }
      const { enrolFile } = await import('../enrol-file.js');
      return enrolFile(cli, options, options.csv, intake);
    });
  withExamples(
    command,
    'enrol --cohort npq-senco-2026-autumn --provider northstar-learning --csv cohort.csv --dry-run',
    'enrol --cohort npq-senco-2026-autumn --provider northstar-learning --csv cohort.csv --report result.csv',
    'enrol --cohort npq-senco-2026-autumn --provider northstar-learning --csv cohort.csv --rehearsal',
    'enrol --cohort npq-senco-2026-autumn --provider northstar-learning --reference AUT26-031 --given-name Priya --family-name Nair --email priya@example.org',
  );
}

async function intakeFor(options: EnrolOptions, env: NodeJS.ProcessEnv): Promise<Intake> {
  const { intakeOf, refuseForeign, refuseStart } = await import('../../input/enrolment.js');
  const { cohort, programme } = intakeOf(options.cohort);
  const contracts = cohort.contracts.map((contract) => contract.provider);
  const scoped = options.scope?.split('/')[0];
  const provider = options.provider ?? scoped ?? (contracts.length === 1 ? contracts[0] : undefined);
  if (provider === undefined) {
    throw new BadInput([`--provider: say which; the cohort has contracts with ${contracts.join(', ')}`]);
  }
  refuseForeign(cohort, provider, null);
  if (options.start !== undefined && !options.rehearsal) {
    throw new BadInput(['--start: only a rehearsal begins at another moment than now; add --rehearsal']);
  }
  const startsAt = options.start === undefined ? null : typed('start', momentSchema, options.start);
  if (startsAt !== null) refuseStart(cohort, startsAt, '--start');
  const schools = options.schools ?? valueOf(env, 'JOURNEYS_SCHOOLS');
  const { schoolsInFile } = await import('../../schools/schools.js');
  return {
    cohort,
    programme,
    provider,
    mode: options.rehearsal ? 'rehearsal' : 'live',
    startsAt,
    schools: schools ? await schoolsInFile(schools) : null,
  };
}

function cellsOf(options: Record<string, string | undefined>): Cells {
  const cells: Cells = {};
  for (const column of columns) {
    const value = options[camel(column)];
    if (value !== undefined) cells[column] = value;
  }
  return cells;
}

async function enrolOne(
  cli: Cli,
  options: EnrolOptions & Record<string, string | undefined>,
  intake: Intake,
  cells: Cells,
): Promise<void> {
  if (options.dryRun || options.report !== undefined) {
    throw new BadInput(['--dry-run and --report belong to --csv']);
  }
  const { readEnrolmentRow } = await import('../../enrolment/row.js');
  const { schoolsWords, withSchools } = await import('../schools-of-enrolment.js');
  const { id } = options;
  await cli.withJourneys(options, async (journeys) => {
    const { schools, ...rest } = await withSchools(journeys, intake, [cells]);
    const { request, faults, warnings } = readEnrolmentRow(cells, { schools, ...rest });
    if (request === null) throw new BadInput(optionFaults(faults));
    const enrolled = await journeys.enrol(id === undefined ? request : { ...request, id });
    const doubts = [...warnings, ...(enrolled.warnings ?? [])];
    const answer = { ...enrolled, warnings: doubts, schools: schools?.source ?? null };
    await cli.answer(options, answer, async () => {
      const { receiptPage } = await import('../output/receipt-page.js');
      const there = enrolled.created ? '' : `${beforeWords(enrolled.knownBy)}: this is the first receipt.\n`;
      const asked = schoolsWords(schools).map((line) => `${line}\n`);
      return [warningLines(doubts), there, ...asked, receiptPage(enrolled.receipt)].join('');
    });
  });
}

const beforeWords = (knownBy?: 'trn' | 'email'): string =>
  knownBy === undefined
    ? 'Enrolled before'
    : `Enrolled before under another reference, known by the ${knownBy === 'trn' ? 'teacher reference number' : 'email address'}`;

/** Each fault named by the option that it is about. */
function optionFaults(faults: readonly string[]): [string, ...string[]] {
  const [first = '', ...rest] = faults.map((fault) => `--${fault.replace(/^[a-z_]+/, dashed)}`);
  return [first, ...rest];
}
